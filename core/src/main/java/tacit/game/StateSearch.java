package tacit.game;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.Index;
import tacit.formula.SourcePosition;

/**
 * Finds the states that a pattern or an index matches and a condition allows. Where states are numbers or tuples of
 * numbers, boxes of coordinates in which the condition cannot hold are left out as a whole and others are halved, so
 * that {@code abs(i-k) + abs(j-l) = 1} costs {@code O(log d)} for each state it leads to and not {@code O(d)}.
 */
final class StateSearch {
    private final Structure structure;

    StateSearch(Structure structure) {
        this.structure = structure;
    }

    /**
     * Each state that a pattern matches, in order.
     *
     * @param when a condition that the state must meet; one that reads what is not fixed is met
     * @param indices what the index variables hold; not modified
     * @param found takes the state, and {@code indices} with the variables of the pattern
     */
    void forEach(
            StatePattern pattern,
            Optional<Condition> when,
            Map<String, Integer> indices,
            BiConsumer<Integer, Map<String, Integer>> found) {
        switch (pattern) {
            case StatePattern.State state -> take(name(state.name()), List.of(), when, indices, found);
            case StatePattern.Computed computed -> take(computed.number(), List.of(), when, indices, found);
            case StatePattern.Variable variable -> forEach(Index.of(variable.index()), when, indices, found);
            case StatePattern.Point point -> take(point.state(), point.variables(), when, indices, found);
        }
    }

    /** Each state, in order, with the variables of an index bound to it; as above. */
    void forEach(
            Index index,
            Optional<Condition> when,
            Map<String, Integer> indices,
            BiConsumer<Integer, Map<String, Integer>> found) {
        if (structure.lattice().isPresent()) {
            List<Formula> names = index.names().stream().map(StateSearch::name).toList();
            Formula state = names.size() == 1 ? names.getFirst() : new Formula.Tuple(names, SourcePosition.START);
            take(state, index.names(), when, indices, found);
            return;
        }
        for (int state = 0; state < structure.states().size(); state++) {
            Map<String, Integer> bound = new HashMap<>(indices);
            bound.put(index.names().getFirst(), state);
            if (isPossible(when, bound)) {
                found.accept(state, bound);
            }
        }
    }

    private static Formula name(String name) {
        return new Formula.Name(name, List.of(), SourcePosition.START);
    }

    /** The given indices with the variables of a pattern bound to a state, if the pattern matches the state. */
    Optional<Map<String, Integer>> match(StatePattern pattern, int state, Map<String, Integer> indices) {
        Map<String, Integer> bound = new HashMap<>(indices);
        return switch (pattern) {
            case StatePattern.State named -> Optional.of(bound).filter(all -> isAt(name(named.name()), all, state));
            case StatePattern.Computed computed ->
                Optional.of(bound).filter(all -> isAt(computed.number(), all, state));
            case StatePattern.Variable variable -> {
                bound.putAll(structure.bindings(List.of(Index.of(variable.index())), List.of(state)));
                yield Optional.of(bound);
            }
            case StatePattern.Point point -> {
                List<Formula> parts = point.state().parts();
                for (int axis = parts.size() - 1; axis >= 0; axis--) {
                    if (point.variables().contains(parts.get(axis).toString())) {
                        bound.put(
                                parts.get(axis).toString(),
                                structure.lattice().orElseThrow().coordinate(state, axis));
                    }
                }
                yield Optional.of(bound).filter(all -> isAt(point.state(), all, state));
            }
        };
    }

    private boolean isAt(Formula index, Map<String, Integer> indices, int state) {
        return structure.find(index, indices).equals(OptionalInt.of(state));
    }

    /** Whether a condition may hold; one that reads inputs or the flow always may. */
    boolean isPossible(Optional<Condition> condition, Map<String, Integer> indices) {
        return !condition.flatMap(when -> structure.holds(when, indices)).equals(Optional.of(false));
    }

    private void take(
            Formula state,
            List<String> variables,
            Optional<Condition> when,
            Map<String, Integer> indices,
            BiConsumer<Integer, Map<String, Integer>> found) {
        Map<String, Interval> box = new HashMap<>();
        List<Formula> parts = state instanceof Formula.Tuple tuple ? tuple.parts() : List.of(state);
        for (int axis = 0; axis < parts.size(); axis++) {
            String name = parts.get(axis).toString();
            if (variables.contains(name) && !box.containsKey(name)) {
                Lattice lattice = structure.lattice().orElseThrow();
                box.put(name, new Interval(lattice.first(axis), lattice.last(axis)));
            }
        }
        new Search(state, variables, when, indices, box, found).halve(0);
    }

    /** One search: the box shrinks on the way down and is restored on the way up. */
    private final class Search {
        private final Formula state;
        private final List<String> variables;
        private final Optional<Condition> when;
        private final Map<String, Integer> indices;
        private final Map<String, Interval> box;
        private final BiConsumer<Integer, Map<String, Integer>> found;
        private final BoxTruth truth;

        private Search(
                Formula state,
                List<String> variables,
                Optional<Condition> when,
                Map<String, Integer> indices,
                Map<String, Interval> box,
                BiConsumer<Integer, Map<String, Integer>> found) {
            this.state = state;
            this.variables = variables;
            this.when = when;
            this.indices = indices;
            this.box = box;
            this.found = found;
            this.truth = new BoxTruth(structure, indices, box);
        }

        /** Searches the box, whose variables before {@code axis} hold one number each. */
        private void halve(int axis) {
            if (axis < variables.size()) {
                String variable = variables.get(axis);
                Interval whole = range(variable);
                halve(axis, variable, whole);
                box.put(variable, whole);
                return;
            }
            Map<String, Integer> bound = new HashMap<>(indices);
            variables.forEach(
                    variable -> bound.put(variable, (int) range(variable).low()));
            OptionalInt position = structure.find(state, bound);
            if (position.isPresent() && isPossible(when, bound)) {
                found.accept(position.getAsInt(), bound);
            }
        }

        private Interval range(String variable) {
            return Objects.requireNonNull(box.get(variable));
        }

        private void halve(int axis, String variable, Interval part) {
            box.put(variable, part);
            if (when.isPresent() && truth.holds(when.get()).equals(Optional.of(false))) {
                return;
            }
            if (part.low() == part.high()) {
                halve(axis + 1);
                return;
            }
            double middle = Math.floor((part.low() + part.high()) / 2);
            halve(axis, variable, new Interval(part.low(), middle));
            halve(axis, variable, new Interval(middle + 1, part.high()));
        }
    }
}
