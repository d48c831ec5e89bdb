package tacit.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The edges of a game, grouped by the declarations that hold on them. */
final class EdgeTemplates {
    private final List<Edge> edges;
    private final Map<Edge.Template, List<Integer>> groups = new LinkedHashMap<>();

    EdgeTemplates(List<Edge> edges) {
        this.edges = edges;
        for (int position = 0; position < edges.size(); position++) {
            groups.computeIfAbsent(edges.get(position).template(), missing -> new ArrayList<>())
                    .add(position);
        }
    }

    Edge edge(int position) {
        return edges.get(position);
    }

    /** The first declaration of each edge's rate. */
    List<EdgeFormula> transitions() {
        return edges.stream().map(edge -> edge.rates().getFirst().declaration()).toList();
    }

    /** Each group, as its edges and their positions among all edges. */
    void forEach(BiConsumer<List<Edge>, int[]> action) {
        groups.values()
                .forEach(positions -> action.accept(
                        positions.stream().map(edges::get).toList(),
                        positions.stream().mapToInt(Integer::intValue).toArray()));
    }

    TransitionGraph graph(int states) {
        return new TransitionGraph(
                states,
                edges.stream().mapToInt(Edge::source).toArray(),
                edges.stream().mapToInt(Edge::target).toArray());
    }
}
