package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tacit.math.ParallelMap;

/**
 * The loss of some trajectories, for a single start, with its Gauss–Newton matrix. Trajectories are solved in chunks of
 * a fixed size, near their last solution, and sums run over the chunks in their order: the result does not depend on
 * the number of threads, and the residuals' derivatives are never held as a whole.
 */
final class LinearisedLoss {
    /** Lanes solved together: more would not make a lane cheaper. */
    private static final int LANES = 8;

    private final ParallelMap map;
    private final int values;
    private final List<LinearisedChunk> chunks = new ArrayList<>();

    /** @param trajectories the trajectories that count, ascending; not modified */
    LinearisedLoss(FitModel whole, Solvers solvers, int[] trajectories, ParallelMap map) {
        this.map = map;
        values = Arrays.stream(trajectories).map(whole.observation()::count).sum();
        double lossScale = values == 0 ? 0 : 1 / (values * whole.lossUnit());
        Solvers linear = solvers.forLinearisation(whole.states());
        for (int from = 0; from < trajectories.length; from += LANES) {
            int[] some = Arrays.copyOfRange(trajectories, from, Math.min(from + LANES, trajectories.length));
            chunks.add(new LinearisedChunk(whole.evaluating(some), linear, some, lossScale));
        }
    }

    /** The number of observed values. */
    int values() {
        return values;
    }

    /** Freezes the substeps at those that a point needs, times a factor; the largest number of them. */
    int freeze(double[] theta, int factor) {
        return map.map(chunks.size(), i -> chunks.get(i).freeze(theta, factor)).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Lets the substeps follow the rates. */
    void free() {
        chunks.forEach(LinearisedChunk::free);
    }

    /** The frozen substeps of all chunks. */
    List<Integer> frozen() {
        return chunks.stream()
                .flatMap(chunk -> Arrays.stream(chunk.frozen()).boxed())
                .toList();
    }

    /** The loss at a point; {@code +∞} where an equilibrium failed. */
    double loss(double[] theta) {
        double sum = 0;
        for (double own : map.map(chunks.size(), i -> chunks.get(i).loss(theta))) {
            sum += own;
        }
        return sum;
    }

    /** The loss at a point with its Gauss–Newton matrix; the loss is {@code +∞} where anything failed. */
    GaussNewton linearise(double[] theta) {
        return GaussNewton.sum(map.map(chunks.size(), i -> chunks.get(i).linearise(theta)), theta.length);
    }
}
