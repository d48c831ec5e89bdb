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
    }

    /** A symbol read from {@code buffer}, at {@code elements[i]} for instance {@code i}; the elements are not modified. */
    public record Load(Expression symbol, Buffer buffer, int[] elements) {}

    /** A symbol that is {@code numbers[i]} for instance {@code i}; the numbers are not modified. */
    public record Value(Expression symbol, double[] numbers) {}

    /** Writes {@code value}, or adds it, to {@code elements[i]} of {@code buffer} for instance {@code i}. */
    public record Store(Buffer buffer, int[] elements, Expression value, boolean adds) {}

    /** The expressions that are stored. */
    public List<Expression> results() {
        return stores.stream().map(Store::value).toList();
    }

    /** The number of distinct nodes of its expressions. */
    public int operations() {
        return Topology.order(results()).size();
    }

    /** The same loop with only the loads and values that its stores need. */
    Loop pruned() {
        Set<Expression> needed = Set.copyOf(Topology.order(results()));
        List<Load> keptLoads = new ArrayList<>(loads);
        keptLoads.removeIf(load -> !needed.contains(load.symbol()));
        List<Value> keptValues = new ArrayList<>(values);
        keptValues.removeIf(value -> !needed.contains(value.symbol()));
        return new Loop(name, instances, keptLoads, keptValues, stores);
    }
}
