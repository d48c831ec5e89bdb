package tacit.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tacit.formula.FormulaException;

/** Finds the edges that a game's transitions declare, and the states that patterns match. */
final class EdgeFinder {
    private final GameDefinition definition;
    private final Structure structure;
    private final StateSearch search;
    private final int states;

    EdgeFinder(GameDefinition definition, Structure structure) {
        this.definition = definition;
        this.structure = structure;
        this.search = new StateSearch(structure);
        this.states = structure.states().size();
    }

    /** The edges, sorted by source and target. */
    List<Edge> edges() {
        Map<Long, Edge> edges = new TreeMap<>();
        for (EdgeFormula transition : definition.transitions()) {
            match(transition, (pair, indices) -> {
                int source = (int) (pair / states);
                int target = (int) (pair % states);
                edges.computeIfAbsent(pair, missing -> new Edge(source, target))
                        .rates()
                        .add(matched(transition, indices));
            });
        }
        for (EdgeFormula cost : definition.edgeCosts()) {
            edges.values()
                    .forEach(edge -> search.match(cost.from(), edge.source(), Map.of())
                            .flatMap(indices -> search.match(cost.to(), edge.target(), indices))
                            .filter(indices -> search.isPossible(cost.when(), indices))
                            .ifPresent(indices -> edge.costs().add(matched(cost, indices))));
        }
        if (edges.isEmpty()) {
            throw new FormulaException(
                    definition.states().position(),
                    "no transition leads from any state to another: nothing can happen");
        }
        return List.copyOf(edges.values());
    }

    private void match(EdgeFormula formula, BiConsumer<Long, Map<String, Integer>> found) {
        search.forEach(
                formula.from(),
                Optional.empty(),
                Map.of(),
                (source, outer) -> search.forEach(formula.to(), formula.when(), outer, (target, inner) -> {
                    if (!source.equals(target)) {
                        found.accept((long) source * states + target, inner);
                    }
                }));
    }

    /** A declaration on an edge, without its condition where that is known to hold. */
    private Edge.Match matched(EdgeFormula declaration, Map<String, Integer> indices) {
        boolean certain = declaration
                .when()
                .flatMap(when -> structure.holds(when, indices))
                .equals(Optional.of(true));
        return new Edge.Match(certain ? declaration.always() : declaration, indices);
    }

    /** The states of a declaration, each with the index variables bound. */
    List<Map.Entry<Integer, Map<String, Integer>>> states(StateFormula formula) {
        List<Map.Entry<Integer, Map<String, Integer>>> matches = new ArrayList<>();
        search.forEach(
                formula.state(), formula.when(), Map.of(), (state, indices) -> matches.add(Map.entry(state, indices)));
        return matches;
    }
}
