package tacit.formula;

/**
 * A word, number, text or sign of a formula or a game file.
 *
 * @param text as it is written; the content of a {@code TEXT} without its quotes
 * @param start where it begins in the text, in {@code char}s
 * @param end where it ends, excluded
 */
public record Token(Kind kind, String text, SourcePosition position, int start, int end) {
    /** The kinds of tokens. */
    public enum Kind {
        /** A name or a word of the language: {@code beta}. */
        NAME,
        /** A number without sign: {@code 1e-3}. */
        NUMBER,
        /** Characters between double quotes: {@code "recovery rate"}. */
        TEXT,
        /** An operator or a bracket, or a character that means nothing here: {@code ->}. */
        SIGN,
        /** The end of a declaration, in a file of declarations. */
        LINE_END,
        /** The end of the text. */
        END
    }

    /** Whether this is the sign or the word {@code text}. */
    public boolean is(String expected) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(expected);
    }

    /** How a message names this token: {@code ')'}, {@code the end of the line}. */
    String description() {
        return switch (kind) {
            case LINE_END -> "the end of the line";
            case END -> "the end of the text";
            case TEXT -> "the text \"" + printable() + "\"";
            case NAME, NUMBER, SIGN -> "'" + printable() + "'";
        };
    }

    private String printable() {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(character -> {
            if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
                shown.append(String.format("U+%04X", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN ? shown + "…" : shown.toString();
    }

    private static final int LONGEST_SHOWN = 40;
}
