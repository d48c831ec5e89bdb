package tacit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the operands of formulas: numbers, names, calls, sums, conditionals and what stands in parentheses. */
final class AtomParser {
    private final TokenReader reader;
    private final FormulaParser parser;

    /** A parser that takes operands from a reader and asks {@code parser} for the formulas inside them. */
    AtomParser(TokenReader reader, FormulaParser parser) {
        this.reader = reader;
        this.parser = parser;
    }

    /** Takes an operand. */
    Syntax atom() {
        Token token = reader.peek();
        if (token.is("(")) {
            reader.next();
            Syntax inner = parser.nested(parser::disjunction);
            if (reader.accept(",")) {
                return tuple(FormulaParser.number(inner), token.position());
            }
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
            return parser.nested(this::sum);
        }
        if (called && token.is("if")) {
            return parser.nested(this::conditional);
        }
        if (FormulaParser.words().contains(token.text())) {
            throw reader.found("an expression");
        }
        Optional<NamedFunction> function = NamedFunction.named(token.text());
        if (function.isPresent()) {
            return parser.nested(() -> call(function.get()));
        }
        if (called) {
            throw unknownFunction(token);
        }
        return name();
    }

    private Formula sum() {
        SourcePosition position = reader.next().position();
        reader.expect("(");
        Index index = parser.index("the index of the sum");
        Optional<Condition> condition =
                reader.accept("when") ? Optional.of(FormulaParser.truth(parser.disjunction())) : Optional.empty();
        reader.expect(":");
        Formula body = number();
        reader.expect(")");
        return new Formula.Sum(index, condition, body, position);
    }

    private Formula conditional() {
        SourcePosition position = reader.next().position();
        reader.expect("(");
        Condition condition = FormulaParser.truth(parser.disjunction());
        reader.expect(",");
        Formula then = number();
        reader.expect(",");
        Formula otherwise = number();
        reader.expect(")");
        return new Formula.Conditional(condition, then, otherwise, position);
    }

    private Formula call(NamedFunction function) {
        SourcePosition position = reader.next().position();
        reader.expect("(");
        List<Formula> arguments = list(this::number, ")");
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
        return parser.nested(() -> new Formula.Name(name.text(), list(this::state, "]"), name.position()));
    }

    private Formula tuple(Formula first, SourcePosition position) {
        List<Formula> parts = new ArrayList<>(List.of(first));
        parts.addAll(list(this::number, ")"));
        return new Formula.Tuple(parts, position);
    }

    private List<Formula> list(Supplier<Formula> element, String end) {
        List<Formula> formulas = new ArrayList<>();
        do {
            formulas.add(element.get());
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

    private Formula number() {
        return FormulaParser.number(parser.addition());
    }

    /** Takes what may stand for a state: a number or a tuple of them. */
    private Formula state() {
        return FormulaParser.state(parser.addition());
    }
}
