package tacit.kernel;

import java.util.List;
import java.util.stream.Stream;
import tacit.formula.Loop;
import tacit.formula.Topology;

/**
 * Splits a loop with very many operations by its stores, since the JIT compiles no method of more than 8,000 bytes.
 * That is allowed because no loop reads what it stores; a subexpression that both halves need is evaluated twice.
 */
final class LoopSplitter {
    /** At some ten bytes per operation a method stays well below the limit. */
    private static final int MOST_OPERATIONS = 500;

    private LoopSplitter() {}

    static List<Loop> split(Loop loop) {
        int stores = loop.stores().size();
        if (stores < 2 || Topology.order(loop.results()).size() <= MOST_OPERATIONS) {
            return List.of(loop);
        }
        return Stream.of(loop.stores().subList(0, stores / 2), loop.stores().subList(stores / 2, stores))
                .map(part -> new Loop(loop.name(), loop.instances(), loop.loads(), loop.values(), part))
                .flatMap(part -> split(part).stream())
                .toList();
    }
}
