package tacit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads formulas: {@code + - * / ^} with the usual precedence ({@code -x^2} is {@code -(x^2)}, {@code ^} associates to
 * the right), calls of {@link NamedFunction}s, {@code sum(x : …)}, {@code sum(y when y != x : …)} and
 * {@code if(condition, a, b)}. Conditions are comparisons joined by {@code not}, {@code and}, {@code or}.
 *
 * <p>Whatever the text, what cannot be read is a {@link FormulaException}. Depth and size are bounded, so that whoever
 * walks a tree may recurse.
 */
public final class FormulaParser {
    private static final int DEEPEST_NESTING = 100;
    private static final int MOST_OPERATORS = 1000;
    private static final Set<String> WORDS = Set.of("and", "or", "not", "when", "in", "if", "sum");

    private final TokenReader reader;
    private final AtomParser atoms;
    private int nesting;
    private int operators;

    /** A parser that takes formulas from where a reader stands. */
    public FormulaParser(TokenReader reader) {
        this.reader = reader;
        this.atoms = new AtomParser(reader, this);
    }

    /** The words that cannot be names. */
    public static Set<String> words() {
        return WORDS;
    }

    /**
     * Reads one formula.
     *
     * @throws FormulaException where the text is not a formula
     */
    public static Formula parse(String text) {
        TokenReader reader = TokenReader.of(text);
        Formula formula = new FormulaParser(reader).formula();
        reader.expect(Token.Kind.END, "an operator or the end of the formula");
        return formula;
    }

    /**
     * Reads one condition.
     *
     * @throws FormulaException where the text is not a condition
     */
    public static Condition parseCondition(String text) {
        TokenReader reader = TokenReader.of(text);
        Condition condition = new FormulaParser(reader).condition();
        reader.expect(Token.Kind.END, "an operator or the end of the condition");
        return condition;
    }

    /** Takes a formula, as far as it goes. */
    public Formula formula() {
        operators = 0;
        return number(addition());
    }

    /** Takes what may stand for a state, a number or a tuple of them, as far as it goes. */
    public Formula state() {
        operators = 0;
        return state(addition());
    }

    /** What was read, which must be a number or a tuple. */
    static Formula state(Syntax syntax) {
        return syntax instanceof Formula.Tuple tuple ? tuple : number(syntax);
    }

    /** Takes a condition, as far as it goes. */
    public Condition condition() {
        operators = 0;
        return truth(disjunction());
    }

    /**
     * Takes an index, {@code x} or {@code (i, j)}.
     *
     * @param what how a message names it: {@code an index}
     */
    public Index index(String what) {
        if (!reader.peek().is("(")) {
            return Index.of(reader.expect(Token.Kind.NAME, what).text());
        }
        reader.next();
        List<String> names = new ArrayList<>();
        do {
            Token name = reader.expect(Token.Kind.NAME, "a coordinate");
            if (names.contains(name.text())) {
                throw new FormulaException(name.position(), "the coordinate '" + name.text() + "' stands twice");
            }
            names.add(name.text());
        } while (reader.accept(","));
        reader.expect(")");
        return new Index(names);
    }

    /** Takes a number or a condition. */
    Syntax disjunction() {
        Syntax left = conjunction();
        while (reader.peek().is("or")) {
            operator();
            left = new Condition.Disjunction(truth(left), truth(conjunction()), left.position());
        }
        return left;
    }

    private Syntax conjunction() {
        Syntax left = negation();
        while (reader.peek().is("and")) {
            operator();
            left = new Condition.Conjunction(truth(left), truth(negation()), left.position());
        }
        return left;
    }

    private Syntax negation() {
        SourcePosition position = reader.peek().position();
        if (!reader.peek().is("not")) {
            return comparison();
        }
        operator();
        return nested(() -> new Condition.Negation(truth(negation()), position));
    }

    private Syntax comparison() {
        Syntax left = addition();
        for (ComparisonOperator operator : ComparisonOperator.values()) {
            if (reader.peek().is(operator.symbol())) {
                operator();
                Syntax right = addition();
                return left instanceof Formula.Tuple one && right instanceof Formula.Tuple other
                        ? TupleComparison.of(operator, one, other)
                        : new Condition.Comparison(operator, number(left), number(right), left.position());
            }
        }
        return left;
    }

    /** Takes a number, or a condition in parentheses. */
    Syntax addition() {
        Syntax left = multiplication();
        while (reader.peek().is("+") || reader.peek().is("-")) {
            BinaryOperator operator = operator().is("+") ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
            left = new Formula.Binary(operator, number(left), number(multiplication()), left.position());
        }
        return left;
    }

    private Syntax multiplication() {
        Syntax left = signed();
        while (reader.peek().is("*") || reader.peek().is("/")) {
            BinaryOperator operator = operator().is("*") ? BinaryOperator.MULTIPLY : BinaryOperator.DIVIDE;
            left = new Formula.Binary(operator, number(left), number(signed()), left.position());
        }
        return left;
    }

    private Syntax signed() {
        SourcePosition position = reader.peek().position();
        if (!reader.peek().is("-")) {
            return power();
        }
        operator();
        return nested(() -> new Formula.Negate(number(signed()), position));
    }

    private Syntax power() {
        Syntax base = atoms.atom();
        if (!reader.peek().is("^")) {
            return base;
        }
        operator();
        return nested(() -> new Formula.Binary(BinaryOperator.POWER, number(base), number(signed()), base.position()));
    }

    private Token operator() {
        if (++operators > MOST_OPERATORS) {
            throw new FormulaException(
                    reader.peek().position(),
                    String.format(
                            Locale.ROOT,
                            "a formula may hold %d operators at most: name parts of it as aggregates",
                            MOST_OPERATORS));
        }
        return reader.next();
    }

    /** Takes what is one level deeper. */
    <T> T nested(Supplier<T> inner) {
        if (++nesting > DEEPEST_NESTING) {
            throw new FormulaException(
                    reader.peek().position(),
                    "formulas may be nested " + DEEPEST_NESTING
                            + " levels deep at most: name parts of it as aggregates");
        }
        T result = inner.get();
        nesting--;
        return result;
    }

    /** What was read, which must be a number. */
    static Formula number(Syntax syntax) {
        return switch (syntax) {
            case Formula.Tuple tuple ->
                throw new FormulaException(
                        tuple.position(),
                        "found the state '" + tuple
                                + "' where a number was expected: a state stands in an index, as in mu"
                                + FormulaPrinter.print(new Formula.Name("", tuple.parts(), tuple.position())));
            case Formula formula -> formula;
            case Condition condition ->
                throw new FormulaException(
                        condition.position(),
                        "found a condition where a number was expected: if(condition, a, b) chooses between numbers");
        };
    }

    /** What was read, which must be a condition. */
    static Condition truth(Syntax syntax) {
        return switch (syntax) {
            case Condition condition -> condition;
            case Formula formula ->
                throw new FormulaException(
                        formula.position(),
                        "found a number where a condition was expected: compare it, as in " + example(formula));
        };
    }

    private static String example(Formula formula) {
        return formula instanceof Formula.Name ? formula + " = 1" : "x != y";
    }
}
