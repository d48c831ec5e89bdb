package tacit.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Formula;
import tacit.formula.LoopBuilder;

/**
 * One effort per state scales the rates out of it, with a quadratic cost:
 * {@code α*_x = clip(−(c₁ + Σ_y r₁ (u_y − u_x))/c₂)}, the coefficients summed over the state's own cost and those of
 * its edges.
 */
final class EffortControl implements ControlFamily {
    private final ProgramBuilder program;
    private final ControlDeclaration control;
    private final EdgeTemplates templates;
    private final EdgeFinder finder;
    private final List<Integer> controlled;
    private final Buffer slope;
    private final Buffer curvature;
    private final Buffer effort;
    private final Set<Integer> convex = new HashSet<>();
    private boolean anyConcave;
    private boolean boundsMove;

    EffortControl(ProgramBuilder program, ControlDeclaration control, EdgeTemplates templates, EdgeFinder finder) {
        this.program = program;
        this.control = control;
        this.templates = templates;
        this.finder = finder;
        this.controlled = List.copyOf(controlledStates());
        slope = Buffer.scratch("slope", controlled.size());
        curvature = Buffer.scratch("curvature", controlled.size());
        effort = Buffer.scratch(control.name(), controlled.size());
    }

    private TreeSet<Integer> controlledStates() {
        TreeSet<Integer> states = new TreeSet<>();
        templates.forEach((edges, positions) -> {
            if (reads(edges.getFirst().template())) {
                edges.forEach(edge -> states.add(edge.source()));
            }
        });
        for (StateFormula cost : costs()) {
            finder.states(cost).forEach(match -> states.add(match.getKey()));
        }
        return states;
    }

    private boolean reads(Edge.Template template) {
        return Stream.concat(template.rates().stream(), template.costs().stream())
                .anyMatch(formula -> reads(formula.formula()));
    }

    private boolean reads(Formula formula) {
        return FreeNames.of(formula).contains(control.name());
    }

    private List<StateFormula> costs() {
        return program.source().definition().stateCosts().stream()
                .filter(cost -> reads(cost.formula()))
                .toList();
    }

    @Override
    public void prepare() {
        templates.forEach((edges, positions) -> {
            if (reads(edges.getFirst().template())) {
                sumOverEdges(new EdgeLoop(program, edges, positions));
            }
        });
        costs().forEach(this::sumOverStates);
        optimise();
    }

    private void sumOverEdges(EdgeLoop loop) {
        QuadraticControl quadratic = new QuadraticControl(loop.graph(), program.signs(), loop.control(), control);
        Expression rate = loop.rate();
        Expression cost = loop.cost();
        Expression gain = loop.graph().multiply(quadratic.slope(rate), loop.valueDifference());
        int[] elements = elements(loop.sources());
        loop.loop().add(slope, elements, loop.whenOpen(loop.graph().add(quadratic.linear(cost), gain)));
        Expression bend = loop.whenOpen(quadratic.curvature(cost));
        loop.loop().add(curvature, elements, bend);
        noteCurvature(bend, elements);
        program.add(loop.loop());
    }

    private void sumOverStates(StateFormula formula) {
        StateLoop loop = new StateLoop(program, formula, finder.states(formula), control);
        QuadraticControl quadratic = new QuadraticControl(loop.graph(), program.signs(), loop.control(), control);
        int[] elements = elements(loop.states());
        loop.loop().add(slope, elements, quadratic.linear(loop.cost()));
        Expression bend = quadratic.curvature(loop.cost());
        loop.loop().add(curvature, elements, bend);
        noteCurvature(bend, elements);
        program.add(loop.loop());
    }

    private void noteCurvature(Expression bend, int[] elements) {
        anyConcave |= !program.signs().isNonNegative(bend);
        if (program.signs().isPositive(bend)) {
            Arrays.stream(elements).forEach(convex::add);
        }
    }

    private void optimise() {
        LoopBuilder loop = program.loop("optimal " + control.name(), controlled.size());
        ExpressionGraph graph = loop.graph();
        int[] all = elements(controlled.stream().mapToInt(Integer::intValue).toArray());
        Expression total = loop.load(slope, all, "slope");
        QuadraticControl quadratic =
                new QuadraticControl(graph, program.signs(), graph.symbol(control.label()), control);
        Expression minimiser = graph.divide(graph.negate(total), quadratic.divisor(curvature(loop, all, total)));
        Expression lower = bound(loop, control.lower());
        Optional<Expression> upper = control.upper().map(formula -> bound(loop, formula));
        boundsMove = !lower.isConstant()
                || upper.filter(bound -> !bound.isConstant()).isPresent();
        loop.store(effort, all, quadratic.clip(minimiser, lower, upper));
        program.add(loop);
    }

    /** {@code c₂}, and 1 where nothing depends on the effort, as when all the edges that it scales are closed. */
    private Expression curvature(LoopBuilder loop, int[] elements, Expression slope) {
        ExpressionGraph graph = loop.graph();
        Expression zero = graph.constant(0);
        Expression sum = loop.load(curvature, elements, "curvature");
        if (!anyConcave && convex.size() == controlled.size()) {
            program.signs().declarePositive(sum);
            return sum;
        }
        Expression idle = graph.select(zero, slope, graph.constant(1), sum);
        return graph.select(sum, zero, graph.select(slope, zero, idle, sum), sum);
    }

    private Expression bound(LoopBuilder loop, Formula formula) {
        List<Map<String, Integer>> indices = new ArrayList<>();
        for (int state : controlled) {
            indices.add(program.source().structure().bindings(control.indices(), List.of(state)));
        }
        return new FormulaLowering(program, loop, indices).lower(formula);
    }

    private int[] elements(int[] states) {
        int[] elements = new int[states.length];
        for (int i = 0; i < states.length; i++) {
            elements[i] = Collections.binarySearch(controlled, states[i]);
        }
        return elements;
    }

    @Override
    public At onEdges(EdgeLoop loop, Expression rate, Expression cost) {
        return at(loop.loop(), loop.control(), loop.sources(), rate, cost);
    }

    @Override
    public At inStates(StateLoop loop) {
        return at(loop.loop(), loop.control(), loop.states(), loop.cost(), loop.cost());
    }

    private At at(LoopBuilder loop, Expression symbol, int[] states, Expression rate, Expression cost) {
        QuadraticControl quadratic = new QuadraticControl(loop.graph(), program.signs(), symbol, control);
        if (!quadratic.reads(rate) && !quadratic.reads(cost)) {
            return new At(rate, rate, cost);
        }
        Expression optimal = loop.load(effort, elements(states), control.name());
        return new At(
                quadratic.with(rate, optimal),
                quadratic.withOptimal(rate, optimal, boundsMove),
                quadratic.withOptimal(cost, optimal, boundsMove));
    }

    @Override
    public List<String> names() {
        Structure structure = program.source().structure();
        return controlled.stream()
                .map(state -> structure.element(control.name(), List.of(state)))
                .toList();
    }

    @Override
    public void write(Buffer controls) {
        write(controls, (loop, all) -> loop.load(effort, all, control.name()));
    }

    @Override
    public void writeCurvatures(Buffer curvatures) {
        write(curvatures, (loop, all) -> curvature(loop, all, loop.load(slope, all, "slope")));
    }

    private void write(Buffer target, BiFunction<LoopBuilder, int[], Expression> value) {
        prepare();
        LoopBuilder loop = program.loop("write " + target.name(), controlled.size());
        int[] all = elements(controlled.stream().mapToInt(Integer::intValue).toArray());
        loop.store(target, all, value.apply(loop, all));
        program.add(loop);
    }
}
