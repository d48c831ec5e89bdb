package tacit.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tacit.formula.BinaryOperator;
import tacit.formula.ComparisonOperator;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.Index;
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
            case StatePattern.Point point -> point.state();
        };
        return new Formula.Name("u", List.of(index), NOWHERE);
    }

    /** The term summed over all targets, where the target has variables of its own. */
    Formula summed(Formula term) {
        return switch (to) {
            case StatePattern.Variable variable ->
                sum(
                        Index.of(variable.index()),
                        List.of(different(name(variable.index()), name(from.toString()))),
                        term);
            case StatePattern.Point point when !point.variables().isEmpty() -> summed(point, term);
            default ->
                when.<Formula>map(condition -> new Formula.Conditional(condition, term, ZERO, NOWHERE))
                        .orElse(term);
        };
    }

    /** Each coordinate of the target that is no variable becomes one that is held at its value. */
    private Formula summed(StatePattern.Point point, Formula term) {
        List<Condition> conditions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Formula part : point.state().parts()) {
            boolean isVariable = point.variables().contains(part.toString()) && !names.contains(part.toString());
            String name = isVariable ? part.toString() : "coordinate_" + (names.size() + 1);
            names.add(name);
            if (!isVariable) {
                conditions.add(new Condition.Comparison(ComparisonOperator.EQUAL, name(name), part, NOWHERE));
            }
        }
        if (from instanceof StatePattern.Point source) {
            List<Formula> own = source.state().parts();
            conditions.add(IntStream.range(0, own.size())
                    .<Condition>mapToObj(axis -> different(name(names.get(axis)), own.get(axis)))
                    .reduce((a, b) -> new Condition.Disjunction(a, b, NOWHERE))
                    .orElseThrow());
        }
        return sum(new Index(names), conditions, term);
    }

    private static Condition different(Formula left, Formula right) {
        return new Condition.Comparison(ComparisonOperator.NOT_EQUAL, left, right, NOWHERE);
    }

    private Formula sum(Index index, List<Condition> conditions, Formula term) {
        Optional<Condition> all = Stream.concat(conditions.stream(), when.stream())
                .reduce((a, b) -> new Condition.Conjunction(a, b, NOWHERE));
        return new Formula.Sum(index, all, term, NOWHERE);
    }

    private static Formula name(String text) {
        return new Formula.Name(text, List.of(), NOWHERE);
    }
}
