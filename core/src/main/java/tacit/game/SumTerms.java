package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.formula.Formula;

/**
 * The terms of a sum over states, for several values of the variables around it.
 *
 * @param indices what the index variables hold in each term
 * @param sums to which of the sums each term belongs; not to be modified
 * @param certain whether the condition of the sum is known to hold in all of them
 */
record SumTerms(List<Map<String, Integer>> indices, int[] sums, boolean certain) {
    /** A sum, and what the variables around it hold in each of its occurrences. */
    record Key(Formula.Sum sum, List<Map<String, Integer>> around) {}

    /** Finds terms and remembers them, since a game's programs ask for the same ones again and again. */
    static final class Finder {
        private final Structure structure;
        private final StateSearch search;
        private final Map<Key, SumTerms> known = new HashMap<>();

        Finder(Structure structure) {
            this.structure = structure;
            this.search = new StateSearch(structure);
        }

        SumTerms terms(Key key) {
            SumTerms terms = known.get(key);
            if (terms == null) {
                terms = find(key.sum(), key.around());
                known.put(key, terms);
            }
            return terms;
        }

        private SumTerms find(Formula.Sum sum, List<Map<String, Integer>> around) {
            List<Map<String, Integer>> indices = new ArrayList<>();
            List<Integer> sums = new ArrayList<>();
            for (int i = 0; i < around.size(); i++) {
                int position = i;
                search.forEach(sum.index(), sum.condition(), around.get(i), (state, bound) -> {
                    indices.add(bound);
                    sums.add(position);
                });
            }
            boolean certain = sum.condition().isEmpty()
                    || indices.stream()
                            .allMatch(at ->
                                    structure.holds(sum.condition().get(), at).equals(Optional.of(true)));
            return new SumTerms(
                    indices, sums.stream().mapToInt(Integer::intValue).toArray(), certain);
        }
    }
}
