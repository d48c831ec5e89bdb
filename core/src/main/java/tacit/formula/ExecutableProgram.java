package tacit.formula;

import java.util.function.IntFunction;

/** A program that can be run for a fixed number of lanes. It holds the scratch memory and so belongs to one thread. */
public interface ExecutableProgram {
    /**
     * Runs the program.
     *
     * @param arrays the array of each external buffer, in the program's order; what the program stores to is modified
     * @param offsets where each buffer begins in its array; not modified
     */
    void run(double[][] arrays, int[] offsets);

    /**
     * Runs the program several times.
     *
     * @param arrays as in {@link #run(double[][], int[])}
     * @param offsets where each buffer begins in its array at the first run; modified
     * @param strides by how much each buffer's beginning moves after a run
     * @param count the number of runs
     */
    default void run(double[][] arrays, int[] offsets, int[] strides, int count) {
        for (int i = 0; i < count; i++) {
            run(arrays, offsets);
            for (int j = 0; j < offsets.length; j++) {
                offsets[j] += strides[j];
            }
        }
    }

    /** A way to make programs executable. */
    interface Compiler {
        /** Compiles a program; the answer makes an executable of it for a number of lanes, and is thread-safe. */
        IntFunction<ExecutableProgram> compile(Program program);
    }
}
