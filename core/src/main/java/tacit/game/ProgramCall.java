package tacit.game;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tacit.formula.ExecutableProgram;

/** A program with its arguments, filled in one after the other; made executable at the first run. One thread only. */
final class ProgramCall {
    private final Supplier<IntFunction<ExecutableProgram>> program;
    private final int lanes;
    private final double[][] arrays;
    private final int[] offsets;
    private int count;
    private @Nullable ExecutableProgram executable;

    ProgramCall(Supplier<IntFunction<ExecutableProgram>> program, int lanes, int buffers) {
        this.program = program;
        this.lanes = lanes;
        arrays = new double[buffers][];
        offsets = new int[buffers];
    }

    /** Takes the arguments from the first one on. */
    ProgramCall at(GamePoint point) {
        count = 0;
        return take(point);
    }

    @SuppressWarnings("ReferenceEquality")
    ProgramCall take(double[] array, int offset) {
        if (arrays[count] != array) { // mostly it is the same: a comparison is cheaper than the collector's barrier
            arrays[count] = array;
        }
        offsets[count++] = offset;
        return this;
    }

    ProgramCall take(GamePoint point) {
        for (int i = 0; i < GameExecutables.ARGUMENTS; i++) {
            take(point.array(i), point.offset(i));
        }
        return this;
    }

    ProgramCall take(GameResponse response) {
        for (int i = 0; i < GameExecutables.RESULTS; i++) {
            take(response.array(i), response.offset(i));
        }
        return this;
    }

    /** Runs several times with all its arguments from the slices. */
    void run(Slices slices, int times) {
        count = 0;
        for (int i = 0; i < arrays.length; i++) {
            take(slices.arrays()[i], slices.offsets()[i]);
        }
        run(slices.strides(), times);
    }

    void run() {
        executable().run(arrays, offsets);
    }

    /** Runs several times, what was taken moving by the strides. */
    void run(int[] strides, int times) {
        executable().run(arrays, offsets, strides, times);
    }

    private ExecutableProgram executable() {
        ExecutableProgram ready = executable;
        if (ready == null) {
            ready = program.get().apply(lanes);
            executable = ready;
        }
        return ready;
    }
}
