package tacit.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a small program out as one loop of one instance: scratch becomes expressions, repeated loads are read once,
 * and common subexpressions are shared across what were several loops. Sums keep their order.
 */
public final class Unroller {
    /** As many operations as the JIT keeps well in registers and compiles as one method of vectors. */
    private static final int LARGEST = 160;

    /** A longer program is not written out: the JIT would take longer over it than it saves. */
    private static final int LARGEST_PROGRAM = 1_500;

    private record Cell(Buffer buffer, int element) {}

    /** What a cell is brought, and how it meets what the caller brought there. */
    private record Write(Expression value, Loop.Mode mode) {}

    private final ExpressionGraph graph = new ExpressionGraph();
    private final Set<Buffer> zeroed;
    private final Map<Cell, Write> written = new LinkedHashMap<>();
    private final Map<Cell, Expression> read = new LinkedHashMap<>();

    private Unroller(Set<Buffer> zeroed) {
        this.zeroed = zeroed;
    }

    /** The program as a single loop where that is short enough to be quicker; otherwise the program itself. */
    public static Program unrollIfSmall(Program program) {
        if (operations(program) > LARGEST_PROGRAM) {
            return program;
        }
        Program unrolled = unroll(program);
        return unrolled.loops().getFirst().operations() <= LARGEST ? unrolled : program;
    }

    private static long operations(Program program) {
        return program.loops().stream()
                .mapToLong(loop -> (long) loop.instances() * loop.operations())
                .sum();
    }

    /** The program as a single loop. */
    public static Program unroll(Program program) {
        Unroller unroller = new Unroller(program.zeroed());
        for (Loop loop : program.loops()) {
            for (int instance = 0; instance < loop.instances(); instance++) {
                unroller.unroll(loop, instance);
            }
        }
        unroller.clearTheRest();
        return new Program(unroller.graph, program.external(), Set.of(), List.of(unroller.loop()));
    }

    /** Sets the elements of zeroed buffers that nobody writes. */
    private void clearTheRest() {
        for (Buffer buffer : zeroed) {
            for (int element = 0; element < buffer.size(); element++) {
                written.putIfAbsent(new Cell(buffer, element), new Write(graph.constant(0), Loop.Mode.SET));
            }
        }
    }

    private Loop loop() {
        List<Loop.Load> loads = new ArrayList<>();
        read.forEach((cell, symbol) -> loads.add(new Loop.Load(symbol, cell.buffer, new int[] {cell.element})));
        List<Loop.Store> stores = new ArrayList<>();
        written.forEach((cell, write) -> {
            if (!cell.buffer.isScratch()) {
                stores.add(new Loop.Store(cell.buffer, new int[] {cell.element}, write.value, write.mode));
            }
        });
        return new Loop("step", 1, loads, List.of(), stores).pruned();
    }

    private void unroll(Loop loop, int instance) {
        Map<Expression, Expression> images = new HashMap<>();
        for (Loop.Load load : loop.loads()) {
            images.put(load.symbol(), read(load, instance));
        }
        for (Loop.Value value : loop.values()) {
            images.put(value.symbol(), graph.constant(value.numbers()[instance]));
        }
        List<Expression> results = Topology.substitute(graph, loop.results(), images);
        for (int i = 0; i < results.size(); i++) {
            Loop.Store store = loop.stores().get(i);
            Cell cell = new Cell(store.buffer(), store.elements()[instance]);
            Expression value = results.get(i);
            written.merge(cell, first(store, value), (before, after) -> combine(before, store.mode(), value));
        }
    }

    /** What reaches a cell first: nothing stands there yet, unless the caller brings it. */
    private Write first(Loop.Store store, Expression value) {
        boolean empty = store.buffer().isScratch() || zeroed.contains(store.buffer());
        return empty
                ? combine(new Write(graph.constant(0), Loop.Mode.SET), store.mode(), value)
                : new Write(value, store.mode());
    }

    /** What reaches a cell later: what was set, added or raised so far goes on being that. */
    private Write combine(Write before, Loop.Mode mode, Expression value) {
        if (mode != Loop.Mode.SET && before.mode != Loop.Mode.SET && before.mode != mode) {
            throw new IllegalStateException("a place is both added to and raised");
        }
        return switch (mode) {
            case SET -> new Write(value, mode);
            case ADD, SUM -> new Write(graph.add(before.value, value), before.mode);
            case RAISE -> new Write(graph.select(before.value, value, value, before.value), before.mode);
        };
    }

    private Expression read(Loop.Load load, int instance) {
        Cell cell = new Cell(load.buffer(), load.elements()[instance]);
        if (load.buffer().isScratch()) {
            Write write = written.get(cell);
            return write == null ? graph.constant(0) : write.value;
        }
        if (written.containsKey(cell)) {
            throw new IllegalArgumentException(load.buffer()
                    + " is stored to before it is read: a program written out reads what the caller brings");
        }
        return read.computeIfAbsent(cell, missing -> graph.symbol(label(load, instance)));
    }

    private static String label(Loop.Load load, int instance) {
        return load.elements().length == 1
                        || Arrays.stream(load.elements()).distinct().count() == 1
                ? load.symbol().label()
                : load.buffer().name() + "[" + load.elements()[instance] + "]";
    }
}
