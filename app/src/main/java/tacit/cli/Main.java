package tacit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the {@code tacit} command. */
@Command(
        name = "tacit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Recovers the hidden parameters of a mean field game from the observed flow of a population.")
public final class Main implements Runnable {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
