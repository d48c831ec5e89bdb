package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import tacit.formula.Condition;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.SourcePosition;

/**
 * What is fixed before a game runs: its settings, states and horizon; and the value of formulas and conditions that
 * read nothing else. Index variables stand for states, by position in the list of states.
 */
final class Structure {
    private static final int MOST_STATES = 1_000_000;

    private final Map<String, Double> numbers = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<String> states = new ArrayList<>();
    private final ExpressionGraph arithmetic = new ExpressionGraph();
    private final boolean numbered;
    private final int first;

    Structure(GameDefinition definition, Map<String, SettingDeclaration.Value> settings, OptionalDouble horizon) {
        for (SettingDeclaration setting : definition.settings()) {
            switch (settings.getOrDefault(setting.name(), setting.value())) {
                case SettingDeclaration.Number number -> numbers.put(setting.name(), number.value());
                case SettingDeclaration.Names names -> lists.put(setting.name(), names.names());
            }
        }
        numbered = definition.states() instanceof StateSpace.Range;
        first = switch (definition.states()) {
            case StateSpace.Named named -> {
                states.addAll(named.names());
                yield 0;
            }
            case StateSpace.Listed listed -> {
                states.addAll(lists.getOrDefault(listed.setting(), List.of()));
                yield 0;
            }
            case StateSpace.Range range -> addRange(range);
        };
        if (states.size() < 2) {
            throw new FormulaException(
                    definition.states().position(),
                    "a game needs at least two states, and this one has " + states.size());
        }
        numbers.putIfAbsent("d", (double) states.size());
        OptionalDouble last = horizon.isPresent() || definition.horizon().isEmpty()
                ? horizon
                : number(definition.horizon().get(), Map.of());
        last.ifPresent(value -> {
            if (!(value > 0)) {
                throw new FormulaException(
                        definition
                                .horizon()
                                .map(Formula::position)
                                .orElse(definition.states().position()),
                        "the horizon (" + value + ") must be positive: give the time at which the game ends");
            }
            numbers.put("horizon", value);
        });
    }

    private int addRange(StateSpace.Range range) {
        int low = whole(range.first());
        int high = whole(range.last());
        if ((long) high - low >= MOST_STATES) {
            throw new FormulaException(range.position(), "more than " + MOST_STATES + " states");
        }
        for (int number = low; number <= high; number++) {
            states.add(Integer.toString(number));
        }
        return low;
    }

    private int whole(Formula formula) {
        double value = number(formula, Map.of())
                .orElseThrow(() -> new FormulaException(
                        formula.position(), "'" + formula + "' must be a number made of settings alone"));
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new FormulaException(formula.position(), "'" + formula + "' is " + value + ", not a whole number");
        }
        return (int) value;
    }

    List<String> states() {
        return states;
    }

    OptionalDouble horizon() {
        Double horizon = numbers.get("horizon");
        return horizon == null ? OptionalDouble.empty() : OptionalDouble.of(horizon);
    }

    /** The value of a formula, or empty where it reads what is not fixed. */
    OptionalDouble number(Formula formula, Map<String, Integer> indices) {
        return switch (formula) {
            case Formula.NumberLiteral literal -> OptionalDouble.of(literal.value());
            case Formula.Name name -> name(name, indices);
            case Formula.Negate negate ->
                combine(negate.operand(), negate.operand(), indices, (a, b) -> arithmetic.negate(a));
            case Formula.Binary binary ->
                combine(
                        binary.left(),
                        binary.right(),
                        indices,
                        (a, b) -> arithmetic.apply(Operations.of(binary.operator()), a, b));
            case Formula.Call call ->
                combine(
                        call.arguments().getFirst(),
                        call.arguments().getLast(),
                        indices,
                        (a, b) -> Operations.apply(arithmetic, call.function(), a, b));
            case Formula.Sum sum -> sum(sum, indices);
            case Formula.Conditional conditional -> {
                Optional<Boolean> holds = holds(conditional.condition(), indices);
                yield holds.isEmpty()
                        ? OptionalDouble.empty()
                        : number(holds.get() ? conditional.then() : conditional.otherwise(), indices);
            }
        };
    }

    private OptionalDouble sum(Formula.Sum sum, Map<String, Integer> indices) {
        double total = 0;
        for (int state = 0; state < states.size(); state++) {
            Map<String, Integer> inner = new HashMap<>(indices);
            inner.put(sum.index(), state);
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
        Integer state = indices.get(name.name());
        if (state != null) {
            return numbered ? OptionalDouble.of((double) first + state) : OptionalDouble.empty();
        }
        Double number = numbers.get(name.name());
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private OptionalDouble combine(
            Formula left, Formula right, Map<String, Integer> indices, BinaryOperator<Expression> operation) {
        OptionalDouble a = number(left, indices);
        OptionalDouble b = number(right, indices);
        return a.isEmpty() || b.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(operation
                        .apply(arithmetic.constant(a.getAsDouble()), arithmetic.constant(b.getAsDouble()))
                        .value());
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

    /** The state that a formula names: an index variable, or a state's own name. */
    private OptionalInt named(Formula formula, Map<String, Integer> indices) {
        if (formula instanceof Formula.Name(String name, List<Formula> none, SourcePosition at) && none.isEmpty()) {
            Integer state = indices.get(name);
            if (state != null) {
                return OptionalInt.of(state);
            }
            int position = states.indexOf(name);
            return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
        }
        return OptionalInt.empty();
    }

    /** The state that an index means, or empty where it leaves the range. */
    OptionalInt find(Formula index, Map<String, Integer> indices) {
        OptionalInt named = named(index, indices);
        if (named.isPresent()) {
            return named;
        }
        double number = number(index, indices)
                .orElseThrow(() -> new FormulaException(
                        index.position(), "'" + index + "' is not a state; the states are " + summary()));
        int state = (int) number - first;
        return numbered && number == Math.rint(number) && state >= 0 && state < states.size()
                ? OptionalInt.of(state)
                : OptionalInt.empty();
    }

    /** The state that an index means. */
    int state(Formula index, Map<String, Integer> indices) {
        return find(index, indices)
                .orElseThrow(() -> new FormulaException(
                        index.position(), "'" + index + "' is not a state; the states are " + summary()));
    }

    private String summary() {
        return states.size() <= 8
                ? String.join(", ", states)
                : String.join(", ", states.subList(0, 3)) + ", …, " + states.getLast();
    }
}
