package tacit.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tacit games}: the catalogue. */
@Command(
        name = "games",
        mixinStandardHelpOptions = true,
        description = "List the shipped games, show one, or check a game file of your own.")
final class GamesCommand implements Runnable {
    @Override
    public void run() {
        GameListing.list(System.out);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a game: its file, and the control and Hamiltonian derived from it.")
    int show(
            @Parameters(paramLabel = "NAME-OR-FILE", description = "A shipped name or a game file.") String name,
            @Option(
                            names = "--kernels",
                            description = "Also show the loops that its steps are compiled from, as they are nested.")
                    boolean kernels) {
        return GameListing.show(name, kernels, System.out);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Check a game file and say what is wrong with it, or that it is in order.")
    int check(@Parameters(paramLabel = "FILE", description = "A game file.") String file) {
        return GameListing.check(file, System.out);
    }
}
