package tacit.calibrate;

import java.util.Optional;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.Substeps;
import tacit.parameter.ParameterModel;
import tacit.sensitivity.FlowGradient;

/**
 * Some lanes of an evaluation that are solved together, with the substeps they keep and their last solution, near which
 * the next one is looked for. One thread at a time may use it.
 */
final class LaneChunk {
    private final FitModel model;
    private final Solvers solvers;
    private final int[] lanes;
    private final int[] trajectories;
    private final ParameterModel parameters;
    private Optional<Solution> last = Optional.empty();
    private int[] kept = {};
    private int[] keptBefore = {};

    /**
     * @param lanes the lanes' numbers among all lanes of the evaluation
     * @param trajectories the trajectory of each of them
     */
    LaneChunk(FitModel model, Solvers solvers, int[] lanes, int[] trajectories) {
        this.model = model;
        this.solvers = solvers;
        this.lanes = lanes;
        this.trajectories = trajectories;
        this.parameters = model.parameters().coupled() ? model.parameters().select(lanes) : model.parameters();
    }

    /** The lanes' numbers among all lanes of the evaluation. */
    int[] lanes() {
        return lanes;
    }

    /**
     * What is to be evaluated; everything is over all lanes of the evaluation and not modified.
     *
     * @param theta {@code θ} of all starts
     * @param path the parameters
     * @param initial the initial distributions, {@code [d][lane]}
     * @param scales the scale of each lane
     * @param wanted which lanes the caller asks for; others are solved and left alone
     * @param window the stretch of the horizon whose observations count
     * @param lossScale the loss is the sum of squared residuals times this
     */
    record Task(
            double[] theta,
            GridPath path,
            double[] initial,
            double[] scales,
            boolean[] wanted,
            Window window,
            double lossScale) {}

    /**
     * What a chunk's evaluation gives; everything is {@code […][lane of the chunk]}.
     *
     * @param status how each lane ended, its gradient included
     * @param loss each lane's share of the loss, {@code +∞} where the status is not {@link Status#CONVERGED}
     * @param scaleGradient derivative of the loss by the scale
     * @param parameterGradient {@code [K+1][p][lane]}
     * @param initialGradient {@code [d][lane]}
     * @param replanned whether the lane's substeps differ from those kept before
     * @param flow the flow that coupled parameters read, {@code [K+1][d][lane]}
     */
    record Result(
            Status[] status,
            double[] loss,
            double[] scaleGradient,
            double[] parameterGradient,
            double[] initialGradient,
            boolean[] replanned,
            double[] flow) {}

    /** Solves the lanes and differentiates their loss, with substeps as planned. */
    Result evaluate(Task task, Planning planning) {
        Solution solution = solve(task, planning);
        return differentiate(solution, task, keep(solution.substeps(), task.wanted(), planning));
    }

    /** Solves the lanes near their last solution; each lane's share of the loss, {@code +∞} where that failed. */
    double[] losses(Task task) {
        Solution solution = solve(task, Planning.FREE);
        double[] flow = solution.path().flow();
        double[] losses = new double[lanes.length];
        for (int lane = 0; lane < losses.length; lane++) {
            boolean solved = solution.status(lane) == Status.CONVERGED;
            losses[lane] = solved ? squares(residuals(flow, lane, task)) * task.lossScale() : Double.POSITIVE_INFINITY;
        }
        return losses;
    }

    private Solution solve(Task task, Planning planning) {
        double[] shares = LaneCopies.gather(task.initial(), task.path().lanes(), lanes);
        EquilibriumProblem problem =
                model.problem(trajectories, LaneCopies.of(task.path(), lanes), shares, rule(planning));
        boolean fromScratch = planning == Planning.FRESH || last.isEmpty();
        Solution solution =
                model.solve(solvers, parameters, task.theta(), problem, fromScratch ? Optional.empty() : last);
        if (planning.remembered() || last.isEmpty()) {
            last = Optional.of(solution);
        }
        return solution;
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

    /** Takes back what the last evaluation that changed substeps made of those of some lanes of the evaluation. */
    void takeBack(boolean[] from) {
        int[] counts = kept.clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = from[lanes[i % lanes.length]] ? keptBefore[i] : kept[i];
        }
        kept = counts;
    }

    private Result differentiate(Solution solution, Task task, boolean[] replanned) {
        int count = lanes.length;
        double[] flow = solution.path().flow();
        double[] flowCotangent = new double[flow.length];
        double[] loss = new double[count];
        double[] scaleGradient = new double[count];
        for (int lane = 0; lane < count; lane++) {
            if (solution.status(lane) == Status.CONVERGED) {
                double[] weights = residuals(flow, lane, task);
                loss[lane] = squares(weights) * task.lossScale();
                for (int i = 0; i < weights.length; i++) {
                    weights[i] *= 2 * task.lossScale();
                }
                double scale = task.scales()[lanes[lane]];
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
        return new Result(
                status, loss, scaleGradient, gradient.parameters(), gradient.initial(), replanned, solution.readFlow());
    }

    /** The residuals of a lane, 0 outside the window. */
    private double[] residuals(double[] flow, int lane, Task task) {
        int trajectory = trajectories[lane];
        double[] residuals =
                model.observation().residuals(trajectory, flow, lanes.length, lane, task.scales()[lanes[lane]]);
        for (int i = 0; i < residuals.length; i++) {
            if (!model.observation()
                    .between(task.window().first(), task.window().last(), trajectory, i)) {
                residuals[i] = 0;
            }
        }
        return residuals;
    }

    private static double squares(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }
}
