package tacit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private int nesting;
    private int operators;

    /** A parser that takes formulas from where a reader stands. */
    public FormulaParser(TokenReader reader) {
        this.reader = reader;
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

    /** Takes a condition, as far as it goes. */
    public Condition condition() {
        operators = 0;
        return truth(disjunction());
    }

    private Syntax disjunction() {
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
                return new Condition.Comparison(operator, number(left), number(addition()), left.position());
            }
        }
        return left;
    }

    private Syntax addition() {
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
        Syntax base = atom();
        if (!reader.peek().is("^")) {
            return base;
        }
        operator();
        return nested(() -> new Formula.Binary(BinaryOperator.POWER, number(base), number(signed()), base.position()));
    }

    private Syntax atom() {
        Token token = reader.peek();
        if (token.is("(")) {
            reader.next();
            Syntax inner = nested(this::disjunction);
            reader.expect(")");
            return inner;
        }
        return switch (token.kind()) {
            case NUMBER -> literal(reader.next());
            case NAME -> word(token);
            default -> throw reader.found("an expression");
        };
    }

    private static Formula literal(Token token) {
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw new FormulaException(
                    token.position(), "the number " + token.text() + " is too large: numbers go up to about 1.8e308");
        }
        return new Formula.NumberLiteral(value, token.position());
    }

    private Formula word(Token token) {
        boolean called = reader.peek(1).is("(");
        if (called && token.is("sum")) {
            return nested(this::sum);
        }
        if (called && token.is("if")) {
            return nested(this::conditional);
        }
        if (WORDS.contains(token.text())) {
            throw reader.found("an expression");
        }
        Optional<NamedFunction> function = NamedFunction.named(token.text());
        if (function.isPresent()) {
            return nested(() -> call(function.get()));
        }
        if (called) {
            throw unknownFunction(token);
        }
        return name();
    }

    private Formula sum() {
        SourcePosition position = reader.next().position();
        reader.expect("(");
        String index = reader.expect(Token.Kind.NAME, "the index of the sum").text();
        Optional<Condition> condition = reader.accept("when") ? Optional.of(truth(disjunction())) : Optional.empty();
        reader.expect(":");
        Formula body = number(addition());
        reader.expect(")");
        return new Formula.Sum(index, condition, body, position);
    }

    private Formula conditional() {
        SourcePosition position = reader.next().position();
        reader.expect("(");
        Condition condition = truth(disjunction());
        reader.expect(",");
        Formula then = number(addition());
        reader.expect(",");
        Formula otherwise = number(addition());
        reader.expect(")");
        return new Formula.Conditional(condition, then, otherwise, position);
    }

    private Formula call(NamedFunction function) {
        SourcePosition position = reader.next().position();
        reader.expect("(");
        List<Formula> arguments = list(")");
        if (arguments.size() != function.arity()) {
            String takes = function.arity() == 1 ? "one argument" : "two arguments";
            throw new FormulaException(
                    position, "'" + function.symbol() + "' takes " + takes + " and is given " + arguments.size());
        }
        return new Formula.Call(function, arguments, position);
    }

    private Formula name() {
        Token name = reader.next();
        if (!reader.peek().is("[") || !reader.adjacent()) {
            return new Formula.Name(name.text(), List.of(), name.position());
        }
        reader.next();
        return nested(() -> new Formula.Name(name.text(), list("]"), name.position()));
    }

    private List<Formula> list(String end) {
        List<Formula> formulas = new ArrayList<>();
        do {
            formulas.add(number(addition()));
        } while (reader.accept(","));
        reader.expect(end);
        return formulas;
    }

    private static FormulaException unknownFunction(Token token) {
        String hint = NearestName.suggestion(token.text(), NamedFunction.symbols());
        String remedy = hint.isEmpty()
                ? ": functions are " + String.join(", ", NamedFunction.symbols()) + "; indices stand in brackets, "
                        + token.text() + "[…]"
                : hint;
        return new FormulaException(token.position(), "unknown function '" + token.text() + "'" + remedy);
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

    private <T> T nested(Supplier<T> inner) {
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

    private static Formula number(Syntax syntax) {
        return switch (syntax) {
            case Formula formula -> formula;
            case Condition condition ->
                throw new FormulaException(
                        condition.position(),
                        "found a condition where a number was expected: if(condition, a, b) chooses between numbers");
        };
    }

    private static Condition truth(Syntax syntax) {
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
