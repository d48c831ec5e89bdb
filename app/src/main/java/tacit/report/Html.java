package tacit.report;

/** Plain text made safe for HTML and XML, as content and as the value of a quoted attribute. */
final class Html {
    private Html() {}

    /** Replaces the characters that have a meaning in markup, and those that are forbidden there. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(escaped, character));
        return escaped.toString();
    }

    private static void append(StringBuilder to, int character) {
        switch (character) {
            case '&' -> to.append("&amp;");
            case '<' -> to.append("&lt;");
            case '>' -> to.append("&gt;");
            case '"' -> to.append("&quot;");
            case '\'' -> to.append("&#39;");
            default -> to.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
        }
    }

    private static boolean isAllowed(int character) {
        boolean layout = character == '\n' || character == '\r' || character == '\t';
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean noCharacter = (character & 0xFFFE) == 0xFFFE;
        return layout || !(Character.isISOControl(character) || surrogate || noCharacter);
    }
}
