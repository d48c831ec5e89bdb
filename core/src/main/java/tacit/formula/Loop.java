package tacit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One formula for many instances: for each instance, and each lane, loads elements of buffers into symbols, evaluates
 * expressions, and stores them. Instances are edges, states, or a single one. No loop reads a buffer that it stores to.
 *
 * @param name what a reader calls it
 * @param instances how many there are
 * @param loads symbols that come from buffers
 * @param values symbols that are numbers, one per instance
 * @param stores what is written, in this order
 */
public record Loop(String name, int instances, List<Load> loads, List<Value> values, List<Store> stores) {
    /** Copies the lists. */
    public Loop {
        loads = List.copyOf(loads);
        values = List.copyOf(values);
        stores = List.copyOf(stores);
        for (Store store : stores) {
            if (loads.stream().anyMatch(load -> load.buffer() == store.buffer())) {
                throw new IllegalArgumentException("loop " + name + " reads " + store.buffer()
                        + ", which it stores to: leave that to another loop");
            }
        }
    }

    /**
     * A symbol read from {@code buffer}, at {@code elements[i]} for instance {@code i}; the elements are not modified.
     */
    public record Load(Expression symbol, Buffer buffer, int[] elements) {}

    /** A symbol that is {@code numbers[i]} for instance {@code i}; the numbers are not modified. */
    public record Value(Expression symbol, double[] numbers) {}

    /** How a value meets what stands in the buffer. */
    public enum Mode {
        /** It takes its place. */
        SET,
        /** It is added; a product is added with one rounding, as is one that the value itself adds to something. */
        ADD,
        /**
         * The first value that the loop brings to a place takes it, and further ones are added; those to one place
         * follow one another.
         */
        SUM,
        /** It takes its place where it is larger; a value that is not a number is passed over. Has no derivative. */
        RAISE
    }

    /** Brings {@code value} to {@code elements[i]} of {@code buffer} for instance {@code i}. */
    public record Store(Buffer buffer, int[] elements, Expression value, Mode mode) {}

    /**
     * The instances in groups of neighbours that share an element: edges with the same source. It is by the place of a
     * {@link Mode#SUM}, if there is one; otherwise by that of a sum or a load, whichever makes the smallest groups of
     * two and more on average.
     *
     * @return the first instance of each group, and the number of instances; empty where no neighbours share much
     */
    public int[] groups() {
        List<int[]> tables = new ArrayList<>();
        for (Store store : stores) {
            if (store.mode() == Mode.SUM) {
                return runs(store.elements());
            }
            if (store.mode() != Mode.SET) {
                tables.add(store.elements());
            }
        }
        loads.forEach(load -> tables.add(load.elements()));
        int[] best = {};
        for (int[] table : tables) {
            int[] runs = runs(table);
            if (runs.length > 2 && runs.length - 1 <= instances / 2 && runs.length > best.length) {
                best = runs;
            }
        }
        return best;
    }

    /** Where a new run of equal elements begins, and the number of elements. */
    public static int[] runs(int[] elements) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < elements.length; i++) {
            if (i == 0 || elements[i] != elements[i - 1]) {
                starts.add(i);
            }
        }
        starts.add(elements.length);
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The expressions that are stored. */
    public List<Expression> results() {
        return stores.stream().map(Store::value).toList();
    }

    /** The number of distinct nodes of its expressions. */
    public int operations() {
        return Topology.order(results()).size();
    }

    /** The same loop with only the loads and values that its stores need. */
    public Loop pruned() {
        Set<Expression> needed = Set.copyOf(Topology.order(results()));
        List<Load> keptLoads = new ArrayList<>(loads);
        keptLoads.removeIf(load -> !needed.contains(load.symbol()));
        List<Value> keptValues = new ArrayList<>(values);
        keptValues.removeIf(value -> !needed.contains(value.symbol()));
        return new Loop(name, instances, keptLoads, keptValues, stores);
    }
}
