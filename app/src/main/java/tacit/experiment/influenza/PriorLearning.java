package tacit.experiment.influenza;

import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import tacit.equilibrium.Status;

/**
 * Learns what seasons have in common from whole seasons by expectation and maximisation: a few steps of every season's
 * fit under the present prior, then mean and covariance of the fits, widened by what each leaves open, and variance and
 * correlation of the residuals. The covariance counts as if one more season had been seen with the first one, so that
 * few seasons suffice.
 *
 * <p>Source: empirical Bayes, B. P. Carlin, T. A. Louis, "Bayesian Methods for Data Analysis", 3rd ed., 2009, ch. 5,
 * with Laplace's approximation of each season's posterior.
 */
final class PriorLearning {
    /** How often fits and prior take turns. */
    static final int ROUNDS = 15;

    private static final int N = SeasonUnknown.COUNT;
    private static final int STEPS = 2;

    /* Before anything is learnt: rates of the order of one a week, a cost at which avoidance counts, no season's effect
     * on transmission, and no opinion beyond a factor of two or three. */
    private static final double[] FIRST_VALUES = {1.2, 0.7, 10, 0.01, 0, 4};

    private static final double[] FIRST_SPREADS = {0.5, 0.5, 1, 1, 0.2, 1};
    private static final Noise FIRST_NOISE = new Noise(0.05, 0.5, 0.01);

    private final SeasonFitter fitter;

    PriorLearning(SeasonFitter fitter) {
        this.fitter = fitter;
    }

    /**
     * Learns.
     *
     * @param seasons at least one, whole
     * @param proceed asked before each round; where it says no, what has been learnt so far is returned
     */
    SeasonPrior learn(List<SeenSeason> seasons, BooleanSupplier proceed) {
        SeasonPrior prior = first();
        List<double[]> starts = Collections.nCopies(seasons.size(), prior.mean());
        for (int round = 0; round < ROUNDS && proceed.getAsBoolean(); round++) {
            List<SeasonFit> fits = fitter.fit(prior, seasons, starts, STEPS);
            prior = Moments.ofFound(seasons, fits).prior(prior.noise());
            starts = fits.stream().map(fit -> fit.point().z()).toList();
        }
        return prior;
    }

    private static SeasonPrior first() {
        double[] mean = new double[N];
        for (int i = 0; i < N; i++) {
            mean[i] = SeasonUnknown.values()[i].inverse(FIRST_VALUES[i]);
        }
        return new SeasonPrior(mean, firstCovariance(), FIRST_NOISE);
    }

    private static double[] firstCovariance() {
        double[] covariance = new double[N * N];
        for (int i = 0; i < N; i++) {
            covariance[i * N + i] = FIRST_SPREADS[i] * FIRST_SPREADS[i];
        }
        return covariance;
    }

    /* The prior that suits the fits of seasons best. */
    private record Moments(List<SeenSeason> seasons, List<SeasonFit> fits) {
        /* A season whose equilibrium was not found teaches nothing. */
        static Moments ofFound(List<SeenSeason> seasons, List<SeasonFit> fits) {
            int[] found = IntStream.range(0, fits.size())
                    .filter(s -> fits.get(s).curve().status() == Status.CONVERGED)
                    .toArray();
            return new Moments(
                    IntStream.of(found).mapToObj(seasons::get).toList(),
                    IntStream.of(found).mapToObj(fits::get).toList());
        }

        SeasonPrior prior(Noise before) {
            double[] mean = mean();
            return new SeasonPrior(mean, covariance(mean), new ResidualMoments(before, seasons, fits).noise());
        }

        private double[] mean() {
            double[] mean = new double[N];
            for (SeasonFit fit : fits) {
                for (int i = 0; i < N; i++) {
                    mean[i] += fit.point().z()[i] / fits.size();
                }
            }
            return mean;
        }

        private double[] covariance(double[] mean) {
            double[] sum = firstCovariance();
            for (SeasonFit fit : fits) {
                double[] z = fit.point().z();
                for (int i = 0; i < N; i++) {
                    for (int j = 0; j < N; j++) {
                        sum[i * N + j] += fit.covariance()[i * N + j] + (z[i] - mean[i]) * (z[j] - mean[j]);
                    }
                }
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= fits.size() + 1;
            }
            return sum;
        }
    }
}
