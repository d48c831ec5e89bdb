package tacit.formula;

import java.io.Serializable;

/**
 * Where something stands in a text.
 *
 * @param line line number, from 1
 * @param column column within the line in characters (code points), from 1
 */
public record SourcePosition(int line, int column) implements Serializable {
    /** The beginning of a text. */
    public static final SourcePosition START = new SourcePosition(1, 1);

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
