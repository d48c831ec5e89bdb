package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.Substeps;
import tacit.math.Vectors;
import tacit.parameter.Lanes;
import tacit.parameter.ParameterModel;
import tacit.sensitivity.FlowDirection;
import tacit.sensitivity.FlowTangent;

/**
 * Trajectories that are solved together, near their last solution, and linearised by tangents of their flows. One
 * thread at a time may use it.
 */
final class LinearisedChunk {
    private final FitModel model;
    private final Solvers solvers;
    private final int[] trajectories;
    private final double lossScale;
    private final Lanes lanes;
    private double[] solved = {};
    private int[] frozen = {};
    private Optional<Solution> last = Optional.empty();

    /**
     * @param model whose parameters and initial distributions are those of these trajectories
     * @param lossScale the loss is the sum of squared residuals times this
     */
    LinearisedChunk(FitModel model, Solvers solvers, int[] trajectories, double lossScale) {
        this.model = model;
        this.solvers = solvers;
        this.trajectories = trajectories;
        this.lossScale = lossScale;
        this.lanes = new Lanes(1, trajectories.length);
    }

    /** These trajectories' share of the loss; {@code +∞} where an equilibrium failed. */
    double loss(double[] theta) {
        return solve(theta)
                .map(found -> residuals(theta, found))
                .map(residuals -> lossScale * Vectors.dot(residuals, residuals))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The same with its Gauss–Newton matrix. */
    GaussNewton linearise(double[] theta) {
        Optional<Solution> solution = solve(theta);
        Optional<double[][]> columns = solution.flatMap(found -> columns(theta, found));
        return columns.isPresent()
                ? GaussNewton.of(columns.get(), residuals(theta, solution.get()), lossScale)
                : GaussNewton.failed(theta.length);
    }

    /**
     * Freezes the substeps at those that a point needs, times a factor.
     *
     * @return the largest number of them; 0, and nothing is frozen, where the point could not be solved
     */
    int freeze(double[] theta, int factor) {
        free();
        int[] needed = solve(theta).map(found -> found.substeps().counts()).orElse(new int[0]);
        frozen = Arrays.stream(needed).map(count -> factor * count).toArray();
        solved = new double[0];
        return Arrays.stream(frozen).max().orElse(0);
    }

    /** Lets the substeps follow the rates. */
    void free() {
        frozen = new int[0];
        solved = new double[0];
    }

    /** The frozen substeps, {@code [step][lane]}; none where they are free. */
    int[] frozen() {
        return frozen;
    }

    private SubstepRule rule() {
        return frozen.length == 0
                ? model.substeps()
                : new SubstepRule.Frozen(Substeps.of(model.grid().steps(), lanes.count(), frozen));
    }

    /** The solution at a point; empty where it failed. */
    private Optional<Solution> solve(double[] theta) {
        if (last.isPresent() && Arrays.equals(theta, solved)) {
            return last;
        }
        EquilibriumProblem problem =
                model.problem(trajectories, model.path(theta, lanes), model.initial(theta, lanes), rule());
        Solution solution = model.solve(solvers, model.parameters(), theta, problem, last);
        if (solution.worstStatus() != Status.CONVERGED) {
            return Optional.empty();
        }
        last = Optional.of(solution);
        solved = theta.clone();
        return last;
    }

    private double[] residuals(double[] theta, Solution solution) {
        double scale = model.scaleOf(theta, 1, 0);
        double[] flow = solution.path().flow();
        double[][] all = new double[trajectories.length][];
        for (int lane = 0; lane < all.length; lane++) {
            all[lane] = model.observation().residuals(trajectories[lane], flow, all.length, lane, scale);
        }
        return concatenated(all);
    }

    private static double[] concatenated(double[][] parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    /** The residuals' derivatives, {@code [component][residual]}; empty where a tangent failed. */
    private Optional<double[][]> columns(double[] theta, Solution solution) {
        ParameterModel reading = model.reading(solution.readFlow(), trajectories.length);
        double[][] columns = new double[theta.length][];
        for (int from = 0; from < theta.length; from += Solvers.TANGENTS_TOGETHER) {
            var directions = new ArrayList<FlowDirection>();
            for (int c = from; c < Math.min(from + Solvers.TANGENTS_TOGETHER, theta.length); c++) {
                directions.add(direction(reading, theta, unit(theta.length, c)));
            }
            List<FlowTangent> tangents = solvers.tangents(solution, directions);
            for (int i = 0; i < directions.size(); i++) {
                if (tangents.get(i).worstStatus() != Status.CONVERGED) {
                    return Optional.empty();
                }
                columns[from + i] =
                        column(theta, from + i, solution, tangents.get(i).flow());
            }
        }
        return Optional.of(columns);
    }

    private static double[] unit(int size, int component) {
        double[] unit = new double[size];
        unit[component] = 1;
        return unit;
    }

    private FlowDirection direction(ParameterModel reading, double[] theta, double[] change) {
        int p = model.game().parameters().size();
        int points = model.grid().points();
        GridPath path = GridPath.of(points, p, lanes.count(), new double[points * p * lanes.count()]);
        reading.tangent(model.parameterPart(theta, 1), lanes, model.parameterPart(change, 1), path);
        double[] shares = new double[model.states() * lanes.count()];
        model.initial().tangent(model.initialPart(theta, 1), lanes, model.initialPart(change, 1), shares);
        return new FlowDirection(path.values(), shares);
    }

    private double[] column(double[] theta, int component, Solution solution, double[] flowChange) {
        double[] change = model.scalePart(unit(theta.length, component), 1);
        double scaleChange = Arrays.stream(model.scale().valuesTangent(model.scalePart(theta, 1), change))
                .sum();
        double scale = model.scaleOf(theta, 1, 0);
        double[] flow = solution.path().flow();
        double[][] all = new double[trajectories.length][];
        for (int lane = 0; lane < all.length; lane++) {
            all[lane] = model.observation()
                    .residualsTangent(trajectories[lane], flow, flowChange, all.length, lane, scale, scaleChange);
        }
        return concatenated(all);
    }
}
