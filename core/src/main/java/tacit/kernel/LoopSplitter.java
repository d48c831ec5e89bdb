package tacit.kernel;

import java.util.List;
import java.util.stream.Stream;
import tacit.formula.Loop;
import tacit.formula.Topology;

/**
 * Splits a loop with very many operations by its stores. That is allowed because no loop reads what it stores; a
 * subexpression that both halves need is evaluated twice.
 */
final class LoopSplitter {
    private LoopSplitter() {}

    /**
     * The loop in parts.
     *
     * @param mostOperations the most operations of a part that can still be split
     */
    static List<Loop> split(Loop loop, int mostOperations) {
        int stores = loop.stores().size();
        if (stores < 2 || Topology.order(loop.results()).size() <= mostOperations) {
            return List.of(loop);
        }
        return Stream.of(loop.stores().subList(0, stores / 2), loop.stores().subList(stores / 2, stores))
                .map(part -> new Loop(loop.name(), loop.instances(), loop.loads(), loop.values(), part).pruned())
                .flatMap(part -> split(part, mostOperations).stream())
                .toList();
    }
}
