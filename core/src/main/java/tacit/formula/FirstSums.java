package tacit.formula;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Spares a program the clearing of buffers: where the first loop that adds to a buffer reaches all of it, group by
 * group of instances, its sums begin anew ({@link Loop.Mode#SUM}).
 */
final class FirstSums {
    private FirstSums() {}

    static Program begin(Program program) {
        Set<Buffer> cleared = new HashSet<>(program.scratch());
        cleared.addAll(program.zeroed());
        Set<Buffer> zeroed = new LinkedHashSet<>(program.zeroed());
        List<Loop> loops = program.loops().stream()
                .map(loop -> {
                    Loop begun = begin(loop, cleared);
                    begun.stores().stream()
                            .filter(store -> store.mode() == Loop.Mode.SUM)
                            .forEach(store -> zeroed.remove(store.buffer()));
                    loop.stores().forEach(store -> cleared.remove(store.buffer()));
                    return begun;
                })
                .toList();
        return new Program(program.graph(), program.external(), zeroed, loops);
    }

    private static Loop begin(Loop loop, Set<Buffer> cleared) {
        int[] starts = loop.groups();
        List<Loop.Store> stores = loop.stores().stream()
                .map(store -> cleared.contains(store.buffer()) && covers(loop, store, starts)
                        ? new Loop.Store(store.buffer(), store.elements(), store.value(), Loop.Mode.SUM)
                        : store)
                .toList();
        return new Loop(loop.name(), loop.instances(), loop.loads(), loop.values(), stores);
    }

    private static boolean covers(Loop loop, Loop.Store store, int[] starts) {
        return store.mode() == Loop.Mode.ADD
                && starts.length - 1 == store.buffer().size()
                && Arrays.equals(Loop.runs(store.elements()), starts)
                && Arrays.stream(store.elements()).distinct().count()
                        == store.buffer().size()
                && loop.stores().stream()
                                .filter(other -> other.buffer() == store.buffer())
                                .count()
                        == 1;
    }
}
