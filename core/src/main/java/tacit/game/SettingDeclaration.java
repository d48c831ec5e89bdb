package tacit.game;

import java.util.List;
import tacit.formula.SourcePosition;

/**
 * A setting, which changes the structure of a game: {@code setting d = 3} or {@code setting stations = harbour, park}.
 *
 * @param value its value where nothing else gives one
 * @param meaning what it means, in a few words; empty where nothing is declared
 */
public record SettingDeclaration(String name, Value value, String meaning, SourcePosition position) {
    /** What a setting holds. */
    public sealed interface Value {}

    /** One number. */
    public record Number(double value) implements Value {}

    /** A list of names, all different. */
    public record Names(List<String> names) implements Value {
        /** Copies the names. */
        public Names {
            names = List.copyOf(names);
        }
    }
}
