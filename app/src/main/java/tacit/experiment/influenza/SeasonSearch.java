package tacit.experiment.influenza;

import java.util.stream.IntStream;
import tacit.equilibrium.Status;
import tacit.optimize.LeastSquaresOptions;
import tacit.optimize.LevenbergMarquardt;

/* The search for the most probable z of one season: it asks for curves and is told them. */
final class SeasonSearch {
    private static final int N = SeasonUnknown.COUNT;
    /* The function is minus a logarithm of a probability: what changes it by so little says nothing. */
    private static final double GRADIENT = 1e-4;

    private static final double DECREASE = 1e-5;

    private final Noise noise;
    private final int onset;
    private final double[] mean;
    private final double[] precision;
    private final int[] weeks;
    private final double[] seen;
    private final LevenbergMarquardt search;
    private double[] matrix;
    private SeasonCurves.Curve curve;
    private boolean begun;

    /* The function at a point, to second order. */
    private record Quadratic(double value, double[] gradient, double[] matrix) {}

    SeasonSearch(SeasonPrior prior, double[] precision, SeenSeason season, double[] start, int steps) {
        this.noise = prior.noise();
        this.onset = season.onset();
        this.mean = prior.mean();
        this.precision = precision;
        this.matrix = precision;
        this.curve = new SeasonCurves.Curve(new double[0], new double[0], Status.NOT_CONVERGED);
        this.weeks = IntStream.range(0, season.shares().length)
                .filter(week -> !Double.isNaN(season.shares()[week]))
                .toArray();
        this.seen = IntStream.of(weeks)
                .mapToDouble(week -> noise.root(season.shares()[week]))
                .toArray();
        this.search = new LevenbergMarquardt(start, options(steps));
    }

    private static LeastSquaresOptions options(int steps) {
        return LeastSquaresOptions.DEFAULT
                .withIterations(steps)
                .untilSmall(GRADIENT, 0)
                .withDecrease(DECREASE);
    }

    /** The point whose curve is to be told. */
    SeasonPoint trial() {
        return new SeasonPoint(begun ? search.trial() : search.accepted(), onset);
    }

    boolean done() {
        return search.done();
    }

    void tell(SeasonCurves.Curve told) {
        Quadratic there = quadratic(trial().z(), told);
        if (!begun || search.tell(there.value())) {
            matrix = Double.isNaN(there.value()) ? precision : there.matrix();
            curve = told;
            search.linearise(there.value(), there.gradient(), there.matrix());
        }
        begun = true;
    }

    /** What was found; the prior's covariance where there is no equilibrium at the start. */
    SeasonFit result() {
        return new SeasonFit(
                new SeasonPoint(search.accepted(), onset), SmallMatrices.inverse(N, matrix), curve, search.status());
    }

    private Quadratic quadratic(double[] z, SeasonCurves.Curve at) {
        double[] away = new double[N];
        for (int j = 0; j < N; j++) {
            away[j] = z[j] - mean[j];
        }
        double[] gradient = SmallMatrices.product(N, precision, away);
        double[] curvature = precision.clone();
        double value = 0;
        for (int j = 0; j < N; j++) {
            value += away[j] * gradient[j] / 2;
        }
        double found = value + addWeeks(at, gradient, curvature);
        return new Quadratic(at.status() == Status.CONVERGED ? found : Double.NaN, gradient, curvature);
    }

    /* Adds the weeks' part of the gradient and the Gauss–Newton matrix; returns that of the value. */
    private double addWeeks(SeasonCurves.Curve at, double[] gradient, double[] curvature) {
        double[] residuals = new double[weeks.length];
        double[] rows = new double[weeks.length * N];
        for (int i = 0; i < weeks.length; i++) {
            double share = at.shares()[weeks[i]];
            residuals[i] = noise.root(share) - seen[i];
            for (int j = 0; j < N; j++) {
                rows[i * N + j] = noise.slope(share) * at.jacobian()[weeks[i] * N + j];
            }
        }
        noise.whiten(weeks, residuals, 1);
        noise.whiten(weeks, rows, N);
        double value = 0;
        for (int i = 0; i < weeks.length; i++) {
            value += residuals[i] * residuals[i] / 2;
            for (int j = 0; j < N; j++) {
                gradient[j] += rows[i * N + j] * residuals[i];
                for (int k = 0; k < N; k++) {
                    curvature[j * N + k] += rows[i * N + j] * rows[i * N + k];
                }
            }
        }
        return value;
    }
}
