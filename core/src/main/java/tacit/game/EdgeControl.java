package tacit.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;

/**
 * Every edge has a control of its own, with a separable quadratic cost:
 * {@code a*_xy = clip(−(c₁ + r₁ (u_y − u_x))/c₂)}.
 */
final class EdgeControl implements ControlFamily {
    private final ProgramBuilder program;
    private final ControlDeclaration control;
    private final EdgeTemplates templates;
    private final List<Integer> controlled = new ArrayList<>();

    EdgeControl(ProgramBuilder program, ControlDeclaration control, EdgeTemplates templates) {
        this.program = program;
        this.control = control;
        this.templates = templates;
        templates.forEach((edges, positions) -> {
            if (reads(edges.getFirst().template())) {
                for (int position : positions) {
                    controlled.add(position);
                }
            }
        });
        controlled.sort(null);
    }

    private boolean reads(Edge.Template template) {
        return Stream.concat(template.rates().stream(), template.costs().stream())
                .anyMatch(formula -> FreeNames.of(formula.formula()).contains(control.name()));
    }

    @Override
    public void prepare() {}

    @Override
    public At onEdges(EdgeLoop loop, Expression rate, Expression cost) {
        QuadraticControl quadratic = new QuadraticControl(loop.graph(), program.signs(), loop.control(), control);
        if (!quadratic.reads(rate) && !quadratic.reads(cost)) {
            return new At(rate, rate, cost);
        }
        Expression optimal = optimal(loop, quadratic, rate, cost);
        boolean boundsMove = !lower(loop).isConstant()
                || upper(loop).filter(bound -> !bound.isConstant()).isPresent();
        return new At(
                quadratic.with(rate, optimal),
                quadratic.withOptimal(rate, optimal, boundsMove),
                quadratic.withOptimal(cost, optimal, boundsMove));
    }

    /** The optimal control of a loop's edges. */
    Expression optimal(EdgeLoop loop, QuadraticControl quadratic, Expression rate, Expression cost) {
        ExpressionGraph graph = loop.graph();
        Expression curvature = curvature(loop, quadratic, cost);
        Expression gain = graph.multiply(quadratic.slope(rate), loop.valueDifference());
        Expression guarded = quadratic.divisor(curvature);
        Expression resting = graph.divide(graph.negate(quadratic.linear(cost)), gain.is(0) ? guarded : curvature);
        Expression minimiser = graph.subtract(resting, graph.divide(gain, guarded));
        return quadratic.clip(minimiser, lower(loop), upper(loop));
    }

    /** {@code c₂}, and 1 on a closed edge, whose cost may have none. */
    private static Expression curvature(EdgeLoop loop, QuadraticControl quadratic, Expression cost) {
        return loop.whenOpen(quadratic.curvature(cost), loop.graph().constant(1));
    }

    private Expression lower(EdgeLoop loop) {
        return loop.bound(control.lower());
    }

    private Optional<Expression> upper(EdgeLoop loop) {
        return control.upper().map(loop::bound);
    }

    @Override
    public At inStates(StateLoop loop) {
        return new At(loop.cost(), loop.cost(), loop.cost());
    }

    @Override
    public List<String> names() {
        Structure structure = program.source().structure();
        return controlled.stream()
                .map(templates::edge)
                .map(edge -> structure.element(control.name(), List.of(edge.source(), edge.target())))
                .toList();
    }

    @Override
    public void write(Buffer controls) {
        write(controls, (loop, quadratic) -> loop.whenOpen(optimal(loop, quadratic, loop.rate(), loop.cost())));
    }

    @Override
    public void writeCurvatures(Buffer curvatures) {
        write(curvatures, (loop, quadratic) -> curvature(loop, quadratic, loop.cost()));
    }

    private void write(Buffer buffer, BiFunction<EdgeLoop, QuadraticControl, Expression> value) {
        templates.forEach((edges, positions) -> {
            if (reads(edges.getFirst().template())) {
                EdgeLoop loop = new EdgeLoop(program, edges, positions);
                QuadraticControl quadratic =
                        new QuadraticControl(loop.graph(), program.signs(), loop.control(), control);
                int[] elements = Arrays.stream(positions)
                        .map(position -> Collections.binarySearch(controlled, position))
                        .toArray();
                loop.loop().store(buffer, elements, value.apply(loop, quadratic));
                program.add(loop.loop());
            }
        });
    }
}
