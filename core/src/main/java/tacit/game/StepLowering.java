package tacit.game;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.LoopBuilder;
import tacit.formula.Op;
import tacit.formula.Program;

/** Derives the programs that ask a game at one instant, and those that take a whole step there. */
final class StepLowering {
    private final GameSource source;
    private final EdgeFinder finder;
    private final EdgeTemplates templates;
    private final int states;
    private final int[] all;

    StepLowering(GameSource source, EdgeFinder finder, EdgeTemplates templates) {
        this.source = source;
        this.finder = finder;
        this.templates = templates;
        states = source.structure().states().size();
        all = IntStream.range(0, states).toArray();
    }

    /** How a program's optimal controls are found. */
    ControlFamily family(ProgramBuilder program) {
        Optional<ControlDeclaration> control = source.definition().control();
        if (control.isEmpty()) {
            return new ControlFamily.None();
        }
        ControlFamily family = control.get().indices().size() == 2
                ? new EdgeControl(program, control.get(), templates)
                : new EffortControl(program, control.get(), templates, finder);
        return family.names().isEmpty() ? new ControlFamily.None() : family;
    }

    /** From a {@link GamePoint} to a {@link GameResponse}. */
    Program instant() {
        ProgramBuilder program = new ProgramBuilder(source);
        Buffer hamiltonian = program.sum(Buffer.external("h", states));
        Buffer rates = program.result("q", templates.graph(states).edges());
        program.result("z", 0);
        ControlFamily family = family(program);
        family.prepare();
        forEachEdgeLoop(program, family, (loop, at) -> {
            loop.loop().store(rates, loop.positions(), loop.whenOpen(at.rate()));
            addCost(loop, at, hamiltonian);
        });
        addStateCosts(program, source.definition().stateCosts(), family, hamiltonian);
        return program.build();
    }

    /** From a {@link GamePoint} and a length to {@code u + Δ h} and the strain. */
    Program bellman() {
        ProgramBuilder program = new ProgramBuilder(source);
        Buffer length = program.input("length", 1);
        Buffer value = program.argument(GamePoint.Argument.VALUE);
        Buffer next = program.result(Buffer.foundLaterAs(value, "next u"));
        Buffer strain = program.result(Buffer.still("strain", 1));
        Buffer hamiltonian = Buffer.scratch("h", states);
        Buffer exit = Buffer.scratch("exit", states);
        ControlFamily family = family(program);
        family.prepare();
        forEachEdgeLoop(program, family, (loop, at) -> {
            addExit(program, loop, loop.whenOpen(at.rate()), exit, length, strain);
            addCost(loop, at, hamiltonian);
        });
        addStateCosts(program, source.definition().stateCosts(), family, hamiltonian);
        LoopBuilder end = program.loop("step of u", states);
        ExpressionGraph graph = end.graph();
        Expression delta = end.load(length, 0, "length");
        Expression gain = graph.multiply(delta, end.load(hamiltonian, all, "h"));
        end.store(next, all, graph.add(end.load(value, all, "u"), gain));
        end.raise(strain, new int[states], graph.multiply(delta, end.load(exit, all, "exit")));
        program.add(end);
        return program.build();
    }

    /** From a {@link GamePoint} and a length to {@code μ + Δ Qᵀ μ} and the strain. */
    Program kolmogorov() {
        ProgramBuilder program = new ProgramBuilder(source);
        Buffer length = program.input("length", 1);
        Buffer flow = program.argument(GamePoint.Argument.FLOW);
        Buffer next = program.sum(Buffer.foundLaterAs(flow, "next mu"));
        Buffer strain = program.result(Buffer.still("strain", 1));
        Buffer exit = Buffer.scratch("exit", states);
        ControlFamily family = family(program);
        family.prepare();
        forEachEdgeLoop(program, family, (loop, at) -> {
            ExpressionGraph graph = loop.graph();
            Expression rate = loop.whenOpen(at.rate());
            addExit(program, loop, rate, exit, length, strain);
            Expression share = loop.loop().load(flow, loop.sources(), "mu[from]");
            Expression weight = graph.multiply(loop.loop().load(length, 0, "length"), share);
            loop.loop().add(next, loop.targets(), graph.multiply(weight, rate));
        });
        LoopBuilder end = program.loop("step of mu", states);
        ExpressionGraph graph = end.graph();
        Expression leaves = graph.multiply(end.load(length, 0, "length"), end.load(exit, all, "exit"));
        end.add(next, all, graph.multiply(end.load(flow, all, "mu"), stay(graph, leaves)));
        end.raise(strain, new int[states], leaves);
        program.add(end);
        return program.build();
    }

    /**
     * {@code max(1 − p, 0)}, differentiated as {@code 1 − p}: where all leave, rounding decides which of the two is
     * larger.
     */
    private static Expression stay(ExpressionGraph graph, Expression leaves) {
        Expression rest = graph.subtract(graph.constant(1), leaves);
        Expression nothing = graph.subtract(rest, graph.apply(Op.HELD, rest));
        return graph.select(graph.constant(0), rest, rest, nothing);
    }

    /** From a {@link GamePoint} to the terminal cost. */
    Program terminal() {
        ProgramBuilder program = new ProgramBuilder(source);
        Buffer cost = program.sum(Buffer.external("g", states));
        addStateCosts(program, source.definition().terminalCosts(), new ControlFamily.None(), cost);
        return program.build();
    }

    private interface EdgeAction {
        void accept(EdgeLoop loop, ControlFamily.At at);
    }

    private void forEachEdgeLoop(ProgramBuilder program, ControlFamily family, EdgeAction action) {
        templates.forEach((edges, positions) -> {
            EdgeLoop loop = new EdgeLoop(program, edges, positions);
            action.accept(loop, family.onEdges(loop, loop.rate(), loop.cost()));
            program.add(loop.loop());
        });
    }

    private static void addCost(EdgeLoop loop, ControlFamily.At at, Buffer hamiltonian) {
        ExpressionGraph graph = loop.graph();
        Expression gain = graph.multiply(at.heldRate(), loop.valueDifference());
        loop.loop().add(hamiltonian, loop.sources(), loop.whenOpen(graph.add(at.heldCost(), gain)));
    }

    private static void addExit(
            ProgramBuilder program, EdgeLoop loop, Expression rate, Buffer exit, Buffer length, Buffer strain) {
        ExpressionGraph graph = loop.graph();
        loop.loop().add(exit, loop.sources(), rate);
        if (!program.signs().isNonNegative(rate)) {
            Expression zero = graph.constant(0);
            Expression jump = graph.multiply(loop.loop().load(length, 0, "length"), rate);
            Expression negative = graph.constant(GameStepper.NEGATIVE_RATE);
            Expression smallest = graph.constant(-Double.MIN_VALUE);
            loop.loop().raise(strain, new int[loop.sources().length], graph.select(jump, smallest, negative, zero));
        }
    }

    private void addStateCosts(ProgramBuilder program, List<StateFormula> costs, ControlFamily family, Buffer sum) {
        for (StateFormula formula : costs) {
            List<Map.Entry<Integer, Map<String, Integer>>> matches = finder.states(formula);
            if (!matches.isEmpty()) {
                ControlDeclaration effort = family instanceof EffortControl
                        ? source.definition().control().orElseThrow()
                        : null;
                StateLoop loop = new StateLoop(program, formula, matches, effort);
                loop.loop().add(sum, loop.states(), family.inStates(loop).heldCost());
                program.add(loop.loop());
            }
        }
    }
}
