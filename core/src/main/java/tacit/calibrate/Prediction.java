package tacit.calibrate;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;

/** What a model with given {@code θ} predicts of some trajectories; {@link Calibration#predict} makes it. */
public final class Prediction {
    private final FitModel model;
    private final Solvers solvers;
    private final BestFit fit;

    Prediction(FitModel model, Solvers solvers, BestFit fit) {
        this.model = model;
        this.solvers = solvers;
        this.fit = fit;
    }

    /** All parameters of the game, {@code [K+1][p][trajectory]} or constant in time. */
    public GridPath parameters() {
        return fit.path();
    }

    /** The flow, shares at the grid points, {@code [K+1][d][trajectory]}; a copy. */
    public double[] flow() {
        return fit.flow().clone();
    }

    /** The equilibrium, one lane for each trajectory; see {@link FitResult#equilibrium}. */
    public Equilibrium equilibrium() {
        return fit.solution().equilibrium();
    }

    /** How a trajectory's equilibrium ended. */
    public Status status(int trajectory) {
        return fit.solution().status(trajectory);
    }

    /** The worst status of all. */
    public Status worstStatus() {
        return fit.solution().worstStatus();
    }

    /**
     * How much the observed values depend on each parameter at each time: {@code Σ_i (∂r_i/∂γ_k)²} over the residuals
     * of a trajectory, {@code [K+1][p][trajectory]}, in the data's units squared over the parameter's. It is estimated
     * from 16 adjoints with a standard error of at most 35 %; where nothing observed depends on the parameter it is 0,
     * and NaN for a trajectory whose equilibrium or adjoint failed. Source: C. Bekas, E. Kokiopoulou, Y. Saad, "An
     * estimator for the diagonal of a matrix", Applied Numerical Mathematics 57, 2007.
     */
    public GridPath influence() {
        return Influence.of(model, solvers, fit);
    }

    /** The residuals of one trajectory, predicted less observed, in the data's units, times then states. */
    public double[] residuals(int trajectory) {
        return fit.residuals(model, trajectory);
    }

    /**
     * The mean squared residual over all observed values of some trajectories, in the data's units squared; NaN where
     * an equilibrium failed.
     *
     * @param trajectories their numbers; not modified
     */
    public double meanSquare(int... trajectories) {
        double sum = 0;
        int count = 0;
        for (int trajectory : trajectories) {
            for (double residual : residuals(trajectory)) {
                sum += residual * residual;
                count++;
            }
        }
        return sum / count;
    }

    /** The mean squared residual over all observed values. */
    public double meanSquare() {
        int[] all = new int[model.trajectories()];
        Arrays.setAll(all, i -> i);
        return meanSquare(all);
    }
}
