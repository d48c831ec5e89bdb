package tacit.calibrate;

import java.util.Arrays;
import java.util.Optional;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.parameter.Lanes;
import tacit.sensitivity.FlowTangent;
import tacit.sensitivity.Tangent;

/**
 * The equilibrium at the best {@code θ}, one lane for each trajectory, and what it predicts.
 *
 * @param path the parameters
 * @param initial the initial distributions, {@code [d][trajectory]}
 * @param scale the scale
 * @param equilibrium the equilibrium
 * @param flow its flow, {@code [K+1][d][trajectory]}
 */
record BestFit(GridPath path, double[] initial, double scale, Equilibrium equilibrium, double[] flow) {
    static BestFit solve(FitModel model, Solvers solvers, double[] theta) {
        Lanes lanes = new Lanes(1, model.trajectories());
        GridPath path = model.path(theta, lanes);
        double[] initial = model.initial(theta, lanes);
        int[] all = new int[lanes.count()];
        Arrays.setAll(all, i -> i);
        Equilibrium equilibrium = solvers.solver().solve(model.problem(all, path, initial, model.substeps()));
        return new BestFit(path, initial, model.scaleOf(theta, 1, 0), equilibrium, equilibrium.flow());
    }

    /** The residuals of one trajectory. */
    double[] residuals(FitModel model, int trajectory) {
        return model.observation().residuals(trajectory, flow, model.trajectories(), trajectory, scale);
    }

    /** All residuals, trajectory by trajectory. */
    double[] residuals(FitModel model) {
        double[] all = new double[model.observation().count()];
        int to = 0;
        for (int trajectory = 0; trajectory < model.trajectories(); trajectory++) {
            double[] own = residuals(model, trajectory);
            System.arraycopy(own, 0, all, to, own.length);
            to += own.length;
        }
        return all;
    }

    /** The derivative of all residuals in a direction of {@code θ}; empty where the tangent failed. */
    Optional<double[]> residualsTangent(FitModel model, Tangent tangent, double[] theta, double[] direction) {
        Lanes lanes = new Lanes(1, model.trajectories());
        int p = model.game().parameters().size();
        int points = model.grid().points();
        GridPath change = GridPath.of(points, p, lanes.count(), new double[points * p * lanes.count()]);
        model.parameters().tangent(model.parameterPart(theta, 1), lanes, model.parameterPart(direction, 1), change);
        double[] initialChange = new double[initial.length];
        model.initial().tangent(model.initialPart(theta, 1), lanes, model.initialPart(direction, 1), initialChange);
        double scaleChange = 0;
        for (double entry : model.scale().valuesTangent(model.scalePart(theta, 1), model.scalePart(direction, 1))) {
            scaleChange += entry;
        }
        FlowTangent flowTangent = tangent.tangent(equilibrium, change.values(), initialChange);
        if (flowTangent.worstStatus() != Status.CONVERGED) {
            return Optional.empty();
        }
        double[] all = new double[model.observation().count()];
        int to = 0;
        for (int trajectory = 0; trajectory < lanes.count(); trajectory++) {
            double[] own = model.observation()
                    .residualsTangent(
                            trajectory, flow, flowTangent.flow(), lanes.count(), trajectory, scale, scaleChange);
            System.arraycopy(own, 0, all, to, own.length);
            to += own.length;
        }
        return Optional.of(all);
    }
}
