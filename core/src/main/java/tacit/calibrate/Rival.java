package tacit.calibrate;

import java.util.Arrays;
import tacit.math.ParallelMap;

/**
 * The best model so far, than which a later one has to be better.
 *
 * @param model the model
 * @param theta {@code θ} as it was fitted; not modified
 */
record Rival(FitModel model, double[] theta) {
    /**
     * Whether it misses some trajectories less than another model does that was fitted to these alone: fitted to more,
     * that one misses them by more still.
     *
     * @param fitted {@code θ} of the other model; not modified
     */
    boolean outdoes(FitModel other, double[] fitted, int[] trajectories, Solvers solvers, ParallelMap map) {
        double[] losses = new LossEvaluator(other, solvers, 1, trajectories, map).losses(fitted);
        double[] own = new LossEvaluator(model, solvers, 1, trajectories, map).losses(theta);
        if (!Double.isFinite(Arrays.stream(own).sum())) {
            return false;
        }
        return !Double.isFinite(Arrays.stream(losses).sum())
                || Excess.of(losses, own).significant();
    }
}
