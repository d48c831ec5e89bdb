package tacit.formula;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens; every line end is one. Blanks and comments, from {@code #} to the end of the line, go. */
final class Lexer {
    private static final List<String> LONG_SIGNS = List.of("->", "<=", ">=", "!=", "..");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;
    private int counted;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.readToken();
        }
        lexer.add(Token.Kind.END, text.length());
        return lexer.tokens;
    }

    private void readToken() {
        int character = text.codePointAt(at);
        if (character == '\n' || character == '\r') {
            readLineEnd();
        } else if (character == '#') {
            at = commentEnd();
        } else if (isBlank(character)) {
            at += Character.charCount(character);
        } else if (character == '"') {
            readText();
        } else if (isDigit(at) || (character == '.' && isDigit(at + 1))) {
            add(Token.Kind.NUMBER, numberEnd());
        } else if (startsName(character)) {
            add(Token.Kind.NAME, nameEnd());
        } else {
            add(Token.Kind.SIGN, signEnd(character));
        }
    }

    private void readLineEnd() {
        add(Token.Kind.LINE_END, text.startsWith("\r\n", at) ? at + 2 : at + 1);
        line++;
        column = 1;
        counted = at;
    }

    private int commentEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void readText() {
        int close = text.indexOf('"', at + 1);
        if (close < 0 || close > commentEnd()) {
            throw new FormulaException(position(), "this quote is not closed: end the text with '\"' on the same line");
        }
        tokens.add(new Token(Token.Kind.TEXT, text.substring(at + 1, close), position(), at, close + 1));
        at = close + 1;
    }

    private int numberEnd() {
        int end = digitsEnd(at);
        if (end < text.length() && text.charAt(end) == '.' && isDigit(end + 1)) {
            end = digitsEnd(end + 1);
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            boolean signed = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
            int exponent = signed ? end + 2 : end + 1;
            end = isDigit(exponent) ? digitsEnd(exponent) : end;
        }
        return end;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private int nameEnd() {
        int end = at;
        while (end < text.length() && continuesName(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private int signEnd(int character) {
        return LONG_SIGNS.stream().anyMatch(sign -> text.startsWith(sign, at))
                ? at + 2
                : at + Character.charCount(character);
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF';
    }

    private static boolean startsName(int character) {
        return character == '_' || Character.isLetter(character);
    }

    private static boolean continuesName(int character) {
        return startsName(character) || (character >= '0' && character <= '9');
    }

    private SourcePosition position() {
        column += text.codePointCount(counted, at);
        counted = at;
        return new SourcePosition(line, column);
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), position(), at, end));
        at = end;
    }
}
