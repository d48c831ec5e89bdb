package tacit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Entry point of the {@code tacit} command. */
@Command(
        name = "tacit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = false,
        sortOptions = false,
        header = "Recovers the hidden parameters of a mean field game from the observed flow of a population.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FitCommand.class,
            SolveCommand.class,
            SimulateCommand.class,
            GamesCommand.class,
            DataCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tacit fit boarding-school           calibrate the shipped experiment",
            "  tacit fit my.yaml --out results     your own, see docs/experiments.md",
            "  tacit solve epidemic --set beta=0.5 --horizon 60 --steps 600",
            "  tacit games show epidemic           its file, control and Hamiltonian",
            "",
            "Exit codes: 0 done, 1 a fault of ours, 2 bad input, 3 not converged (results",
            "written and marked), 130 interrupted (what was done stays usable).",
        })
public final class Main implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean debug;

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Terminal.encode();
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var main = new Main();
        var failures = new Failures(() -> main.debug);
        int code = execute(main, failures, arguments);
        return System.out.checkError() && !Terminal.isReaderGone() ? failures.standardOutputFailed() : code;
    }

    private static int execute(Main main, Failures failures, String... arguments) {
        try {
            return new CommandLine(main)
                    .setParameterExceptionHandler(failures)
                    .setExecutionExceptionHandler(failures)
                    .execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError exhausted) {
            return failures.exhausted(exhausted);
        }
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
