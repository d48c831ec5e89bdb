package tacit.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.formula.BinaryOperator;
import tacit.formula.ComparisonOperator;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/**
 * All transitions and edge costs of a game file between the same two patterns.
 *
 * @param when which edges they hold on, as the first that says so has it
 * @param rate the sum of the rates
 * @param cost the sum of the costs
 */
record Move(StatePattern from, StatePattern to, Optional<Condition> when, Formula rate, Formula cost) {
    private static final SourcePosition NOWHERE = SourcePosition.START;
    private static final Formula ZERO = new Formula.NumberLiteral(0, NOWHERE);

    /** The moves of a game, in the order of the file. */
    static List<Move> of(GameDefinition game) {
        Map<String, Move> moves = new LinkedHashMap<>();
        for (EdgeFormula edge : game.transitions()) {
            collect(moves, new Move(edge.from(), edge.to(), edge.when(), edge.formula(), ZERO));
        }
        for (EdgeFormula edge : game.edgeCosts()) {
            collect(moves, new Move(edge.from(), edge.to(), edge.when(), ZERO, edge.formula()));
        }
        return List.copyOf(moves.values());
    }

    private static void collect(Map<String, Move> moves, Move move) {
        moves.merge(
                move.from + " -> " + move.to,
                move,
                (before, more) -> new Move(
                        before.from,
                        before.to,
                        before.when.or(more::when),
                        sum(before.rate, more.rate),
                        sum(before.cost, more.cost)));
    }

    /** The sum of two formulas, without those that are 0. */
    static Formula sum(Formula left, Formula right) {
        if (isZero(left)) {
            return right;
        }
        return isZero(right) ? left : ControlPolynomial.binary(BinaryOperator.ADD, left, right);
    }

    private static boolean isZero(Formula formula) {
        return formula instanceof Formula.NumberLiteral literal && literal.value() == 0;
    }

    boolean isNamed() {
        return from instanceof StatePattern.State;
    }

    /** {@code u[to] − u[from]}. */
    Formula difference() {
        return ControlPolynomial.binary(BinaryOperator.SUBTRACT, value(to), value(from));
    }

    private static Formula value(StatePattern state) {
        Formula index = switch (state) {
            case StatePattern.State(String name, SourcePosition position) -> name(name);
            case StatePattern.Variable(String variable, SourcePosition position) -> name(variable);
            case StatePattern.Computed(Formula number, SourcePosition position) -> number;
        };
        return new Formula.Name("u", List.of(index), NOWHERE);
    }

    /** The term summed over all targets, where the target is a variable of its own. */
    Formula summed(Formula term) {
        if (!(to instanceof StatePattern.Variable(String index, SourcePosition position))) {
            return when.<Formula>map(condition -> new Formula.Conditional(condition, term, ZERO, NOWHERE))
                    .orElse(term);
        }
        Condition other =
                new Condition.Comparison(ComparisonOperator.NOT_EQUAL, name(index), name(from.toString()), NOWHERE);
        Condition all = when.<Condition>map(own -> new Condition.Conjunction(other, own, NOWHERE))
                .orElse(other);
        return new Formula.Sum(index, Optional.of(all), term, NOWHERE);
    }

    private static Formula name(String text) {
        return new Formula.Name(text, List.of(), NOWHERE);
    }
}
