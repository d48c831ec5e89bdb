package tacit.kernel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tacit.formula.Loop;
import tacit.formula.Topology;

/**
 * Splits a loop with very many operations by its stores, where no two parts reach the same place. That is allowed
 * because no loop reads what it stores; a subexpression that both halves need is evaluated twice.
 */
final class LoopSplitter {
    private LoopSplitter() {}

    /**
     * The loop in parts.
     *
     * @param mostOperations the most operations of a part that can still be split
     */
    static List<Loop> split(Loop loop, int mostOperations) {
        List<Loop.Store> stores = loop.stores();
        int at = Topology.order(loop.results()).size() <= mostOperations ? 0 : middle(loop);
        if (at == 0) {
            return List.of(loop);
        }
        return Stream.of(stores.subList(0, at), stores.subList(at, stores.size()))
                .map(part -> new Loop(loop.name(), loop.instances(), loop.loads(), loop.values(), part).pruned())
                .flatMap(part -> split(part, mostOperations).stream())
                .toList();
    }

    /** Where to split the stores, as near to the middle as can be; 0 where that is nowhere. */
    private static int middle(Loop loop) {
        int stores = loop.stores().size();
        return IntStream.range(1, stores)
                .filter(at -> loop.instances() == 1 || areApart(loop.stores(), at))
                .boxed()
                .min(Comparator.comparingInt(at -> Math.abs(2 * at - stores)))
                .orElse(0);
    }

    /** Whether the stores before {@code at} reach no place that later ones reach, in whichever instance. */
    private static boolean areApart(List<Loop.Store> stores, int at) {
        return stores.subList(0, at).stream()
                .noneMatch(a -> stores.subList(at, stores.size()).stream().anyMatch(b -> meet(a, b)));
    }

    private static boolean meet(Loop.Store a, Loop.Store b) {
        if (a.buffer() != b.buffer()) {
            return false;
        }
        BitSet reached = new BitSet();
        Arrays.stream(a.elements()).forEach(reached::set);
        return Arrays.stream(b.elements()).anyMatch(reached::get);
    }
}
