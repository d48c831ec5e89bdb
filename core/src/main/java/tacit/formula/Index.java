package tacit.formula;

import java.util.List;

/**
 * What stands for any state: one variable, {@code x}, or one for each of its coordinates, {@code (i, j)}.
 *
 * @param names the variables, all different
 */
public record Index(List<String> names) {
    /** Copies the names. */
    public Index {
        names = List.copyOf(names);
    }

    /** One variable for a whole state. */
    public static Index of(String name) {
        return new Index(List.of(name));
    }

    @Override
    public String toString() {
        return names.size() == 1 ? names.getFirst() : "(" + String.join(", ", names) + ")";
    }
}
