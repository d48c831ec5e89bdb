package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tacit.formula.Condition;
import tacit.formula.FormulaException;

/** Finds the edges that a game's transitions declare, and the states that patterns match. */
final class EdgeFinder {
    private final GameDefinition definition;
    private final Structure structure;
    private final int states;

    EdgeFinder(GameDefinition definition, Structure structure) {
        this.definition = definition;
        this.structure = structure;
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
                        .add(new Edge.Match(transition, indices));
            });
        }
        for (EdgeFormula cost : definition.edgeCosts()) {
            match(cost, (pair, indices) -> {
                Edge edge = edges.get(pair);
                if (edge != null) {
                    edge.costs().add(new Edge.Match(cost, indices));
                }
            });
        }
        if (edges.isEmpty()) {
            throw new FormulaException(
                    definition.states().position(),
                    "no transition leads from any state to another: nothing can happen");
        }
        return List.copyOf(edges.values());
    }

    private void match(EdgeFormula formula, BiConsumer<Long, Map<String, Integer>> found) {
        forEachState(
                formula.from(),
                Map.of(),
                (source, outer) -> forEachState(formula.to(), outer, (target, inner) -> {
                    if (!source.equals(target) && isPossible(formula.when(), inner)) {
                        found.accept((long) source * states + target, inner);
                    }
                }));
    }

    /** Each state that a pattern matches, with the index variables bound. */
    void forEachState(
            StatePattern pattern, Map<String, Integer> indices, BiConsumer<Integer, Map<String, Integer>> found) {
        switch (pattern) {
            case StatePattern.State state -> found.accept(structure.states().indexOf(state.name()), indices);
            case StatePattern.Computed computed -> {
                OptionalInt state = structure.find(computed.number(), indices);
                if (state.isPresent()) {
                    found.accept(state.getAsInt(), indices);
                }
            }
            case StatePattern.Variable variable -> {
                for (int state = 0; state < states; state++) {
                    Map<String, Integer> bound = new HashMap<>(indices);
                    bound.put(variable.index(), state);
                    found.accept(state, bound);
                }
            }
        }
    }

    /** Whether a condition may hold; one that reads inputs or the flow always may. */
    boolean isPossible(Optional<Condition> condition, Map<String, Integer> indices) {
        return !condition.flatMap(when -> structure.holds(when, indices)).equals(Optional.of(false));
    }

    /** The states of a declaration, each with the index variables bound. */
    List<Map.Entry<Integer, Map<String, Integer>>> states(StateFormula formula) {
        List<Map.Entry<Integer, Map<String, Integer>>> matches = new ArrayList<>();
        forEachState(formula.state(), Map.of(), (state, indices) -> {
            if (isPossible(formula.when(), indices)) {
                matches.add(Map.entry(state, indices));
            }
        });
        return matches;
    }
}
