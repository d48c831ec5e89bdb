package tacit.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tacit.formula.FormulaException;
import tacit.formula.NearestName;
import tacit.game.GameDefinition;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;
import tacit.kernel.KernelCompiler;

/**
 * Loads games, shipped ones by name and one's own from files, and compiles them.
 *
 * <pre>{@code
 * MeanFieldGame game = Games.load("linear-quadratic", GameOptions.NONE.with("d", "8"));
 * }</pre>
 */
public final class Games {
    private static final List<String> NAMES =
            List.of("epidemic", "linear-quadratic", "bike-share", "crowd-aversion", "emissions");

    private Games() {}

    /** The names of the shipped games. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The shipped game of that name, with its file's settings.
     *
     * @throws IllegalArgumentException where no game has that name
     */
    public static MeanFieldGame load(String name) {
        return load(name, GameOptions.NONE);
    }

    /**
     * The shipped game of that name.
     *
     * @throws IllegalArgumentException where no game has that name, or an option does not fit it
     */
    public static MeanFieldGame load(String name, GameOptions options) {
        return make(definition(name), options);
    }

    /**
     * The game of a file.
     *
     * @throws IOException where the file cannot be read
     * @throws FormulaException where it is not a game
     */
    public static MeanFieldGame read(Path file) throws IOException {
        return make(definition(file), GameOptions.NONE);
    }

    /** The game of a definition, compiled. */
    public static MeanFieldGame make(GameDefinition definition, GameOptions options) {
        return GameFactory.make(definition, options, new KernelCompiler());
    }

    /**
     * What the shipped game of that name says.
     *
     * @throws IllegalArgumentException where no game has that name
     */
    public static GameDefinition definition(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("unknown game '" + name + "'" + NearestName.suggestion(name, NAMES)
                    + ": the shipped games are " + String.join(", ", NAMES));
        }
        String file = name + ".game";
        try (InputStream stream = Games.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the shipped game " + file + " is missing from the library");
            }
            return GameParser.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What a game file says.
     *
     * @throws IOException where the file cannot be read
     * @throws FormulaException where it is not a game
     */
    public static GameDefinition definition(Path file) throws IOException {
        try {
            return GameParser.parse(Files.readString(file), file.toString());
        } catch (MalformedInputException binary) {
            throw new IOException(file + " is not a text file in UTF-8", binary);
        }
    }
}
