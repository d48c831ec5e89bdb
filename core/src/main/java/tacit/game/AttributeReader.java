package tacit.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;
import tacit.formula.SourcePosition;
import tacit.formula.Token;
import tacit.formula.TokenReader;

/**
 * Reads what follows a declared name, in any order and each at most once: a range ({@code > 0}, {@code in [0, 1]},
 * {@code real}), a default ({@code = 5}), a unit ({@code [1/time]}), a meaning ({@code "recovery rate"}).
 */
final class AttributeReader {
    /** A bound and whether it is excluded. */
    record Bound(Formula value, boolean open) {}

    /** A range of numbers; {@code finite} where it was written as a set. */
    record Range(Optional<Bound> lower, Optional<Bound> upper, boolean finite, SourcePosition position) {}

    private final TokenReader reader;
    private final FormulaParser formulas;
    private Optional<Range> range = Optional.empty();
    private Optional<Formula> defaultValue = Optional.empty();
    private Optional<String> unit = Optional.empty();
    private Optional<String> meaning = Optional.empty();

    /** Reads all attributes from where the reader stands. */
    AttributeReader(TokenReader reader, FormulaParser formulas) {
        this.reader = reader;
        this.formulas = formulas;
        boolean found = true;
        while (found) {
            found = readOne();
        }
    }

    Optional<Range> range() {
        return range;
    }

    Optional<Formula> defaultValue() {
        return defaultValue;
    }

    String unit() {
        return unit.orElse("");
    }

    String meaning() {
        return meaning.orElse("");
    }

    /** The range as a domain of numbers; every number where none is given. */
    Domain domain() {
        if (range.isEmpty()) {
            return Domain.REAL;
        }
        double lower = range.get().lower().map(AttributeReader::constant).orElse(Double.NEGATIVE_INFINITY);
        double upper = range.get().upper().map(AttributeReader::constant).orElse(Double.POSITIVE_INFINITY);
        boolean lowerOpen = range.get().lower().map(Bound::open).orElse(true);
        boolean upperOpen = range.get().upper().map(Bound::open).orElse(true);
        if (lower > upper || (lower == upper && (lowerOpen || upperOpen))) {
            throw new FormulaException(
                    range.get().position(), "this range holds no number: write the lower bound first");
        }
        return new Domain(lower, upper, lowerOpen, upperOpen);
    }

    /** The number that a formula is, if it is a literal or a negated one. */
    static OptionalDouble literal(Formula formula) {
        return switch (formula) {
            case Formula.NumberLiteral number -> OptionalDouble.of(number.value());
            case Formula.Negate negate
            when negate.operand() instanceof Formula.NumberLiteral number -> OptionalDouble.of(-number.value());
            default -> OptionalDouble.empty();
        };
    }

    private static double constant(Bound bound) {
        return literal(bound.value())
                .orElseThrow(() -> new FormulaException(
                        bound.value().position(),
                        "'" + bound.value() + "' is no number, as the bound of a domain must be"));
    }

    private boolean readOne() {
        Token token = reader.peek();
        if (token.kind() == Token.Kind.TEXT) {
            meaning = once(meaning, token, "meaning", reader.next().text());
        } else if (token.is("=")) {
            reader.next();
            defaultValue = once(defaultValue, token, "default", formulas.formula());
        } else if (token.is("[")) {
            unit = once(unit, token, "unit", readUnit());
        } else if (token.is(">") || token.is(">=") || token.is("<") || token.is("<=") || token.is("in")) {
            range = once(range, token, "range", readRange());
        } else if (token.is("real")) {
            reader.next();
            range = once(range, token, "range", new Range(Optional.empty(), Optional.empty(), false, token.position()));
        } else {
            return false;
        }
        return true;
    }

    private static <T> Optional<T> once(Optional<T> before, Token token, String what, T value) {
        if (before.isPresent()) {
            throw new FormulaException(token.position(), "a second " + what + ": one is enough");
        }
        return Optional.of(value);
    }

    private String readUnit() {
        Token open = reader.expect("[");
        while (!reader.peek().is("]")) {
            if (reader.peek().kind() == Token.Kind.END || reader.peek().kind() == Token.Kind.LINE_END) {
                throw reader.found("']' after the unit");
            }
            reader.next();
        }
        return reader.between(open, reader.next()).strip();
    }

    private Range readRange() {
        Token sign = reader.next();
        if (sign.is("in")) {
            return reader.peek().is("{") ? readSet(sign.position()) : readInterval(sign.position());
        }
        Optional<Bound> bound = Optional.of(new Bound(formulas.formula(), sign.is(">") || sign.is("<")));
        boolean isLower = sign.is(">") || sign.is(">=");
        return new Range(
                isLower ? bound : Optional.empty(), isLower ? Optional.empty() : bound, false, sign.position());
    }

    private Range readInterval(SourcePosition position) {
        boolean lowerOpen = reader.peek().is("(");
        if (!lowerOpen && !reader.peek().is("[")) {
            throw reader.found("an interval such as [0, 1]");
        }
        reader.next();
        Bound lower = new Bound(formulas.formula(), lowerOpen);
        reader.expect(",");
        Formula end = formulas.formula();
        boolean upperOpen = reader.accept(")");
        if (!upperOpen) {
            reader.expect("]");
        }
        return new Range(Optional.of(lower), Optional.of(new Bound(end, upperOpen)), false, position);
    }

    private Range readSet(SourcePosition position) {
        reader.expect("{");
        List<Bound> values = new ArrayList<>();
        do {
            values.add(new Bound(formulas.formula(), false));
        } while (reader.accept(","));
        reader.expect("}");
        Bound least = values.getFirst();
        Bound greatest = values.getFirst();
        for (Bound value : values) {
            least = constant(value) < constant(least) ? value : least;
            greatest = constant(value) > constant(greatest) ? value : greatest;
        }
        return new Range(Optional.of(least), Optional.of(greatest), true, position);
    }
}
