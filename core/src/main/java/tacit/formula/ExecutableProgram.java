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

    /** A way to make programs executable. */
    interface Compiler {
        /** Compiles a program; the answer makes an executable of it for a number of lanes, and is thread-safe. */
        IntFunction<ExecutableProgram> compile(Program program);
    }
}
