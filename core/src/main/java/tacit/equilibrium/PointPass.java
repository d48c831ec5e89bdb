package tacit.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tacit.formula.Buffer;
import tacit.formula.ExecutableProgram;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Hoisting;
import tacit.formula.LoopBuilder;
import tacit.formula.Program;
import tacit.formula.Unroller;
import tacit.kernel.KernelCompiler;

/*
 * One pass over what belongs to points in time, in compiled code: the sums and largest values of each lane that the JIT
 * does not turn into vectors where plain loops add them up in an array. One thread only.
 */
final class PointPass {
    /** What an operand is at one point in time. */
    enum Operand {
        /** {@code [d][L]} of {@code [N+1][d][L]}. */
        STATES,
        /** {@code [L]} of {@code [N][L]}. */
        TIMES,
        /** {@code [L]}, the same at all points. */
        LANES,
        /** {@code [L]}, overwritten with the sum of what is added to it. */
        SUM,
        /**
         * {@code [L]}, overwritten with the largest of 0 and what it is raised to; what is not a number is passed over.
         */
        LARGEST;

        private boolean isTotal() {
            return this == SUM || this == LARGEST;
        }
    }

    /** Totals are kept for so many groups of states by themselves: one addition need not wait for the one before. */
    private static final int MOST_PARTS = 4;

    /** A pass, compiled once for each number of states. */
    static final class Kind {
        private final List<Operand> operands;
        private final Consumer<Row> formula;
        private final Map<Integer, IntFunction<ExecutableProgram>> compiled = new ConcurrentHashMap<>();

        Kind(List<Operand> operands, Consumer<Row> formula) {
            this.operands = operands;
            this.formula = formula;
        }

        private IntFunction<ExecutableProgram> compiled(int states) {
            IntFunction<ExecutableProgram> known = compiled.get(states);
            return known != null ? known : compiled.computeIfAbsent(states, this::compile);
        }

        private IntFunction<ExecutableProgram> compile(int states) {
            ExpressionGraph graph = new ExpressionGraph();
            List<Buffer> buffers = new ArrayList<>();
            for (Operand operand : operands) {
                String name = "operand " + buffers.size();
                buffers.add(
                        switch (operand) {
                            case STATES -> Buffer.external(name, states);
                            case TIMES -> Buffer.external(name, 1);
                            case LANES -> Buffer.still(name, 1);
                            case SUM, LARGEST -> Buffer.still(name, parts(states));
                        });
            }
            LoopBuilder loop = new LoopBuilder("pass", states, graph);
            formula.accept(new Row(loop, buffers));
            Program program = new Program(graph, buffers, Set.of(), List.of(loop.build()));
            return new KernelCompiler().compile(Hoisting.hoist(Unroller.unrollIfSmall(program)));
        }
    }

    /** Writes the formula of a pass: what is done in each state. */
    static final class Row {
        private final LoopBuilder loop;
        private final List<Buffer> buffers;

        private Row(LoopBuilder loop, List<Buffer> buffers) {
            this.loop = loop;
            this.buffers = buffers;
        }

        ExpressionGraph graph() {
            return loop.graph();
        }

        Expression read(int operand) {
            return loop.load(buffers.get(operand), elements(operand), "operand " + operand);
        }

        void set(int operand, Expression value) {
            loop.store(buffers.get(operand), elements(operand), value);
        }

        void add(int operand, Expression value) {
            loop.add(buffers.get(operand), elements(operand), value);
        }

        void raise(int operand, Expression value) {
            loop.raise(buffers.get(operand), elements(operand), value);
        }

        private int[] elements(int operand) {
            int size = buffers.get(operand).size();
            return IntStream.range(0, loop.instances())
                    .map(i -> (int) ((long) i * size / loop.instances()))
                    .toArray();
        }
    }

    private static int parts(int states) {
        return Math.min(states, MOST_PARTS);
    }

    private final ExecutableProgram program;
    private final int lanes;
    private final Operand[] operands;
    private final double[][] totals;
    private final double[][] arrays;
    private final int[] starts;
    private final int[] offsets;
    private final int[] strides;

    PointPass(Kind kind, int states, int lanes) {
        program = kind.compiled(states).apply(lanes);
        this.lanes = lanes;
        operands = kind.operands.toArray(Operand[]::new);
        int count = operands.length;
        totals = new double[count][];
        arrays = new double[count][];
        starts = new int[count];
        offsets = new int[count];
        strides = new int[count];
        for (int i = 0; i < count; i++) {
            strides[i] = switch (operands[i]) {
                case STATES -> states * lanes;
                case TIMES -> lanes;
                case LANES, SUM, LARGEST -> 0;
            };
            if (operands[i].isTotal()) {
                arrays[i] = new double[parts(states) * lanes];
            }
        }
    }

    /** Takes an operand from {@code start} on. */
    PointPass take(int operand, double[] array, int start) {
        arrays[operand] = array;
        starts[operand] = start;
        return this;
    }

    /** Takes an operand. */
    PointPass take(int operand, double[] array) {
        return take(operand, array, 0);
    }

    /** Takes where a total is written, {@code [L]}. */
    PointPass into(int operand, double[] total) {
        totals[operand] = total;
        return this;
    }

    /** Goes over so many points in time. */
    void run(int points) {
        for (int i = 0; i < operands.length; i++) {
            if (operands[i].isTotal()) {
                Arrays.fill(arrays[i], 0);
            }
        }
        System.arraycopy(starts, 0, offsets, 0, starts.length);
        program.run(arrays, offsets, strides, points);
        for (int i = 0; i < operands.length; i++) {
            if (operands[i].isTotal()) {
                combine(operands[i], arrays[i], totals[i]);
            }
        }
    }

    private void combine(Operand operand, double[] parts, double[] total) {
        System.arraycopy(parts, 0, total, 0, lanes);
        for (int i = lanes; i < parts.length; i++) {
            int lane = i % lanes;
            total[lane] = operand == Operand.SUM ? total[lane] + parts[i] : Math.max(total[lane], parts[i]);
        }
    }
}
