package tacit.calibrate;

import java.util.ArrayList;
import java.util.List;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.parameter.InitialModel;
import tacit.parameter.Lanes;
import tacit.parameter.ParameterModel;
import tacit.sensitivity.FlowDirection;
import tacit.sensitivity.FlowTangent;

/** The derivatives of some trajectories' residuals by {@code θ}, from tangents of their flows. */
final class ChunkJacobian {
    /** Tangents computed together share factorisations and take a few flows of memory each. */
    private static final int TOGETHER = 32;

    private final FitModel model;
    private final Solvers solvers;
    private final ParameterModel parameters;
    private final InitialModel initial;
    private final int[] trajectories;
    private final double[] theta;

    /**
     * @param parameters of these trajectories, having read their flow where they are coupled
     * @param initial of these trajectories
     */
    ChunkJacobian(
            FitModel model,
            Solvers solvers,
            ParameterModel parameters,
            InitialModel initial,
            int[] trajectories,
            double[] theta) {
        this.model = model;
        this.solvers = solvers;
        this.parameters = parameters;
        this.initial = initial;
        this.trajectories = trajectories;
        this.theta = theta;
    }

    /** The matrix {@code [residual][component]}, trajectory by trajectory; NaN where a tangent failed. */
    double[] compute(Solution solution, double scale) {
        int rows = 0;
        for (int trajectory : trajectories) {
            rows += model.observation().count(trajectory);
        }
        double[] flow = solution.path().flow();
        double[] jacobian = new double[rows * theta.length];
        for (int from = 0; from < theta.length; from += TOGETHER) {
            List<FlowDirection> directions = new ArrayList<>();
            int to = Math.min(from + TOGETHER, theta.length);
            for (int c = from; c < to; c++) {
                directions.add(direction(unit(c)));
            }
            List<FlowTangent> tangents = solvers.tangents(solution, directions);
            for (int c = from; c < to; c++) {
                write(c, tangents.get(c - from), flow, scale, jacobian);
            }
        }
        return jacobian;
    }

    private double[] unit(int component) {
        double[] unit = new double[theta.length];
        unit[component] = 1;
        return unit;
    }

    private FlowDirection direction(double[] change) {
        Lanes lanes = new Lanes(1, trajectories.length);
        int p = model.game().parameters().size();
        int points = model.grid().points();
        GridPath path = GridPath.of(points, p, lanes.count(), new double[points * p * lanes.count()]);
        parameters.tangent(model.parameterPart(theta, 1), lanes, model.parameterPart(change, 1), path);
        double[] shares = new double[model.states() * lanes.count()];
        initial.tangent(model.initialPart(theta, 1), lanes, model.initialPart(change, 1), shares);
        return new FlowDirection(path.values(), shares);
    }

    private void write(int component, FlowTangent tangent, double[] flow, double scale, double[] jacobian) {
        double scaleChange = 0;
        for (double entry :
                model.scale().valuesTangent(model.scalePart(theta, 1), model.scalePart(unit(component), 1))) {
            scaleChange += entry;
        }
        int count = trajectories.length;
        int row = 0;
        for (int lane = 0; lane < count; lane++) {
            double[] own = model.observation()
                    .residualsTangent(trajectories[lane], flow, tangent.flow(), count, lane, scale, scaleChange);
            boolean solved = tangent.status(lane) == Status.CONVERGED;
            for (double entry : own) {
                jacobian[row * theta.length + component] = solved ? entry : Double.NaN;
                row++;
            }
        }
    }
}
