package tacit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import tacit.catalogue.Games;
import tacit.experiment.GameFile;
import tacit.game.GameDefinition;
import tacit.game.GameWarning;

/** Prints games. */
final class GameListing {
    private GameListing() {}

    static int list(PrintStream out) {
        for (String name : Games.names()) {
            out.printf("%-20s %s%n", name, Games.definition(name).title());
        }
        return ExitCode.DONE;
    }

    static int show(String nameOrFile, PrintStream out) {
        GameFile file = GameFile.open(nameOrFile, Path.of(""));
        out.println(file.definition().source().strip());
        return ExitCode.DONE;
    }

    static int check(String nameOrFile, PrintStream out) {
        GameFile file = GameFile.open(nameOrFile, Path.of(""));
        GameDefinition game = file.definition();
        for (GameWarning warning : game.warnings()) {
            out.println("warning: " + file.name() + ", " + warning);
        }
        out.printf("%s: game %s is in order%n", file.name(), game.name());
        return ExitCode.DONE;
    }
}
