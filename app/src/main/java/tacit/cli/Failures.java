package tacit.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.formula.FormulaException;

/** Turns every failure into one message on the standard error stream and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final long BYTES_PER_MEGABYTE = 1 << 20;

    private final BooleanSupplier debug;
    private final PrintStream err = System.err;

    Failures(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        say(unknownCommand(failure, command) + " (see "
                + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        if (isBadInput(failure)) {
            say(String.valueOf(failure.getMessage()));
            return ExitCode.BAD_INPUT;
        }
        say("a fault of Tacit itself: " + failure + (debug.getAsBoolean() ? "" : " (run again with --debug)"));
        return ExitCode.OUR_FAULT;
    }

    /** The memory or the stack that the process may use does not do. */
    int exhausted(VirtualMachineError failure) {
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        say(
                failure instanceof StackOverflowError
                        ? "the stack ran out: allow more, e.g. TACIT_JAVA_OPTIONS=-Xss16m, or give simpler formulas"
                        : memoryRanOut(failure));
        return ExitCode.BAD_INPUT;
    }

    private static String memoryRanOut(VirtualMachineError failure) {
        long limit = Runtime.getRuntime().maxMemory() / BYTES_PER_MEGABYTE;
        return "the memory ran out (" + failure.getMessage() + "), of which " + limit
                + " MB may be used: allow more, e.g. TACIT_JAVA_OPTIONS=-Xmx" + 2 * limit
                + "m, or take fewer states, steps or trajectories, or another solver (--solver)";
    }

    int standardOutputFailed() {
        say("the standard output cannot be written: free space or send it elsewhere");
        return ExitCode.BAD_INPUT;
    }

    /* The library reports misuse by IllegalArgumentException itself, whose message is written for its user; the
     * subclasses that the JDK throws are faults. */
    private static boolean isBadInput(Exception failure) {
        return failure instanceof InputException
                || failure instanceof FormulaException
                || failure.getClass() == IllegalArgumentException.class;
    }

    private static String unknownCommand(ParameterException failure, CommandLine command) {
        boolean expectsCommand = !command.getSubcommands().isEmpty()
                && command.getCommandSpec().positionalParameters().isEmpty();
        if (expectsCommand
                && failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().getFirst().startsWith("-")) {
            String given = unmatched.getUnmatched().getFirst();
            return "there is no command '" + given + "': "
                    + KnownNames.remedy(
                            given, List.copyOf(command.getSubcommands().keySet()));
        }
        String message = String.valueOf(failure.getMessage());
        return message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1);
    }

    private void say(String message) {
        err.println("tacit: " + message);
    }
}
