package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.Index;
import tacit.formula.SourcePosition;

/** What is fixed before a game runs: its settings, states and horizon; and the value of what reads nothing else. */
final class Structure {
    private static final int MOST_STATES = 1_000_000;

    private final Map<String, Double> numbers = new HashMap<>();
    private final States states;
    private final FixedFormulas fixed;

    Structure(GameDefinition definition, Map<String, SettingDeclaration.Value> settings, OptionalDouble horizon) {
        Map<String, List<String>> lists = new HashMap<>();
        for (SettingDeclaration setting : definition.settings()) {
            switch (settings.getOrDefault(setting.name(), setting.value())) {
                case SettingDeclaration.Number number -> numbers.put(setting.name(), number.value());
                case SettingDeclaration.Names names -> lists.put(setting.name(), names.names());
            }
        }
        states = switch (definition.states()) {
            case StateSpace.Named named -> States.named(named.names());
            case StateSpace.Listed listed -> States.named(lists.getOrDefault(listed.setting(), List.of()));
            case StateSpace.Range range -> lattice(List.of(range), Optional.empty(), range.position());
            case StateSpace.Product product -> lattice(product.axes(), product.where(), product.position());
        };
        if (states.size() < 2) {
            throw new FormulaException(
                    definition.states().position(),
                    "a game needs at least two states, and this one has " + states.size() + ": "
                            + (settings.isEmpty()
                                    ? "give another one"
                                    : "give another value of setting "
                                            + String.join(" or ", new TreeSet<>(settings.keySet()))));
        }
        fixed = new FixedFormulas(numbers, states);
        numbers.putIfAbsent(Vocabulary.STATE_COUNT, (double) states.size());
        setHorizon(definition, horizon);
    }

    private void setHorizon(GameDefinition definition, OptionalDouble given) {
        OptionalDouble last = given.isPresent() || definition.horizon().isEmpty()
                ? given
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
            numbers.put(Vocabulary.HORIZON, value);
        });
    }

    private States lattice(List<StateSpace.Range> axes, Optional<Condition> where, SourcePosition position) {
        int[] first = new int[axes.size()];
        int[] size = new int[axes.size()];
        long points = 1;
        for (int axis = 0; axis < first.length; axis++) {
            first[axis] = whole(axes.get(axis).first());
            long length = Math.max(0, (long) whole(axes.get(axis).last()) - first[axis] + 1);
            points = points * length;
            if (points > MOST_STATES) {
                throw new FormulaException(position, "more than " + MOST_STATES + " states");
            }
            size[axis] = (int) length;
        }
        Map<String, Integer> at = new HashMap<>();
        FixedFormulas coordinates =
                new FixedFormulas(numbers, States.of(new Lattice(first, new int[first.length], none -> false)));
        return States.of(new Lattice(first, size, point -> {
            for (int axis = 0; axis < point.length; axis++) {
                at.put(axes.get(axis).index(), point[axis]);
            }
            return where.map(condition -> coordinates
                            .holds(condition, at)
                            .orElseThrow(() -> new FormulaException(
                                    condition.position(),
                                    "'" + condition + "' must be made of settings and coordinates")))
                    .orElse(true);
        }));
    }

    private int whole(Formula formula) {
        double value = new FixedFormulas(numbers, States.named(List.of()))
                .number(formula, Map.of())
                .orElseThrow(() -> new FormulaException(
                        formula.position(), "'" + formula + "' must be a number made of settings alone"));
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new FormulaException(formula.position(), "'" + formula + "' is " + value + ", not a whole number");
        }
        return (int) value;
    }

    List<String> states() {
        return states.names();
    }

    /** Where states are numbers or tuples of numbers, these. */
    Optional<Lattice> lattice() {
        return states.lattice();
    }

    OptionalDouble horizon() {
        Double horizon = numbers.get(Vocabulary.HORIZON);
        return horizon == null ? OptionalDouble.empty() : OptionalDouble.of(horizon);
    }

    /** The number of that name: a setting, the number of states or the horizon. */
    OptionalDouble constant(String name) {
        Double number = numbers.get(name);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** What the variables of indices hold for states, one state for each index. */
    Map<String, Integer> bindings(List<Index> indices, List<Integer> bound) {
        Map<String, Integer> bindings = new HashMap<>();
        for (int i = 0; i < indices.size(); i++) {
            states.bind(indices.get(i), bound.get(i), bindings);
        }
        return bindings;
    }

    /** How the element of an indexed name is written: {@code q[A,B]}, {@code w[3,4]} or {@code a[(0,0),(0,1)]}. */
    String element(String name, List<Integer> of) {
        if (of.isEmpty()) {
            return name;
        }
        String indices = of.stream().map(states()::get).collect(Collectors.joining(","));
        return name + "[" + (of.size() == 1 && states.axes() > 1 ? indices.substring(1, indices.length() - 1) : indices)
                + "]";
    }

    /** The value of a formula, or empty where it reads what is not fixed. */
    OptionalDouble number(Formula formula, Map<String, Integer> indices) {
        return fixed.number(formula, indices);
    }

    /** Whether a condition holds, or empty where it reads what is not fixed. */
    Optional<Boolean> holds(Condition condition, Map<String, Integer> indices) {
        return fixed.holds(condition, indices);
    }

    /** The states that the indices of a name mean. */
    List<Integer> states(Formula.Name name, Map<String, Integer> indices) {
        List<Integer> found = new ArrayList<>();
        for (Formula index : name.states(states.axes())) {
            found.add(state(index, indices));
        }
        return found;
    }

    /** The state that an index means, or empty where there is none of these coordinates. */
    OptionalInt find(Formula index, Map<String, Integer> indices) {
        OptionalInt named = fixed.named(index, indices);
        if (named.isPresent()) {
            return named;
        }
        List<Formula> parts = index instanceof Formula.Tuple tuple ? tuple.parts() : List.of(index);
        double[] coordinates = new double[parts.size()];
        for (int axis = 0; axis < coordinates.length; axis++) {
            coordinates[axis] = number(parts.get(axis), indices).orElseThrow(() -> noState(index));
        }
        return states.lattice().isPresent() && states.axes() == coordinates.length
                ? states.lattice().get().find(coordinates)
                : OptionalInt.empty();
    }

    /** The state that an index means. */
    int state(Formula index, Map<String, Integer> indices) {
        return find(index, indices).orElseThrow(() -> noState(index));
    }

    /** How many coordinates a state has, and how it is written, for a message. */
    static String coordinates(int count) {
        return count == 1
                ? "a state has one coordinate and no parentheses, as in mu[x]"
                : "a state has " + count + " coordinates, as in " + (count == 2 ? "(i, j)" : "(i, j, k)");
    }

    private FormulaException noState(Formula index) {
        return new FormulaException(
                index.position(), "'" + index + "' is not a state; the states are " + states.summary());
    }
}
