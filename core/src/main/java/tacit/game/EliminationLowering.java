package tacit.game;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tacit.formula.Buffer;
import tacit.formula.CoefficientMatrix;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.LinearParts;
import tacit.formula.LoopBuilder;
import tacit.formula.Program;

/** Derives the programs of a {@link StepElimination}; matrices are written out, what is always zero left away. */
final class EliminationLowering {
    private static final int VALUE = 0;
    private static final int FLOW = 1;

    private final List<CoefficientMatrix> bellmanBlocks;
    private final List<CoefficientMatrix> kolmogorovBlocks;
    private final List<CoefficientMatrix> terminalBlocks;
    private final int d;
    private final int[] valueEntries;
    private final int[] factorEntries;
    private final Buffer bellman;
    private final Buffer kolmogorov;
    private final Buffer factors;

    /** The blocks of a step, as expressions of a loop. */
    private final class Blocks {
        final SymbolicMatrix a;
        final SymbolicMatrix b;
        final SymbolicMatrix c;
        final SymbolicMatrix d;

        Blocks(LoopBuilder loop) {
            a = block(bellmanBlocks.get(VALUE), loop, bellman);
            b = block(bellmanBlocks.get(FLOW), loop, bellman);
            c = block(kolmogorovBlocks.get(FLOW), loop, kolmogorov);
            d = block(kolmogorovBlocks.get(VALUE), loop, kolmogorov);
        }
    }

    EliminationLowering(LinearParts bellman, LinearParts kolmogorov, LinearParts terminal) {
        bellmanBlocks = blocks(bellman);
        kolmogorovBlocks = blocks(kolmogorov);
        terminalBlocks = blocks(terminal);
        d = terminal.product().external().getLast().size();
        this.bellman = Buffer.external("coefficients of u", bellman.count());
        this.kolmogorov = Buffer.external("coefficients of mu", kolmogorov.count());
        valueEntries = findValueEntries(Buffer.external("coefficients of g", terminal.count()));
        factorEntries = findFactorEntries();
        factors = Buffer.external("W", factorEntries.length);
    }

    /**
     * A product runs from the weights of a step's results to the cotangents of value function and flow, in this order.
     */
    private static List<CoefficientMatrix> blocks(LinearParts parts) {
        List<Buffer> external = parts.product().external();
        return parts.matrices(external.get(1), external.subList(2, 4));
    }

    /** The derivative of a step, not transposed. */
    private static SymbolicMatrix block(CoefficientMatrix matrix, LoopBuilder loop, Buffer coefficients) {
        return new SymbolicMatrix(loop.graph(), matrix.in(loop, coefficients)).transposed();
    }

    /**
     * Starting from those of {@code G}, the entries that a step makes of those that there are, until there are no more.
     */
    private int[] findValueEntries(Buffer terminal) {
        int[] entries =
                block(terminalBlocks.get(FLOW), loop("entries"), terminal).entries();
        while (true) {
            LoopBuilder step = loop("entries");
            Blocks blocks = new Blocks(step);
            SymbolicMatrix next = matrix(step, Buffer.external("P", entries.length), entries);
            SymbolicMatrix before = blocks.a
                    .times(next.overIdentityMinus(blocks.d))
                    .times(blocks.c)
                    .plus(blocks.b);
            int[] more = IntStream.concat(Arrays.stream(entries), Arrays.stream(before.entries()))
                    .distinct()
                    .sorted()
                    .toArray();
            if (more.length == entries.length) {
                return entries;
            }
            entries = more;
        }
    }

    private int[] findFactorEntries() {
        LoopBuilder step = loop("entries");
        Buffer next = Buffer.external("P", valueEntries.length);
        return matrix(step, next, valueEntries)
                .overIdentityMinus(new Blocks(step).d)
                .entries();
    }

    int factorCount() {
        return factorEntries.length;
    }

    int[] valueEntries() {
        return valueEntries;
    }

    /**
     * {@code W = P (I − D P)⁻¹} and {@code P ← A W C + B}, the latter from the former; the pivots' reciprocals raise
     * the sum.
     */
    Program factor() {
        Buffer end = Buffer.external("P at the end", valueEntries.length);
        Buffer beginning = Buffer.external("P", valueEntries.length);
        Buffer growth = Buffer.external("growth", 1);
        LoopBuilder inverting = loop("W");
        SymbolicMatrix next = matrix(inverting, end, valueEntries);
        SymbolicMatrix forward = new Blocks(inverting).d;
        store(inverting, factors, next.overIdentityMinus(forward));
        for (Expression reciprocal : next.pivotsOfIdentityMinus(forward)) {
            inverting.raise(growth, new int[1], reciprocal);
            inverting.raise(growth, new int[1], inverting.graph().negate(reciprocal));
        }
        LoopBuilder multiplying = new LoopBuilder("P", 1, inverting.graph());
        Blocks blocks = new Blocks(multiplying);
        SymbolicMatrix w = matrix(multiplying, factors, factorEntries);
        SymbolicMatrix p = blocks.a.times(w.times(blocks.c)).plus(blocks.b);
        for (int i = 0; i < valueEntries.length; i++) {
            multiplying.store(beginning, new int[] {i}, p.entry(valueEntries[i]));
        }
        return program(end, beginning, vector("none"), growth, inverting, multiplying);
    }

    /** {@code p_n = A (p_{n+1} + W D p_{n+1}) + B e_n}. */
    Program backward() {
        Buffer end = vector("p at the end");
        Buffer beginning = Buffer.foundLaterAs(end, "p");
        Buffer source = vector("e");
        LoopBuilder loop = loop("p");
        Blocks blocks = new Blocks(loop);
        Expression[] p = load(loop, end);
        Expression[] q = factor(loop).times(blocks.d.times(p));
        Expression[] a = blocks.a.times(add(loop.graph(), p, q));
        store(loop, beginning, add(loop.graph(), a, blocks.b.times(load(loop, source))));
        return program(end, beginning, source, vector("none"), loop);
    }

    /** {@code z = C δμ_n + D p_{n+1}}, {@code δμ_{n+1} = z + D W z}. */
    Program forward() {
        Buffer beginning = vector("d mu");
        Buffer end = Buffer.foundLaterAs(beginning, "d mu at the end");
        Buffer source = vector("p at the end");
        LoopBuilder loop = loop("d mu");
        Blocks blocks = new Blocks(loop);
        Expression[] z = add(loop.graph(), blocks.c.times(load(loop, beginning)), blocks.d.times(load(loop, source)));
        store(loop, end, add(loop.graph(), z, blocks.d.times(factor(loop).times(z))));
        return program(end, beginning, source, vector("none"), loop);
    }

    /** {@code w_n += Cᵀ (w_{n+1} + Wᵀ Dᵀ w_{n+1})}. */
    Program transposedBackward() {
        Buffer end = vector("w at the end");
        Buffer beginning = Buffer.foundLaterAs(end, "w");
        LoopBuilder loop = loop("w");
        Blocks blocks = new Blocks(loop);
        Expression[] w = load(loop, end);
        Expression[] more =
                factor(loop).transposed().times(blocks.d.transposed().times(w));
        Expression[] sum = blocks.c.transposed().times(add(loop.graph(), w, more));
        for (int x = 0; x < d; x++) {
            loop.add(beginning, new int[] {x}, sum[x]);
        }
        return program(end, beginning, vector("none"), vector("none"), loop);
    }

    /** {@code y = Aᵀ ū_n + Dᵀ w_{n+1}}, {@code ū_{n+1} = y + Dᵀ Wᵀ y}, and {@code Bᵀ ū_n} is added to a sum. */
    Program transposedForward() {
        Buffer beginning = vector("u");
        Buffer end = Buffer.foundLaterAs(beginning, "u at the end");
        Buffer source = vector("w at the end");
        LoopBuilder loop = loop("u");
        Blocks blocks = new Blocks(loop);
        SymbolicMatrix transposed = blocks.d.transposed();
        Expression[] u = load(loop, beginning);
        Expression[] y = add(loop.graph(), blocks.a.transposed().times(u), transposed.times(load(loop, source)));
        Expression[] more = transposed.times(factor(loop).transposed().times(y));
        store(loop, end, add(loop.graph(), y, more));
        Buffer sum = vector("sum");
        Expression[] reached = blocks.b.transposed().times(u);
        for (int x = 0; x < d; x++) {
            loop.add(sum, new int[] {x}, reached[x]);
        }
        return program(end, beginning, source, sum, loop);
    }

    private Program program(Buffer end, Buffer beginning, Buffer source, Buffer sum, LoopBuilder... loops) {
        return new Program(
                loops[0].graph(),
                List.of(bellman, kolmogorov, factors, end, beginning, source, sum),
                Set.of(),
                Arrays.stream(loops).map(LoopBuilder::build).toList());
    }

    private static LoopBuilder loop(String name) {
        return new LoopBuilder(name, 1, new ExpressionGraph());
    }

    private Buffer vector(String name) {
        return Buffer.external(name, d);
    }

    private SymbolicMatrix factor(LoopBuilder loop) {
        return matrix(loop, factors, factorEntries);
    }

    private SymbolicMatrix matrix(LoopBuilder loop, Buffer buffer, int[] entries) {
        Expression[][] rows = new Expression[d][d];
        for (Expression[] row : rows) {
            Arrays.fill(row, loop.graph().constant(0));
        }
        for (int i = 0; i < entries.length; i++) {
            rows[entries[i] / d][entries[i] % d] = loop.load(buffer, i, buffer.name());
        }
        return new SymbolicMatrix(loop.graph(), rows);
    }

    private void store(LoopBuilder loop, Buffer buffer, SymbolicMatrix matrix) {
        for (int i = 0; i < factorEntries.length; i++) {
            loop.store(buffer, new int[] {i}, matrix.entry(factorEntries[i]));
        }
    }

    private static Expression[] load(LoopBuilder loop, Buffer buffer) {
        return IntStream.range(0, buffer.size())
                .mapToObj(x -> loop.load(buffer, x, buffer.name()))
                .toArray(Expression[]::new);
    }

    private static void store(LoopBuilder loop, Buffer buffer, Expression[] vector) {
        for (int x = 0; x < vector.length; x++) {
            loop.store(buffer, new int[] {x}, vector[x]);
        }
    }

    private static Expression[] add(ExpressionGraph graph, Expression[] a, Expression[] b) {
        return IntStream.range(0, a.length).mapToObj(x -> graph.add(a[x], b[x])).toArray(Expression[]::new);
    }
}
