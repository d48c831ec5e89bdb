package tacit.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tacit.formula.Buffer;
import tacit.formula.ExecutableProgram;
import tacit.formula.Loop;
import tacit.formula.Program;

/** A program's kernels with the scratch memory of one thread. */
final class CompiledProgram implements ExecutableProgram {
    /** Lanes that a kernel is run for. */
    private record Part(Kernel kernel, int from, int to) {}

    /** Runs are counted so many at a time, as threads would disturb each other otherwise. */
    private static final int COUNTED_TOGETHER = 64;

    private final int lanes;
    private final Kernels kernels;
    private final double[][] scratch;
    private final double[][] cleared;
    private final int[] zeroed;
    private final int[] zeroedLengths;
    private Part[] parts;
    private int[][] elements;
    private double[][] numbers;
    private int[][] starts;
    private final int[] first;
    private final int[] resting;
    private boolean vectors;
    private int runs;

    /** The program in scalar code at first, and in vectors when their time has come. */
    CompiledProgram(Program program, int lanes, Kernels kernels) {
        this(program, lanes, kernels, kernels.countRuns(0, lanes) ? kernels.widths() : List.of(1));
    }

    /**
     * The program in blocks of given numbers of lanes.
     *
     * @param widths the numbers, the largest first
     */
    CompiledProgram(Program program, int lanes, Kernels kernels, List<Integer> widths) {
        this.lanes = lanes;
        this.kernels = kernels;
        scratch = kernels.scratch().stream()
                .map(buffer -> new double[buffer.size() * lanes])
                .toArray(double[][]::new);
        cleared = summed(program).stream()
                .map(buffer -> scratch[kernels.scratch().indexOf(buffer)])
                .toArray(double[][]::new);
        zeroed = program.zeroed().stream().mapToInt(program.external()::indexOf).toArray();
        zeroedLengths = program.zeroed().stream()
                .mapToInt(buffer -> buffer.size() * lanes)
                .toArray();
        first = new int[program.external().size()];
        resting = new int[first.length];
        vectors = widths.getFirst() > 1;
        parts = parts(widths);
        elements = kernels.elements(lanes);
        numbers = kernels.numbers();
        starts = kernels.starts();
    }

    private Part[] parts(List<Integer> widths) {
        List<Part> chosen = new ArrayList<>();
        int from = 0;
        for (int width : widths) {
            int to = from + (lanes - from) / width * width;
            if (to > from) {
                chosen.add(new Part(kernels.of(width, lanes), from, to));
                from = to;
            }
        }
        return chosen.toArray(Part[]::new);
    }

    private void count(int more) {
        if (!vectors) {
            runs += more;
            if (runs >= COUNTED_TOGETHER) {
                vectors = kernels.countRuns(runs, lanes);
                runs = 0;
                if (vectors) {
                    parts = parts(kernels.widths());
                    elements = kernels.elements(lanes);
                    numbers = kernels.numbers();
                    starts = kernels.starts();
                }
            }
        }
    }

    /** The scratch buffers that must be zero at first: those that are not set. */
    private static List<Buffer> summed(Program program) {
        return program.loops().stream()
                .flatMap(loop -> loop.stores().stream())
                .filter(store ->
                        store.buffer().isScratch() && store.mode() != Loop.Mode.SET && store.mode() != Loop.Mode.SUM)
                .map(Loop.Store::buffer)
                .distinct()
                .toList();
    }

    @Override
    public void run(double[][] arrays, int[] offsets) {
        count(1);
        for (double[] array : cleared) {
            Arrays.fill(array, 0);
        }
        for (int i = 0; i < zeroed.length; i++) {
            int start = offsets[zeroed[i]];
            Arrays.fill(arrays[zeroed[i]], start, start + zeroedLengths[i], 0);
        }
        runKernels(arrays, offsets, resting, 1);
    }

    @Override
    public void run(double[][] arrays, int[] offsets, int[] strides, int times) {
        if (cleared.length + zeroed.length > 0) {
            ExecutableProgram.super.run(arrays, offsets, strides, times);
        } else {
            count(times);
            runKernels(arrays, offsets, strides, times);
        }
    }

    private void runKernels(double[][] arrays, int[] offsets, int[] strides, int times) {
        for (Part part : parts) {
            System.arraycopy(offsets, 0, first, 0, first.length);
            part.kernel.run(
                    arrays, scratch, first, lanes, part.from, part.to, elements, numbers, starts, strides, times);
        }
    }
}
