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
    private record Cell(Buffer buffer, int element) {}

    private final Program program;
    private final ExpressionGraph graph = new ExpressionGraph();
    private final Map<Cell, Expression> written = new LinkedHashMap<>();
    private final Map<Cell, Expression> read = new LinkedHashMap<>();

    private Unroller(Program program) {
        this.program = program;
    }

    /** The program as a single loop. */
    public static Program unroll(Program program) {
        return new Unroller(program).unroll();
    }

    private Program unroll() {
        for (Loop loop : program.loops()) {
            for (int instance = 0; instance < loop.instances(); instance++) {
                unroll(loop, instance);
            }
        }
        List<Loop.Load> loads = new ArrayList<>();
        read.forEach((cell, symbol) -> loads.add(new Loop.Load(symbol, cell.buffer, new int[] {cell.element})));
        List<Loop.Store> stores = new ArrayList<>();
        written.forEach((cell, value) -> {
            if (!cell.buffer.isScratch()) {
                stores.add(new Loop.Store(cell.buffer, new int[] {cell.element}, value, false));
            }
        });
        Loop single = new Loop("step", 1, loads, List.of(), stores).pruned();
        return new Program(graph, program.external(), untouched(), List.of(single));
    }

    /** The zeroed buffers that have elements nobody writes. */
    private Set<Buffer> untouched() {
        Map<Buffer, Integer> counts = new HashMap<>();
        written.keySet().forEach(cell -> counts.merge(cell.buffer, 1, Integer::sum));
        Set<Buffer> untouched = new java.util.LinkedHashSet<>(program.zeroed());
        untouched.removeIf(buffer -> counts.getOrDefault(buffer, 0) == buffer.size());
        return untouched;
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
            if (store.adds()) {
                value = graph.add(written.getOrDefault(cell, graph.constant(0)), value);
            }
            written.put(cell, value);
        }
    }

    private Expression read(Loop.Load load, int instance) {
        Cell cell = new Cell(load.buffer(), load.elements()[instance]);
        if (load.buffer().isScratch()) {
            return written.getOrDefault(cell, graph.constant(0));
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
