package tacit.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A move that the game allows.
 *
 * @param rates the transitions that it comes from, whose rates add up
 * @param costs the costs of using it, which add up
 */
record Edge(int source, int target, List<Match> rates, List<Match> costs) {
    /** A declaration that holds on an edge, and what its index variables stand for there. */
    record Match(EdgeFormula declaration, Map<String, Integer> indices) {}

    /** What edges must share to be evaluated by the same loop. */
    record Template(List<EdgeFormula> rates, List<EdgeFormula> costs) {}

    Edge(int source, int target) {
        this(source, target, new ArrayList<>(), new ArrayList<>());
    }

    Template template() {
        return new Template(
                rates.stream().map(Match::declaration).toList(),
                costs.stream().map(Match::declaration).toList());
    }
}
