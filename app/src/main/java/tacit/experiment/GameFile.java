package tacit.experiment;

import java.nio.file.Path;
import tacit.data.TextSource;
import tacit.formula.FormulaException;
import tacit.game.GameDefinition;
import tacit.game.GameParser;

/**
 * A game file and what it says.
 *
 * @param name what messages call it: a shipped name or a path
 * @param definition what it says; its source is the file's text
 */
public record GameFile(String name, GameDefinition definition) {
    private static GameFile parse(TextSource source) {
        try {
            return new GameFile(source.name(), GameParser.parse(source.text()));
        } catch (FormulaException e) {
            throw e.in(source.name());
        }
    }

    /** Opens. */
    public static GameFile open(String nameOrPath, Path folder) {
        try (var in = GameParser.class.getResourceAsStream("/tacit/catalogue/" + nameOrPath + ".game")) {
            if (in != null) {
                return parse(TextSource.of(nameOrPath, in.readAllBytes()));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return parse(TextSource.read(folder.resolve(nameOrPath), "a game file"));
    }
}
