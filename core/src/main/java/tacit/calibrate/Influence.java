package tacit.calibrate;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.math.ParallelMap;

/*
 * How much the observed values depend on each parameter at each time, Σ_i (∂r_i/∂γ_k)²: the diagonal of JᵀJ. With
 * random signs z it is the mean of (Jᵀz)², and one adjoint gives Jᵀz for all times and trajectories at once. Source: C.
 * Bekas, E. Kokiopoulou, Y. Saad, "An estimator for the diagonal of a matrix", Applied Numerical Mathematics 57, 2007.
 */
final class Influence {
    /** The mean of so many probes has a standard error of at most √(2/16) = 35 %; what is 0 is 0 in each of them. */
    private static final int PROBES = 16;

    private static final int SEED = 1;

    private Influence() {}

    /** {@code [K+1][p][trajectory]}; NaN for trajectories whose equilibrium or adjoint failed. */
    static GridPath of(FitModel model, Solvers solvers, BestFit fit) {
        int lanes = model.trajectories();
        int p = model.game().parameters().size();
        double[] sum = new double[model.grid().points() * p * lanes];
        RandomGenerator random = StartDraws.stream(SEED, 0);
        List<double[]> probes =
                Stream.generate(() -> signs(model, fit, random)).limit(PROBES).toList();
        try (ParallelMap map = new ParallelMap(Runtime.getRuntime().availableProcessors())) {
            for (double[] gradient : map.map(
                    PROBES, i -> solvers.gradient(fit.solution(), probes.get(i)).parameters())) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += gradient[i] * gradient[i] / PROBES;
                }
            }
        }
        return GridPath.of(model.grid().points(), p, lanes, sum);
    }

    /** The flow's cotangent for residuals with random signs. */
    private static double[] signs(FitModel model, BestFit fit, RandomGenerator random) {
        double[] cotangent = new double[fit.flow().length];
        int lanes = model.trajectories();
        for (int trajectory = 0; trajectory < lanes; trajectory++) {
            double[] z = new double[model.observation().count(trajectory)];
            for (int i = 0; i < z.length; i++) {
                z[i] = random.nextBoolean() ? 1 : -1;
            }
            if (fit.solution().status(trajectory) == Status.CONVERGED) {
                model.observation()
                        .residualsCotangent(trajectory, z, fit.flow(), lanes, trajectory, fit.scale(), cotangent);
            }
        }
        return cotangent;
    }
}
