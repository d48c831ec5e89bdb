package tacit.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tacit.formula.ExecutableProgram;

/** A program's kernels with the scratch memory of one thread; cheap to make. */
final class CompiledProgram implements ExecutableProgram {
    /** Runs are counted so many at a time, as threads would disturb each other otherwise. */
    private static final int COUNTED_TOGETHER = 64;

    private final int lanes;
    private final Kernels kernels;
    private final ProgramLayout layout;
    private final double[][] scratch;
    private final int[] first;
    private final int[] resting;
    private List<Integer> widths;
    private KernelPlan plan;
    private @Nullable KernelPlan apart;
    private boolean vectors;
    private int runs;

    /** The program in scalar code at first, and in vectors when their time has come. */
    CompiledProgram(int lanes, Kernels kernels) {
        this(lanes, kernels, kernels.countRuns(0, lanes) ? kernels.widths() : List.of(1));
    }

    /**
     * The program in blocks of given numbers of lanes.
     *
     * @param widths the numbers, the largest first
     */
    CompiledProgram(int lanes, Kernels kernels, List<Integer> widths) {
        this.lanes = lanes;
        this.kernels = kernels;
        layout = kernels.layout();
        scratch = new double[layout.scratch().length][];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = new double[layout.scratch()[i] * lanes];
        }
        first = new int[layout.external()];
        resting = new int[first.length];
        vectors = widths.getFirst() > 1;
        this.widths = widths;
        plan = kernels.plan(lanes, widths, true);
    }

    private void count(int more) {
        if (!vectors) {
            runs += more;
            if (runs >= COUNTED_TOGETHER) {
                vectors = kernels.countRuns(runs, lanes);
                runs = 0;
                if (vectors) {
                    widths = kernels.widths();
                    plan = kernels.plan(lanes, widths, true);
                    apart = null;
                }
            }
        }
    }

    @Override
    public void run(double[][] arrays, int[] offsets) {
        count(1);
        for (int i : layout.cleared()) {
            Arrays.fill(scratch[i], 0);
        }
        int[] zeroed = layout.zeroed();
        for (int i = 0; i < zeroed.length; i++) {
            int start = offsets[zeroed[i]];
            Arrays.fill(arrays[zeroed[i]], start, start + layout.zeroedSizes()[i] * lanes, 0);
        }
        runKernels(plan, arrays, offsets, resting, 1);
    }

    @Override
    public void run(double[][] arrays, int[] offsets, int[] strides, int times) {
        for (int i : layout.still()) {
            if (strides[i] != 0) {
                throw new IllegalArgumentException("stride (" + strides[i] + ") of buffer " + i
                        + " must be 0: the program takes it to stay where it is");
            }
        }
        if (layout.cleared().length + layout.zeroed().length > 0) {
            ExecutableProgram.super.run(arrays, offsets, strides, times);
        } else if (times > 0) {
            count(times);
            runKernels(isChain(arrays, offsets, strides) ? plan : apart(), arrays, offsets, strides, times);
        }
    }

    /** Whether each run finds what the one before has left, wherever the program says that it may. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isChain(double[][] arrays, int[] offsets, int[] strides) {
        int[] later = layout.later();
        for (int i = 0; i < later.length; i++) {
            int next = later[i];
            if (next >= 0
                    && (arrays[i] != arrays[next]
                            || offsets[i] != offsets[next] + strides[next]
                            || strides[i] != strides[next])) {
                return false;
            }
        }
        return true;
    }

    /** The plan for runs that do not begin with what the one before has left. */
    private KernelPlan apart() {
        KernelPlan known = apart;
        if (known == null) {
            known = kernels.plan(lanes, widths, false);
            apart = known;
        }
        return known;
    }

    private void runKernels(KernelPlan now, double[][] arrays, int[] offsets, int[] strides, int times) {
        for (KernelPlan.Part part : now.parts()) {
            System.arraycopy(offsets, 0, first, 0, first.length);
            part.kernel()
                    .run(
                            arrays,
                            scratch,
                            first,
                            lanes,
                            part.from(),
                            part.to(),
                            now.elements(),
                            now.numbers(),
                            now.starts(),
                            strides,
                            times);
        }
    }
}
