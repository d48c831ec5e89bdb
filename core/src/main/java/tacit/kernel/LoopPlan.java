package tacit.kernel;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.Loop;
import tacit.formula.Topology;

/**
 * How a loop is nested: over blocks of lanes, inside over runs, inside over groups of neighbouring instances that share
 * an element (edges with the same source), inside over the instances of a group. What is the same for all runs is
 * evaluated once, what is the same for all instances once per run, what is the same in a group once per group. Sums
 * over them are kept in registers, and so is what a run leaves for the next.
 */
final class LoopPlan {
    /** Where in the nest something is evaluated, from outside to inside. */
    enum Level {
        /** Once for all runs of a block of lanes. */
        RUNS,
        /** Once for a run of a block of lanes. */
        BLOCK,
        /** Once for a group of instances. */
        GROUP,
        /** For each instance. */
        INSTANCE
    }

    private final Loop loop;
    private final List<Expression> order;
    private final int[] starts;
    private final boolean grouped;
    private final Map<Expression, Level> levels = new HashMap<>();
    private final Map<Expression, Integer> uses = new HashMap<>();
    private final Set<Expression> neededInside = new HashSet<>();
    private final Map<IntBuffer, Level> tables = new HashMap<>();
    private final Set<Loop.Store> sums;
    private final Map<Loop.Load, Loop.Store> carried = new LinkedHashMap<>();

    /**
     * The plan of a loop.
     *
     * @param chained whether each run finds as {@link Buffer#later} what the one before has left
     */
    LoopPlan(Loop loop, boolean chained) {
        this.loop = loop;
        order = Topology.order(loop.results());
        starts = loop.groups();
        grouped = starts.length > 0;
        assignLevels();
        countUses();
        sums = loop.stores().stream().filter(this::isSum).collect(Collectors.toSet());
        if (chained && loop.instances() == 1) {
            findCarried();
        }
    }

    private void findCarried() {
        for (Loop.Load load : loop.loads()) {
            for (Loop.Store store : loop.stores()) {
                if (store.elements()[0] == load.elements()[0]
                        && store.buffer().later().equals(Optional.of(load.buffer()))) {
                    carried.put(load, store);
                }
            }
        }
    }

    private void assignLevels() {
        loop.loads().forEach(load -> levels.put(load.symbol(), level(load.buffer(), load.elements())));
        loop.values().forEach(value -> levels.put(value.symbol(), innermost()));
        for (Expression node : order) {
            Level level = levels.getOrDefault(node, Level.RUNS);
            for (Expression argument : node.arguments()) {
                level = inner(level, level(argument));
            }
            levels.put(node, level);
        }
    }

    private void countUses() {
        for (Loop.Store store : loop.stores()) {
            use(store.value(), innermost());
        }
        for (Expression node : order) {
            node.arguments().forEach(argument -> use(argument, level(node)));
        }
    }

    private void use(Expression node, Level at) {
        uses.merge(node, 1, Integer::sum);
        if (at.compareTo(level(node)) > 0) {
            neededInside.add(node);
        }
    }

    private static Level inner(Level a, Level b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The level of what differs from instance to instance, and of every store. */
    Level innermost() {
        return loop.instances() == 1 ? Level.BLOCK : grouped ? Level.INSTANCE : Level.GROUP;
    }

    /** The level at which the place of an element of a buffer is known, and what stands there, if it is only read. */
    Level level(Buffer buffer, int[] elements) {
        Level level = level(elements);
        return level == Level.BLOCK && buffer.isStill() ? Level.RUNS : level;
    }

    /** The level at which what a store adds up begins: sums that begin anew do so in each run. */
    Level level(Loop.Store store) {
        return store.mode() == Loop.Mode.SUM ? level(store.elements()) : level(store.buffer(), store.elements());
    }

    private Level level(int[] elements) {
        return tables.computeIfAbsent(IntBuffer.wrap(elements), missing -> {
            int[] runs = Loop.runs(elements);
            if (runs.length == 2) {
                return Level.BLOCK;
            }
            return grouped && isConstantInGroups(elements) ? Level.GROUP : innermost();
        });
    }

    private boolean isConstantInGroups(int[] elements) {
        for (int group = 0; group + 1 < starts.length; group++) {
            for (int i = starts[group] + 1; i < starts[group + 1]; i++) {
                if (elements[i] != elements[i - 1]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The level at which an expression is evaluated. */
    Level level(Expression node) {
        return levels.getOrDefault(node, Level.RUNS);
    }

    /** What need not be read again in a next run, because the one before has stored it. */
    Map<Loop.Load, Loop.Store> carried() {
        return carried;
    }

    /** Whether what a run stores to a buffer need not be read again in the next. */
    boolean carries(Buffer buffer) {
        return carried.values().stream().anyMatch(store -> store.buffer() == buffer);
    }

    /** Whether a table of elements is needed to find a place. */
    boolean needsTable(int[] elements) {
        return level(elements) != Level.BLOCK;
    }

    /** Whether what a store adds up is kept in a register outside of the instances. */
    boolean accumulates(Loop.Store store) {
        return sums.contains(store);
    }

    /** No other store may reach the same place. */
    private boolean isSum(Loop.Store store) {
        return store.mode() != Loop.Mode.SET
                && level(store).compareTo(innermost()) < 0
                && loop.stores().stream().allMatch(other -> other.equals(store) || !meet(store, other));
    }

    /** Where a sum is kept its place is the same for all instances concerned, so it is enough to look at each. */
    private boolean meet(Loop.Store sum, Loop.Store other) {
        return sum.buffer() == other.buffer()
                && IntStream.range(0, loop.instances()).anyMatch(i -> sum.elements()[i] == other.elements()[i]);
    }

    /** Whether instances are nested in groups. */
    boolean isGrouped() {
        return grouped;
    }

    /** The first instance of each group, and the number of instances. */
    int[] starts() {
        return starts;
    }

    /** The expressions in the order in which they can be evaluated. */
    List<Expression> order() {
        return order;
    }

    /** The constants that the expressions read. */
    Set<Double> constants() {
        Set<Double> constants = new TreeSet<>();
        order.stream().filter(Expression::isConstant).forEach(node -> constants.add(node.value()));
        if (loop.stores().stream().anyMatch(store -> store.mode() == Loop.Mode.SUM)) {
            constants.add(0.0);
        }
        return constants;
    }

    /** Whether a node is worth a local variable: it is used more than once, or further inside. */
    boolean isKept(Expression node) {
        return !node.isConstant() && (uses.getOrDefault(node, 0) > 1 || neededInside.contains(node));
    }

    Loop loop() {
        return loop;
    }

    /** The arrays that the loop reads or writes. */
    Set<Buffer> buffers() {
        Set<Buffer> buffers = new LinkedHashSet<>();
        loop.loads().forEach(load -> buffers.add(load.buffer()));
        loop.stores().forEach(store -> buffers.add(store.buffer()));
        return buffers;
    }
}
