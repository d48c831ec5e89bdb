package tacit.formula;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what one loop reads and stores; equal reads share a symbol. */
public final class LoopBuilder {
    private record Place(Buffer buffer, IntBuffer elements) {}

    private final String name;
    private final int instances;
    private final ExpressionGraph graph;
    private final Map<Place, Expression> loaded = new HashMap<>();
    private final Map<DoubleBuffer, Expression> valued = new HashMap<>();
    private final List<Loop.Load> loads = new ArrayList<>();
    private final List<Loop.Value> values = new ArrayList<>();
    private final List<Loop.Store> stores = new ArrayList<>();

    /** A loop that reads and stores nothing yet; its expressions live in the graph. */
    public LoopBuilder(String name, int instances, ExpressionGraph graph) {
        this.name = name;
        this.instances = instances;
        this.graph = graph;
    }

    /** Where its expressions live. */
    public ExpressionGraph graph() {
        return graph;
    }

    /** The number of instances. */
    public int instances() {
        return instances;
    }

    /** The symbol of an element per instance. */
    public Expression load(Buffer buffer, int[] elements, String label) {
        return loaded.computeIfAbsent(new Place(buffer, IntBuffer.wrap(elements)), place -> {
            Expression symbol = graph.symbol(label);
            loads.add(new Loop.Load(symbol, buffer, elements));
            return symbol;
        });
    }

    /** The symbol of the same element for every instance. */
    public Expression load(Buffer buffer, int element, String label) {
        int[] elements = new int[instances];
        Arrays.fill(elements, element);
        return load(buffer, elements, label);
    }

    /** The symbol of a number per instance, or the number where it is always the same. */
    public Expression value(double[] numbers, String label) {
        if (Arrays.stream(numbers).allMatch(number -> number == numbers[0])) {
            return graph.constant(numbers[0]);
        }
        return valued.computeIfAbsent(DoubleBuffer.wrap(numbers), missing -> {
            Expression symbol = graph.symbol(label);
            values.add(new Loop.Value(symbol, numbers));
            return symbol;
        });
    }

    /** Writes a value per instance. */
    public void store(Buffer buffer, int[] elements, Expression value) {
        stores.add(new Loop.Store(buffer, elements, value, Loop.Mode.SET));
    }

    /** Adds a value per instance. */
    public void add(Buffer buffer, int[] elements, Expression value) {
        if (!value.is(0)) {
            stores.add(new Loop.Store(buffer, elements, value, Loop.Mode.ADD));
        }
    }

    /** Raises to a value per instance. */
    public void raise(Buffer buffer, int[] elements, Expression value) {
        stores.add(new Loop.Store(buffer, elements, value, Loop.Mode.RAISE));
    }

    /** The loop. */
    public Loop build() {
        return new Loop(name, instances, loads, values, stores);
    }
}
