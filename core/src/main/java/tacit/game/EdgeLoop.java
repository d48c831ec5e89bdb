package tacit.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tacit.formula.Condition;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Index;
import tacit.formula.LoopBuilder;

/** The edges of one template as instances of a loop: their rates and costs as expressions of the control. */
final class EdgeLoop {
    private final ProgramBuilder program;
    private final LoopBuilder loop;
    private final List<Edge> edges;
    private final int[] positions;
    private final int[] sources;
    private final int[] targets;
    private final @Nullable ControlSymbol control;

    /**
     * Makes the loop.
     *
     * @param positions where each of the edges stands among all edges
     */
    EdgeLoop(ProgramBuilder program, List<Edge> edges, int[] positions) {
        this.program = program;
        this.edges = edges;
        this.positions = positions;
        Edge.Template template = edges.getFirst().template();
        EdgeFormula first = template.rates().getFirst();
        loop = program.loop("edges " + first.from() + " -> " + first.to(), edges.size());
        sources = edges.stream().mapToInt(Edge::source).toArray();
        targets = edges.stream().mapToInt(Edge::target).toArray();
        control = program.source()
                .definition()
                .control()
                .map(declared -> new ControlSymbol(declared, sources, targets, graph().symbol(declared.label())))
                .orElse(null);
    }

    ExpressionGraph graph() {
        return loop.graph();
    }

    LoopBuilder loop() {
        return loop;
    }

    int[] positions() {
        return positions;
    }

    int[] sources() {
        return sources;
    }

    int[] targets() {
        return targets;
    }

    List<Edge> edges() {
        return edges;
    }

    /** The control's symbol; only for games that have one. */
    Expression control() {
        if (control == null) {
            throw new IllegalStateException("the game has no control");
        }
        return control.symbol();
    }

    /** {@code u_y − u_x}. */
    Expression valueDifference() {
        var value = program.argument(GamePoint.Argument.VALUE);
        String from = label(true);
        String to = label(false);
        return graph().subtract(
                        loop.load(value, targets, "u[" + to + "]"), loop.load(value, sources, "u[" + from + "]"));
    }

    private String label(boolean source) {
        EdgeFormula first = edges.getFirst().rates().getFirst().declaration();
        return (source ? first.from() : first.to()).toString();
    }

    /** The rate, without the condition under which the edge is open where all of it has the same one. */
    Expression rate() {
        List<EdgeFormula> rates = edges.getFirst().template().rates();
        Expression sum = graph().constant(0);
        for (int i = 0; i < rates.size(); i++) {
            FormulaLowering lowering = lowering(matches(i, true));
            Expression rate = lowering.lower(rates.get(i).formula());
            boolean own = rates.size() > 1;
            sum = graph().add(sum, own ? when(lowering, rates.get(i).when(), rate) : rate);
        }
        return sum;
    }

    /** The cost of using the edge. */
    Expression cost() {
        List<EdgeFormula> costs = edges.getFirst().template().costs();
        Expression sum = graph().constant(0);
        for (int i = 0; i < costs.size(); i++) {
            FormulaLowering lowering = lowering(matches(i, false));
            Expression cost = lowering.lower(costs.get(i).formula());
            sum = graph().add(sum, when(lowering, costs.get(i).when(), cost));
        }
        return sum;
    }

    /** The value where the edge is open, and 0 where it is closed. */
    Expression whenOpen(Expression value) {
        return whenOpen(value, graph().constant(0));
    }

    /** The value where the edge is open, and another one where it is closed. */
    Expression whenOpen(Expression value, Expression otherwise) {
        List<EdgeFormula> rates = edges.getFirst().template().rates();
        Expression result = otherwise;
        for (int i = 0; i < rates.size(); i++) {
            Optional<Condition> when = rates.get(i).when();
            if (when.isEmpty()) {
                return value;
            }
            result = lowering(matches(i, true)).choose(when.get(), value, result);
        }
        return result;
    }

    /** A formula that belongs to the control, such as its bound. */
    Expression bound(tacit.formula.Formula formula) {
        List<Map<String, Integer>> indices = new ArrayList<>();
        GameSource source = program.source();
        List<Index> names = source.definition().control().orElseThrow().indices();
        for (Edge edge : edges) {
            indices.add(source.structure().bindings(names, List.of(edge.source(), edge.target())));
        }
        return lowering(indices).lower(formula);
    }

    private Expression when(FormulaLowering lowering, Optional<Condition> when, Expression value) {
        return when.map(condition -> lowering.choose(condition, value, graph().constant(0)))
                .orElse(value);
    }

    private List<Map<String, Integer>> matches(int declaration, boolean rate) {
        return edges.stream()
                .map(edge ->
                        (rate ? edge.rates() : edge.costs()).get(declaration).indices())
                .toList();
    }

    private FormulaLowering lowering(List<Map<String, Integer>> indices) {
        return new FormulaLowering(program, loop, indices, control);
    }
}
