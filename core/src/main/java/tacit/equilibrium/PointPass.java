package tacit.equilibrium;

import java.util.ArrayList;
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
        LANES
    }

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
                buffers.add(Buffer.external("operand " + buffers.size(), operand == Operand.STATES ? states : 1));
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
            return buffers.get(operand).size() == 1
                    ? new int[loop.instances()]
                    : IntStream.range(0, loop.instances()).toArray();
        }
    }

    private final ExecutableProgram program;
    private final double[][] arrays;
    private final int[] starts;
    private final int[] offsets;
    private final int[] strides;

    PointPass(Kind kind, int states, int lanes) {
        program = kind.compiled(states).apply(lanes);
        int count = kind.operands.size();
        arrays = new double[count][];
        starts = new int[count];
        offsets = new int[count];
        strides = new int[count];
        for (int i = 0; i < count; i++) {
            strides[i] = switch (kind.operands.get(i)) {
                case STATES -> states * lanes;
                case TIMES -> lanes;
                case LANES -> 0;
            };
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

    /** Goes over so many points in time. */
    void run(int points) {
        System.arraycopy(starts, 0, offsets, 0, starts.length);
        program.run(arrays, offsets, strides, points);
    }
}
