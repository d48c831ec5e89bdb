package tacit.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Derives a program's tangent and cotangent, which are again programs (Griewank and Walther, Evaluating Derivatives,
 * 2008, ch. 3, at the level of loops; inside a loop the derivatives are symbolic).
 */
public final class ProgramDerivatives {
    private final Program program;
    private final Derivatives derivatives;
    private final Set<Buffer> active;

    /**
     * Derivatives in some of a program's inputs.
     *
     * @param inputs the external buffers to differentiate in
     */
    public ProgramDerivatives(Program program, Set<Buffer> inputs) {
        this.program = program;
        this.derivatives = new Derivatives(program.graph());
        this.active = active(program, inputs);
    }

    private static Set<Buffer> active(Program program, Set<Buffer> inputs) {
        Set<Buffer> active = new HashSet<>(inputs);
        for (Loop loop : program.loops()) {
            if (loop.loads().stream().anyMatch(load -> active.contains(load.buffer()))) {
                loop.stores().forEach(store -> active.add(store.buffer()));
            }
        }
        return active;
    }

    /**
     * The directional derivative of the outputs.
     *
     * @param external the buffers of the new program, in order
     * @param directions for each differentiated input and each output of the program, the buffer of its direction
     */
    public Program tangent(List<Buffer> external, Map<Buffer, Buffer> directions) {
        Map<Buffer, Buffer> dots = withScratch(directions, "direction of ");
        List<Loop> loops = new ArrayList<>();
        for (Loop loop : program.loops()) {
            addPrimal(loop, loops);
            loops.add(tangent(loop, dots));
        }
        return new Program(program.graph(), external, outputsAmong(dots), loops).pruned();
    }

    private Set<Buffer> outputsAmong(Map<Buffer, Buffer> dots) {
        Set<Buffer> outputs = new LinkedHashSet<>();
        program.zeroed().stream().map(dots::get).filter(Objects::nonNull).forEach(outputs::add);
        return outputs;
    }

    private Loop tangent(Loop loop, Map<Buffer, Buffer> dots) {
        List<Loop.Load> loads = new ArrayList<>(loop.loads());
        Map<Expression, Expression> directions = new HashMap<>();
        for (Loop.Load load : loop.loads()) {
            if (active.contains(load.buffer())) {
                Expression dot = program.graph().symbol("d " + load.symbol().label());
                directions.put(load.symbol(), dot);
                loads.add(new Loop.Load(dot, Objects.requireNonNull(dots.get(load.buffer())), load.elements()));
            }
        }
        List<Expression> results = derivatives.tangent(loop.results(), directions);
        List<Loop.Store> stores = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Loop.Store store = loop.stores().get(i);
            Buffer dot = dots.get(store.buffer());
            if (dot != null) {
                stores.add(new Loop.Store(dot, store.elements(), results.get(i), store.mode()));
            }
        }
        return new Loop("tangent of " + loop.name(), loop.instances(), loads, loop.values(), stores);
    }

    /**
     * The derivative of the weighted sum of the outputs, added to the inputs' cotangents.
     *
     * @param external the buffers of the new program, in order
     * @param weights for each differentiated input the buffer of its cotangent, for each output that of its weight
     */
    public Program cotangent(List<Buffer> external, Map<Buffer, Buffer> weights) {
        Map<Buffer, Buffer> bars = withScratch(weights, "cotangent of ");
        List<Loop> loops = new ArrayList<>();
        program.loops().forEach(loop -> addPrimal(loop, loops));
        for (Loop loop : program.loops().reversed()) {
            loops.add(cotangent(loop, bars));
        }
        return new Program(program.graph(), external, Set.of(), loops).pruned();
    }

    private Loop cotangent(Loop loop, Map<Buffer, Buffer> bars) {
        List<Loop.Load> loads = new ArrayList<>(loop.loads());
        Map<Expression, Expression> seeds = new LinkedHashMap<>();
        for (Loop.Store store : loop.stores()) {
            Buffer bar = bars.get(store.buffer());
            if (bar != null && active.contains(store.buffer())) {
                Expression seed =
                        program.graph().symbol("weight of " + store.buffer().name());
                loads.add(new Loop.Load(seed, bar, store.elements()));
                seeds.merge(store.value(), seed, program.graph()::add);
            }
        }
        Set<Expression> symbols = new HashSet<>();
        loop.loads().stream()
                .filter(load -> active.contains(load.buffer()))
                .forEach(load -> symbols.add(load.symbol()));
        Map<Expression, Expression> gradient = derivatives.cotangent(seeds, symbols);
        List<Loop.Store> stores = new ArrayList<>();
        for (Loop.Load load : loop.loads()) {
            Expression bar = gradient.get(load.symbol());
            if (bar != null) {
                stores.add(new Loop.Store(
                        Objects.requireNonNull(bars.get(load.buffer())), load.elements(), bar, Loop.Mode.ADD));
            }
        }
        return new Loop("cotangent of " + loop.name(), loop.instances(), loads, loop.values(), stores);
    }

    /** The part of a loop that later loops need: its stores to scratch. */
    private static void addPrimal(Loop loop, List<Loop> loops) {
        List<Loop.Store> stores = loop.stores().stream()
                .filter(store -> store.buffer().isScratch())
                .toList();
        if (!stores.isEmpty()) {
            loops.add(new Loop(loop.name(), loop.instances(), loop.loads(), loop.values(), stores));
        }
    }

    private Map<Buffer, Buffer> withScratch(Map<Buffer, Buffer> given, String prefix) {
        Map<Buffer, Buffer> all = new HashMap<>(given);
        for (Buffer buffer : program.scratch()) {
            if (active.contains(buffer)) {
                all.put(buffer, Buffer.scratch(prefix + buffer.name(), buffer.size()));
            }
        }
        return all;
    }
}
