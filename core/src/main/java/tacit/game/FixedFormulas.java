package tacit.game;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tacit.formula.BinaryOperator;
import tacit.formula.Condition;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/**
 * The value of formulas and conditions that read nothing but numbers fixed before the game runs and index variables,
 * which hold what {@link States#bind} gives them.
 */
final class FixedFormulas {
    private final Map<String, Double> numbers;
    private final States states;
    private final Map<Formula.Sum, OptionalDouble> sums = new HashMap<>();

    /**
     * Makes the evaluator.
     *
     * @param numbers settings and the like by name; those added later count as well
     */
    FixedFormulas(Map<String, Double> numbers, States states) {
        this.numbers = numbers;
        this.states = states;
    }

    /** The value of a formula, or empty where it reads what is not fixed. */
    OptionalDouble number(Formula formula, Map<String, Integer> indices) {
        return switch (formula) {
            case Formula.NumberLiteral literal -> OptionalDouble.of(literal.value());
            case Formula.Name name -> name(name, indices);
            case Formula.Tuple tuple -> OptionalDouble.empty();
            case Formula.Negate negate -> {
                OptionalDouble value = number(negate.operand(), indices);
                yield value.isEmpty() ? value : OptionalDouble.of(-value.getAsDouble());
            }
            case Formula.Binary binary -> combine(binary, indices);
            case Formula.Call call -> call(call, indices);
            case Formula.Sum sum ->
                Collections.disjoint(FreeNames.of(sum), indices.keySet()) ? closedSum(sum) : sum(sum, indices);
            case Formula.Conditional conditional -> {
                Optional<Boolean> holds = holds(conditional.condition(), indices);
                yield holds.isEmpty()
                        ? OptionalDouble.empty()
                        : number(holds.get() ? conditional.then() : conditional.otherwise(), indices);
            }
        };
    }

    /** A sum that is the same whatever the indices hold, computed once. */
    private OptionalDouble closedSum(Formula.Sum sum) {
        OptionalDouble known = sums.get(sum);
        if (known == null) {
            known = sum(sum, Map.of());
            sums.put(sum, known);
        }
        return known;
    }

    private OptionalDouble sum(Formula.Sum sum, Map<String, Integer> indices) {
        double total = 0;
        Map<String, Integer> inner = new HashMap<>(indices);
        for (int state = 0; state < states.size(); state++) {
            states.bind(sum.index(), state, inner);
            Optional<Boolean> counts = sum.condition().isEmpty()
                    ? Optional.of(true)
                    : holds(sum.condition().get(), inner);
            OptionalDouble term = number(sum.body(), inner);
            if (counts.isEmpty() || term.isEmpty()) {
                return OptionalDouble.empty();
            }
            total += counts.get() ? term.getAsDouble() : 0;
        }
        return OptionalDouble.of(total);
    }

    private OptionalDouble name(Formula.Name name, Map<String, Integer> indices) {
        if (!name.indices().isEmpty()) {
            return OptionalDouble.empty();
        }
        Integer held = indices.get(name.name());
        if (held != null) {
            return states.lattice().isPresent() ? OptionalDouble.of(held) : OptionalDouble.empty();
        }
        Double number = numbers.get(name.name());
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private OptionalDouble combine(Formula.Binary binary, Map<String, Integer> indices) {
        OptionalDouble left = number(binary.left(), indices);
        if (left.isEmpty()) {
            return left;
        }
        OptionalDouble right = number(binary.right(), indices);
        return right.isEmpty()
                ? right
                : OptionalDouble.of(apply(binary.operator(), left.getAsDouble(), right.getAsDouble()));
    }

    private static double apply(BinaryOperator operator, double a, double b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> {
                ExpressionGraph graph = new ExpressionGraph();
                yield graph.power(graph.constant(a), graph.constant(b)).value();
            }
        };
    }

    private OptionalDouble call(Formula.Call call, Map<String, Integer> indices) {
        OptionalDouble a = number(call.arguments().getFirst(), indices);
        OptionalDouble b = number(call.arguments().getLast(), indices);
        if (a.isEmpty() || b.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (call.function()) {
                    case ABS -> Math.abs(a.getAsDouble());
                    case MIN -> Math.min(a.getAsDouble(), b.getAsDouble());
                    case MAX -> Math.max(a.getAsDouble(), b.getAsDouble());
                    default -> {
                        ExpressionGraph graph = new ExpressionGraph();
                        Expression argument = graph.constant(a.getAsDouble());
                        yield Operations.apply(graph, call.function(), argument, argument)
                                .value();
                    }
                });
    }

    /** Whether a condition holds, or empty where it reads what is not fixed. */
    Optional<Boolean> holds(Condition condition, Map<String, Integer> indices) {
        return switch (condition) {
            case Condition.Comparison comparison -> compare(comparison, indices);
            case Condition.Negation negation ->
                holds(negation.operand(), indices).map(value -> !value);
            case Condition.Conjunction both -> {
                Optional<Boolean> left = holds(both.left(), indices);
                Optional<Boolean> right = holds(both.right(), indices);
                yield left.equals(Optional.of(false)) || right.equals(Optional.of(false))
                        ? Optional.of(false)
                        : left.flatMap(ignored -> right);
            }
            case Condition.Disjunction either -> {
                Optional<Boolean> left = holds(either.left(), indices);
                Optional<Boolean> right = holds(either.right(), indices);
                yield left.equals(Optional.of(true)) || right.equals(Optional.of(true))
                        ? Optional.of(true)
                        : left.flatMap(ignored -> right);
            }
        };
    }

    private Optional<Boolean> compare(Condition.Comparison comparison, Map<String, Integer> indices) {
        OptionalInt left = named(comparison.left(), indices);
        OptionalInt right = named(comparison.right(), indices);
        if (left.isPresent() && right.isPresent()) {
            return Optional.of(comparison.operator().holds(left.getAsInt(), right.getAsInt()));
        }
        OptionalDouble a = number(comparison.left(), indices);
        OptionalDouble b = number(comparison.right(), indices);
        return a.isEmpty() || b.isEmpty()
                ? Optional.empty()
                : Optional.of(comparison.operator().holds(a.getAsDouble(), b.getAsDouble()));
    }

    /** Where states have names, the state that a formula names: an index variable, or a state's own name. */
    OptionalInt named(Formula formula, Map<String, Integer> indices) {
        if (states.lattice().isEmpty()
                && formula instanceof Formula.Name(String name, List<Formula> none, SourcePosition at)
                && none.isEmpty()) {
            Integer state = indices.get(name);
            return state == null ? states.position(name) : OptionalInt.of(state);
        }
        return OptionalInt.empty();
    }
}
