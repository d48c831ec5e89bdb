package tacit.kernel;

import java.util.function.IntFunction;
import tacit.formula.ExecutableProgram;
import tacit.formula.Program;

/**
 * Compiles programs to bytecode: one static method per loop, in a hidden class. Where the module
 * {@code jdk.incubator.vector} is present, blocks of 8, 4 and 2 lanes run in vectors, and the lanes that are left one
 * by one; elsewhere all do. Compiled code gives the bits that the interpreter gives, since both do the same operations
 * in the same order.
 */
public final class KernelCompiler implements ExecutableProgram.Compiler {
    /**
     * After so many runs of a program its vectors are warmed up, in the background: until the JIT has compiled them
     * they are slower than scalar code by far. A short job is better off without them.
     */
    private static final int RUNS_BEFORE_VECTORS = 5_000;

    private final int widest;
    private final int runsBeforeVectors;

    /** A compiler that uses vectors where they are available. */
    public KernelCompiler() {
        this(VectorModule.WIDEST, RUNS_BEFORE_VECTORS);
    }

    /**
     * A compiler for tests.
     *
     * @param widest the number of lanes of the widest vector; 1 for none
     */
    KernelCompiler(int widest, int runsBeforeVectors) {
        this.widest = widest;
        this.runsBeforeVectors = runsBeforeVectors;
    }

    @Override
    public IntFunction<ExecutableProgram> compile(Program program) {
        Kernels kernels = new Kernels(program, widest, runsBeforeVectors);
        return lanes -> new CompiledProgram(lanes, kernels);
    }
}
