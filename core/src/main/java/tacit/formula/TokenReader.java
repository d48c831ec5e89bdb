package tacit.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads a text token by token. The parsers of formulas and of games share one reader, each taking what it needs. */
public final class TokenReader {
    private static final Set<String> CONTINUING =
            Set.of("+", "-", "*", "/", "^", "=", "!=", "<", "<=", ">", ">=", ",", ":", "->", "..", "and", "or", "not");

    private final String text;
    private final List<Token> tokens;
    private int at;

    private TokenReader(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** A reader of one formula; line ends are blanks. */
    public static TokenReader of(String text) {
        List<Token> tokens = Lexer.tokens(text).stream()
                .filter(token -> token.kind() != Token.Kind.LINE_END)
                .toList();
        return new TokenReader(text, tokens);
    }

    /**
     * A reader of declarations, each of which ends with its line. A line end is a blank where the declaration goes on:
     * inside brackets, after a comma or an operator, before an operator, and on empty lines.
     *
     * @param keywords words that begin a declaration wherever they begin a line, even inside a bracket that somebody
     *     forgot to close
     */
    public static TokenReader ofLines(String text, Set<String> keywords) {
        List<Token> all = Lexer.tokens(text);
        List<Token> kept = new ArrayList<>();
        Deque<Token> brackets = new ArrayDeque<>();
        for (int i = 0; i < all.size(); i++) {
            Token token = all.get(i);
            if (token.kind() != Token.Kind.LINE_END) {
                follow(token, brackets);
                kept.add(token);
                continue;
            }
            Token next = all.get(i + 1);
            if (next.kind() == Token.Kind.LINE_END) {
                continue;
            }
            boolean begins = next.kind() == Token.Kind.NAME && keywords.contains(next.text());
            if (begins) {
                brackets.clear();
            }
            boolean begun = !kept.isEmpty() && kept.getLast().kind() != Token.Kind.LINE_END;
            boolean ends = brackets.isEmpty() && begun && !continues(kept.getLast()) && !continues(next);
            if (ends || (begins && begun)) {
                kept.add(token);
            }
        }
        return new TokenReader(text, kept);
    }

    private static void follow(Token token, Deque<Token> brackets) {
        if (token.is("(") || token.is("[") || token.is("{")) {
            brackets.push(token);
        } else if (token.is(")") || token.is("]") || token.is("}")) {
            brackets.poll();
        }
    }

    private static boolean continues(Token token) {
        return token.kind() != Token.Kind.TEXT && CONTINUING.stream().anyMatch(token::is);
    }

    /** The token that comes next. */
    public Token peek() {
        return peek(0);
    }

    /** The token that comes after {@code distance} others; the last one is always the end. */
    public Token peek(int distance) {
        return tokens.get(Math.min(at + distance, tokens.size() - 1));
    }

    /** Takes the next token; the end can be taken again and again. */
    public Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next token if it is the sign or the word {@code text}, and says whether it was. */
    public boolean accept(String expected) {
        boolean found = peek().is(expected);
        if (found) {
            next();
        }
        return found;
    }

    /** Takes the sign or the word {@code text}, which must come next. */
    public Token expect(String expected) {
        if (!peek().is(expected)) {
            throw found("'" + expected + "'");
        }
        return next();
    }

    /**
     * Takes a token of the given kind, which must come next.
     *
     * @param what how a message names it: {@code a name}
     */
    public Token expect(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw found(what);
        }
        return next();
    }

    /** Whether the next token follows the one before without a blank. */
    public boolean adjacent() {
        return at > 0 && tokens.get(at - 1).end() == peek().start();
    }

    /** What stands between two tokens, as it was written. */
    public String between(Token from, Token to) {
        return text.substring(from.end(), to.start());
    }

    /** The exception that says that {@code expected} was expected where something else was found. */
    public FormulaException found(String expected) {
        return new FormulaException(
                peek().position(), "found " + peek().description() + " where " + expected + " was expected");
    }
}
