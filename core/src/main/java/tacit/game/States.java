package tacit.game;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tacit.formula.Index;

/**
 * The states of a game, by position, and what index variables mean: a variable holds a coordinate where states are
 * numbers or tuples of numbers, and otherwise the position of a state.
 */
final class States {
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Optional<Lattice> lattice;

    private States(List<String> names, Optional<Lattice> lattice) {
        this.names = List.copyOf(names);
        this.lattice = lattice;
        if (lattice.isEmpty()) {
            for (int state = 0; state < names.size(); state++) {
                positions.put(names.get(state), state);
            }
        }
    }

    static States named(List<String> names) {
        return new States(names, Optional.empty());
    }

    static States of(Lattice lattice) {
        return new States(
                IntStream.range(0, lattice.states()).mapToObj(lattice::name).toList(), Optional.of(lattice));
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /** Where states are numbers or tuples of numbers, these. */
    Optional<Lattice> lattice() {
        return lattice;
    }

    /** How many coordinates a state has; 1 where it has a name. */
    int axes() {
        return lattice.map(Lattice::axes).orElse(1);
    }

    /** The state of that name, where states have names. */
    OptionalInt position(String name) {
        Integer position = positions.get(name);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** Adds what the variables of an index hold for a state; {@code bound} is modified. */
    void bind(Index index, int state, Map<String, Integer> bound) {
        if (lattice.isEmpty()) {
            bound.put(index.names().getFirst(), state);
            return;
        }
        for (int axis = 0; axis < index.names().size(); axis++) {
            bound.put(index.names().get(axis), lattice.get().coordinate(state, axis));
        }
    }

    /** A few of the names, for a message. */
    String summary() {
        return names.size() <= 8
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 3)) + ", …, " + names.getLast();
    }
}
