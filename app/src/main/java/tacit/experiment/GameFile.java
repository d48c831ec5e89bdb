package tacit.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tacit.catalogue.Games;
import tacit.data.Checksum;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.TextSource;
import tacit.formula.FormulaException;
import tacit.game.GameDefinition;
import tacit.game.GameOptions;
import tacit.game.GameParser;

/**
 * A game file and what it says.
 *
 * @param name what messages call it: a shipped name or a path
 * @param definition what it says; its source is the file's text
 */
public record GameFile(String name, GameDefinition definition) {
    /**
     * Opens a shipped game by its name, or a game file by its path.
     *
     * @param nameOrPath a name of the catalogue, or a path
     * @param folder where a relative path begins
     * @throws InputException where there is neither
     * @throws tacit.formula.FormulaException where the file is not a game
     */
    public static GameFile open(String nameOrPath, Path folder) {
        if (Games.names().contains(nameOrPath)) {
            return new GameFile(nameOrPath, Games.definition(nameOrPath));
        }
        Path file = folder.resolve(nameOrPath).normalize();
        if (!Files.exists(file)) {
            throw new InputException("there is no game '" + nameOrPath + "' and no file " + file + ": "
                    + KnownNames.remedy(nameOrPath, Games.names()));
        }
        TextSource source = TextSource.read(file, "a game file");
        return new GameFile(source.name(), GameParser.parse(source.text(), source.name()));
    }

    /**
     * Requires that the file, with the settings it gives itself, is a game that makes sense.
     *
     * @throws tacit.formula.FormulaException naming the file and the place where it does not
     */
    public void requireSense() {
        try {
            Games.make(definition, GameOptions.NONE);
        } catch (FormulaException exception) {
            throw exception.in(name);
        }
    }

    /** The checksum of the file's text. */
    public String sha256() {
        return Checksum.sha256(definition.source().getBytes(StandardCharsets.UTF_8));
    }
}
