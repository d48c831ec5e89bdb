package tacit.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tacit.formula.ExecutableProgram;
import tacit.formula.Program;

/**
 * Runs kernels of vectors in the background, on numbers of no meaning, until the JIT has made them quicker than scalar
 * code. Where it does not within some seconds, they are not used.
 */
final class WarmUp {
    private static final long LONGEST = 15_000_000_000L;
    private static final long TURN = 5_000_000L;
    private static final int WINS = 3;
    private static final int RUNS = 10;

    /** Scalar code is timed again only where vectors take less than so many times as long: before, they are objects. */
    private static final double NEAR = 3;

    private static final ExecutorService BACKGROUND = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .name("tacit-warm-up")
            .priority(Thread.MIN_PRIORITY)
            .factory());

    private final Program program;
    private final int lanes;

    private WarmUp(Program program, int lanes) {
        this.program = program;
        this.lanes = lanes;
    }

    /**
     * Begins in the background.
     *
     * @param lanes number of lanes of the kernel's block
     * @param ready what is done when it is quicker
     */
    static void begin(Program program, Kernels kernels, int lanes, Runnable ready) {
        BACKGROUND.execute(() -> {
            WarmUp warmUp = new WarmUp(program, lanes);
            if (warmUp.succeeds(
                    new CompiledProgram(lanes, kernels, List.of(lanes)),
                    new CompiledProgram(lanes, kernels, List.of(1)))) {
                ready.run();
            }
        });
    }

    private boolean succeeds(ExecutableProgram vectors, ExecutableProgram scalars) {
        long end = System.nanoTime() + LONGEST;
        double toBeat = timeOf(scalars);
        for (int wins = 0; System.nanoTime() < end; ) {
            double time = timeOf(vectors);
            boolean near = time < NEAR * toBeat;
            toBeat = near ? timeOf(scalars) : toBeat;
            wins = near && time < toBeat ? wins + 1 : 0;
            if (wins == WINS) {
                return true;
            }
        }
        return false;
    }

    /** Nanoseconds of a run, in a turn of several: runs that begin with what the one before has left, and others. */
    private double timeOf(ExecutableProgram executable) {
        double[][] apart = program.external().stream()
                .map(buffer -> new double[buffer.size() * lanes])
                .toArray(double[][]::new);
        double[][] chained = program.external().stream()
                .map(buffer -> apart[program.external().indexOf(buffer.later().orElse(buffer))])
                .toArray(double[][]::new);
        int[] offsets = new int[apart.length];
        int[] resting = new int[apart.length];
        long start = System.nanoTime();
        int runs = 0;
        long now = start;
        for (; now - start < TURN; now = System.nanoTime()) {
            for (double[][] arrays : List.of(apart, chained)) {
                for (double[] array : arrays) {
                    Arrays.fill(array, 0.5);
                }
                executable.run(arrays, offsets, resting, RUNS);
            }
            runs += 2 * RUNS;
        }
        return (double) (now - start) / runs;
    }
}
