package tacit.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sequence of loops over buffers: what is evaluated at one instant. Each buffer that is written by adding is first
 * set to zero where it stands in {@code zeroed}. A buffer is complete before another loop reads it, so a program can be
 * differentiated loop by loop ({@link ProgramDerivatives}).
 *
 * @param graph where all its expressions live
 * @param external the buffers that the caller brings, in the order in which it brings them
 * @param zeroed external buffers set to zero first
 * @param loops what is done, in order
 */
public record Program(ExpressionGraph graph, List<Buffer> external, Set<Buffer> zeroed, List<Loop> loops) {
    /** Copies the lists. */
    public Program {
        external = List.copyOf(external);
        zeroed = new LinkedHashSet<>(zeroed);
        loops = List.copyOf(loops);
    }

    /** The scratch buffers, in the order of their first use; each is zero before the program runs. */
    public List<Buffer> scratch() {
        Set<Buffer> found = new LinkedHashSet<>();
        for (Loop loop : loops) {
            loop.loads().stream()
                    .map(Loop.Load::buffer)
                    .filter(Buffer::isScratch)
                    .forEach(found::add);
            loop.stores().stream()
                    .map(Loop.Store::buffer)
                    .filter(Buffer::isScratch)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** The same program without stores that reach none of its external buffers. */
    Program pruned() {
        Set<Buffer> live = new HashSet<>(external);
        List<Loop> kept = new ArrayList<>();
        for (Loop loop : loops.reversed()) {
            List<Loop.Store> stores = loop.stores().stream()
                    .filter(store -> live.contains(store.buffer())
                            && !(store.mode() == Loop.Mode.ADD && store.value().is(0)))
                    .toList();
            if (!stores.isEmpty()) {
                Loop smaller = new Loop(loop.name(), loop.instances(), loop.loads(), loop.values(), stores).pruned();
                smaller.loads().forEach(load -> live.add(load.buffer()));
                kept.add(0, smaller);
            }
        }
        return new Program(graph, external, zeroed, kept);
    }
}
