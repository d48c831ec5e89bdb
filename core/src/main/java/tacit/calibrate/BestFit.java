package tacit.calibrate;

import java.util.Arrays;
import java.util.Optional;
import tacit.equilibrium.EquilibriumPath;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.parameter.Lanes;

/**
 * The equilibrium at the best {@code θ}, one lane for each trajectory, and what it predicts.
 *
 * @param path the parameters
 * @param initial the initial distributions, {@code [d][trajectory]}
 * @param scale the scale
 * @param solution the equilibrium, or the pair of them
 * @param solved its flow and value function
 */
record BestFit(GridPath path, double[] initial, double scale, Solution solution, EquilibriumPath solved) {
    static BestFit solve(FitModel model, Solvers solvers, double[] theta) {
        Lanes lanes = new Lanes(1, model.trajectories());
        GridPath path = model.path(theta, lanes);
        double[] initial = model.initial(theta, lanes);
        int[] all = new int[lanes.count()];
        Arrays.setAll(all, i -> i);
        EquilibriumProblem problem = model.problem(all, path, initial, model.substeps());
        Solution solution = model.solve(solvers, model.parameters(), theta, problem, Optional.empty());
        GridPath found =
                model.parameters().coupled() ? solution.equilibrium().problem().parameters() : path;
        return new BestFit(found, initial, model.scaleOf(theta, 1, 0), solution, solution.path());
    }

    /** The flow, {@code [K+1][d][trajectory]}; the array itself. */
    double[] flow() {
        return solved.flow();
    }

    /** The residuals of one trajectory. */
    double[] residuals(FitModel model, int trajectory) {
        return model.observation().residuals(trajectory, flow(), model.trajectories(), trajectory, scale);
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
}
