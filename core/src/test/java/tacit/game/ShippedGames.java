package tacit.game;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The shipped game files. */
final class ShippedGames {
    static final List<String> NAMES = List.of("epidemic", "linear-quadratic", "bike-share", "crowd-aversion");

    private ShippedGames() {}

    static String text(String name) {
        String resource = "/tacit/catalogue/" + name + ".game";
        try (InputStream stream = Objects.requireNonNull(ShippedGames.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static GameDefinition parse(String name) {
        return GameParser.parse(text(name), name + ".game");
    }
}
