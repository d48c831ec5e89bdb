package tacit.formula;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs a program expression by expression, as its definition says: slow, simple, and so the oracle for compiled
 * programs.
 */
public final class ProgramInterpreter implements ExecutableProgram {
    private final Program program;
    private final int lanes;
    private final Map<Buffer, double[]> scratch = new HashMap<>();

    /** The interpreter as a way to make programs executable. */
    public static ExecutableProgram.Compiler compiler() {
        return program -> lanes -> new ProgramInterpreter(program, lanes);
    }

    private ProgramInterpreter(Program program, int lanes) {
        this.program = program;
        this.lanes = lanes;
        program.scratch().forEach(buffer -> scratch.put(buffer, new double[buffer.size() * lanes]));
    }

    @Override
    public void run(double[][] arrays, int[] offsets) {
        Memory memory = new Memory(arrays, offsets);
        scratch.values().forEach(array -> Arrays.fill(array, 0));
        for (Buffer buffer : program.zeroed()) {
            int start = memory.offset(buffer);
            Arrays.fill(memory.array(buffer), start, start + buffer.size() * lanes, 0);
        }
        for (Loop loop : program.loops()) {
            List<Expression> order = Topology.order(loop.results());
            for (int instance = 0; instance < loop.instances(); instance++) {
                for (int lane = 0; lane < lanes; lane++) {
                    run(loop, order, instance, lane, memory);
                }
            }
        }
    }

    private void run(Loop loop, List<Expression> order, int instance, int lane, Memory memory) {
        Map<Expression, Double> values = new HashMap<>();
        for (Loop.Load load : loop.loads()) {
            int at = memory.offset(load.buffer()) + load.elements()[instance] * lanes + lane;
            values.put(load.symbol(), memory.array(load.buffer())[at]);
        }
        for (Loop.Value value : loop.values()) {
            values.put(value.symbol(), value.numbers()[instance]);
        }
        order.forEach(node -> values.computeIfAbsent(node, missing -> evaluate(missing, values)));
        for (Loop.Store store : loop.stores()) {
            int at = memory.offset(store.buffer()) + store.elements()[instance] * lanes + lane;
            double[] array = memory.array(store.buffer());
            double value = value(store.value(), values);
            array[at] = switch (store.mode()) {
                case SET -> value;
                case ADD -> sum(array[at], store.value(), values);
                case SUM -> isFirst(store, instance) ? value : sum(array[at], store.value(), values);
                case RAISE -> array[at] <= value ? value : array[at];
            };
        }
    }

    private static double sum(double before, Expression value, Map<Expression, Double> values) {
        if (value.op() != Op.MULTIPLY && value.op() != Op.FUSED) {
            return before + value(value, values);
        }
        double rest = value.op() == Op.FUSED ? sum(before, value.argument(2), values) : before;
        return Math.fma(value(value.argument(0), values), value(value.argument(1), values), rest);
    }

    private static double value(Expression node, Map<Expression, Double> values) {
        return Objects.requireNonNull(values.get(node));
    }

    private static boolean isFirst(Loop.Store store, int instance) {
        return instance == 0 || store.elements()[instance] != store.elements()[instance - 1];
    }

    private static double evaluate(Expression node, Map<Expression, Double> values) {
        if (node.isConstant()) {
            return node.value();
        }
        double[] arguments = new double[4];
        for (int i = 0; i < node.arguments().size(); i++) {
            arguments[i] = value(node.argument(i), values);
        }
        return node.op().apply(arguments[0], arguments[1], arguments[2], arguments[3]);
    }

    private final class Memory {
        private final double[][] arrays;
        private final int[] offsets;

        Memory(double[][] arrays, int[] offsets) {
            this.arrays = arrays;
            this.offsets = offsets;
        }

        double[] array(Buffer buffer) {
            double[] own = scratch.get(buffer);
            return own != null ? own : arrays[program.external().indexOf(buffer)];
        }

        int offset(Buffer buffer) {
            return buffer.isScratch() ? 0 : offsets[program.external().indexOf(buffer)];
        }
    }
}
