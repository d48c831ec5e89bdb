package tacit.calibrate;

import java.util.Arrays;
import java.util.Optional;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.Substeps;
import tacit.parameter.Lanes;
import tacit.sensitivity.FlowGradient;

/**
 * Some lanes of a fit that are solved together, with the substeps they keep and their last solution, near which the
 * next one is looked for. One thread at a time may use it.
 */
final class LaneChunk {
    private final FitModel model;
    private final Solvers solvers;
    private final int[] lanes;
    private final int[] trajectories;
    private final double lossScale;
    private Optional<Solution> last = Optional.empty();
    private int[] kept = {};
    private int[] keptBefore = {};

    /**
     * @param lanes the lanes' numbers among all lanes of the fit
     * @param all how those are made up
     * @param lossScale the loss is the sum of squared residuals times this
     */
    LaneChunk(FitModel model, Solvers solvers, int[] lanes, Lanes all, double lossScale) {
        this.model = model;
        this.solvers = solvers;
        this.lanes = lanes;
        this.trajectories =
                Arrays.stream(lanes).map(lane -> lane % all.trajectories()).toArray();
        this.lossScale = lossScale;
    }

    /** The lanes' numbers among all lanes of the fit. */
    int[] lanes() {
        return lanes;
    }

    /**
     * What a chunk's evaluation gives; everything is {@code […][lane of the chunk]}.
     *
     * @param status how each lane ended, its gradient included
     * @param loss each lane's share of the loss, {@code +∞} where the status is not {@link Status#CONVERGED}
     * @param scaleGradient derivative of the loss by the scale
     * @param parameterGradient {@code [K+1][p][lane]}
     * @param initialGradient {@code [d][lane]}
     * @param replanned whether the lane's substeps differ from those kept before
     */
    record Result(
            Status[] status,
            double[] loss,
            double[] scaleGradient,
            double[] parameterGradient,
            double[] initialGradient,
            boolean[] replanned) {}

    /**
     * Solves the lanes and differentiates their loss.
     *
     * @param path the parameters of all lanes of the fit, not modified
     * @param initial the initial distributions of all lanes, {@code [d][lane]}, not modified
     * @param scales the scale of each lane of the fit, not modified
     * @param wanted which lanes of the fit the caller asks for; others are solved and left alone, not modified
     * @param planning where the substeps come from
     */
    Result evaluate(GridPath path, double[] initial, double[] scales, boolean[] wanted, Planning planning) {
        double[] shares = LaneCopies.gather(initial, path.lanes(), lanes);
        EquilibriumProblem problem = model.problem(trajectories, LaneCopies.of(path, lanes), shares, rule(planning));
        boolean fromScratch = planning == Planning.FRESH || last.isEmpty();
        Solution solution = solvers.solve(problem, fromScratch ? Optional.empty() : last);
        if (planning.remembered() || last.isEmpty()) {
            last = Optional.of(solution);
        }
        return differentiate(solution, scales, keep(solution.substeps(), wanted, planning));
    }

    private SubstepRule rule(Planning planning) {
        return planning.frozen() && kept.length > 0
                ? new SubstepRule.Frozen(Substeps.of(model.grid().steps(), lanes.length, kept))
                : model.substeps();
    }

    /** Keeps the substeps as planned and says which lanes have others than before. */
    private boolean[] keep(Substeps found, boolean[] wanted, Planning planning) {
        boolean[] replanned = new boolean[lanes.length];
        if (planning.frozen() || planning == Planning.FREE) {
            return replanned;
        }
        int[] counts = found.counts();
        boolean none = kept.length == 0;
        for (int i = 0; i < counts.length; i++) {
            int lane = i % lanes.length;
            if (!none) {
                int finer = planning == Planning.RAISE ? Math.max(counts[i], kept[i]) : counts[i];
                counts[i] = wanted[lanes[lane]] ? finer : kept[i];
                replanned[lane] |= counts[i] != kept[i];
            }
        }
        keptBefore = none ? counts : kept;
        kept = counts;
        return replanned;
    }

    /** Takes back what the last evaluation that changed substeps made of those of some lanes of the fit. */
    void takeBack(boolean[] from) {
        int[] counts = kept.clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = from[lanes[i % lanes.length]] ? keptBefore[i] : kept[i];
        }
        kept = counts;
    }

    private Result differentiate(Solution solution, double[] scales, boolean[] replanned) {
        int count = lanes.length;
        double[] flow = solution.path().flow();
        double[] flowCotangent = new double[flow.length];
        double[] loss = new double[count];
        double[] scaleGradient = new double[count];
        for (int lane = 0; lane < count; lane++) {
            if (solution.status(lane) == Status.CONVERGED) {
                double scale = scales[lanes[lane]];
                double[] weights = model.observation().residuals(trajectories[lane], flow, count, lane, scale);
                for (int i = 0; i < weights.length; i++) {
                    loss[lane] += lossScale * weights[i] * weights[i];
                    weights[i] *= 2 * lossScale;
                }
                scaleGradient[lane] = model.observation()
                        .residualsCotangent(trajectories[lane], weights, flow, count, lane, scale, flowCotangent);
            }
        }
        FlowGradient gradient = solvers.gradient(solution, flowCotangent);
        Status[] status = new Status[count];
        for (int lane = 0; lane < count; lane++) {
            status[lane] = solution.status(lane).worse(gradient.status(lane));
            loss[lane] = status[lane] == Status.CONVERGED ? loss[lane] : Double.POSITIVE_INFINITY;
        }
        return new Result(status, loss, scaleGradient, gradient.parameters(), gradient.initial(), replanned);
    }
}
