package tacit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import tacit.catalogue.Games;
import tacit.experiment.GameFile;
import tacit.game.DerivedFormulas;
import tacit.game.GameDefinition;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GameWarning;
import tacit.kernel.KernelListing;

/** Prints games. */
final class GameListing {
    private GameListing() {}

    static int list(PrintStream out) {
        for (String name : Games.names()) {
            out.printf("%-20s %s%n", name, Games.definition(name).title());
        }
        return ExitCode.DONE;
    }

    static int show(String nameOrFile, boolean kernels, PrintStream out) {
        GameFile file = GameFile.open(nameOrFile, Path.of(""));
        GameDefinition game = file.definition();
        file.requireSense();
        out.println(game.source().strip());
        section("Optimal control", DerivedFormulas.controls(game), out);
        section("Hamiltonian, at the optimal control", DerivedFormulas.hamiltonians(game), out);
        section("Terminal cost", DerivedFormulas.terminalCosts(game), out);
        out.println();
        out.println("u[x] is the expected cost from now to the end for a player in x, mu[x] the share");
        out.println("of the population in x.");
        if (kernels) {
            GameFactory.steps(game, GameOptions.NONE).forEach((name, program) -> {
                out.println();
                out.println(Terminal.bold("Kernel of the " + name));
                KernelListing.of(program).forEach(line -> out.println("  " + line));
            });
        }
        return ExitCode.DONE;
    }

    private static void section(String title, List<DerivedFormulas.Derived> formulas, PrintStream out) {
        if (!formulas.isEmpty()) {
            out.println();
            out.println(Terminal.bold(title));
            formulas.forEach(formula ->
                    Terminal.wrapped(formula.toString(), "  ", "      ").forEach(out::println));
        }
    }

    static int check(String nameOrFile, PrintStream out) {
        GameFile file = GameFile.open(nameOrFile, Path.of(""));
        GameDefinition game = file.definition();
        file.requireSense();
        for (GameWarning warning : GameFactory.warnings(game, GameOptions.NONE)) {
            out.println("warning: " + file.name() + ", " + warning);
        }
        out.printf("%s: game %s is in order%n", file.name(), game.name());
        return ExitCode.DONE;
    }
}
