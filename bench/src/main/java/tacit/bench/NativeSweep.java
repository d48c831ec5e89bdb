package tacit.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;

/** A function of {@code bench/c/sweep.c}, called in this process with arrays of its own. */
final class NativeSweep implements Runnable {
    /** A cache line, and the widest vector. */
    private static final long ALIGNMENT = 64;

    private final MethodHandle function;
    private final int steps;
    private final MemorySegment lengths;
    private final MemorySegment parameters;
    private final MemorySegment initial;
    private final MemorySegment values;
    private final MemorySegment flow;

    /**
     * Loads the function for that number of states.
     *
     * @param library the compiled library
     * @param lengths {@code [K][L]}; copied
     * @param parameters {@code [K+1][p][L]}; copied
     * @param flow what the first backward sweep reads, {@code [K+1][d][L]}, beginning with the initial distribution;
     *     copied
     */
    NativeSweep(Path library, int states, int steps, double[] lengths, double[] parameters, double[] flow) {
        this.steps = steps;
        this.lengths = copy(lengths);
        this.parameters = copy(parameters);
        this.flow = copy(flow);
        initial = copy(Arrays.copyOf(flow, flow.length / (steps + 1)));
        values = copy(new double[flow.length]);
        MemorySegment symbol =
                SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("sweep_" + states);
        function = Linker.nativeLinker()
                .downcallHandle(
                        symbol,
                        FunctionDescriptor.ofVoid(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS));
    }

    private static MemorySegment copy(double[] array) {
        MemorySegment segment = Arena.global().allocate((long) array.length * Double.BYTES, ALIGNMENT);
        MemorySegment.copy(array, 0, segment, ValueLayout.JAVA_DOUBLE, 0, array.length);
        return segment;
    }

    @Override
    public void run() {
        try {
            function.invokeExact(steps, lengths, parameters, initial, values, flow);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a C function cannot throw", impossible);
        }
    }

    /** The value function, {@code [K+1][d][L]}; a copy. */
    double[] values() {
        return values.toArray(ValueLayout.JAVA_DOUBLE);
    }

    /** The flow, {@code [K+1][d][L]}; a copy. */
    double[] flow() {
        return flow.toArray(ValueLayout.JAVA_DOUBLE);
    }
}
