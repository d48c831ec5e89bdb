package tacit.experiment.influenza;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import tacit.equilibrium.Status;

/**
 * Learns what seasons have in common from whole seasons by expectation and maximisation: a few steps of every season's
 * fit under the present prior, then mean, trend and covariance of the fits, widened by what each leaves open, and
 * variance and correlation of the residuals. Trend and covariance count as if one more season had been seen, without
 * trend and with the first covariance, so that few seasons suffice.
 *
 * <p>Source: empirical Bayes, B. P. Carlin, T. A. Louis, "Bayesian Methods for Data Analysis", 3rd ed., 2009, ch. 5, with
 * Laplace's approximation of each season's posterior.
 */
final class PriorLearning {
    /** How often fits and prior take turns. */
    static final int ROUNDS = 15;

    private static final int N = SeasonUnknowns.COUNT;
    private static final int STEPS = 2;

    /* Before anything is learnt: rates of the order of one a week, a cost at which avoidance counts, and no opinion
     * beyond a factor of two or three. */
    private static final double[] FIRST_VALUES = {1.2, 0.7, 10, 0.01, 4};
    private static final double[] FIRST_SPREADS = {0.5, 0.5, 1, 1, 1};
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
        List<double[]> starts = seasons.stream().map(prior::mean).toList();
        for (int round = 0; round < ROUNDS && proceed.getAsBoolean(); round++) {
            List<SeasonFit> fits = fitter.fit(prior, seasons, starts, STEPS);
            prior = Moments.ofFound(seasons, fits).prior(prior.noise());
            starts = fits.stream().map(SeasonFit::z).toList();
        }
        return prior;
    }

    private static SeasonPrior first() {
        double[] mean = new double[N];
        for (int i = 0; i < N; i++) {
            mean[i] = SeasonUnknowns.inverse(i, FIRST_VALUES[i]);
        }
        return new SeasonPrior(mean, new double[N], firstCovariance(), FIRST_NOISE);
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
            double lateness =
                    seasons.stream().mapToDouble(SeenSeason::lateness).average().orElse(0);
            double[] mean = new double[N];
            double[] trend = new double[N];
            for (int i = 0; i < N; i++) {
                trend[i] = trend(i, lateness);
                mean[i] = mean(i) - trend[i] * lateness;
            }
            SeasonPrior located = new SeasonPrior(mean, trend, new double[N * N], before);
            return new SeasonPrior(
                    mean, trend, covariance(located), new ResidualMoments(before, seasons, fits).noise());
        }

        private double mean(int unknown) {
            return fits.stream().mapToDouble(fit -> fit.z()[unknown]).average().orElse(0);
        }

        private double trend(int unknown, double lateness) {
            double mean = mean(unknown);
            double products = 0;
            double squares = 1;
            for (int s = 0; s < fits.size(); s++) {
                double away = seasons.get(s).lateness() - lateness;
                products += away * (fits.get(s).z()[unknown] - mean);
                squares += away * away;
            }
            return products / squares;
        }

        private double[] covariance(SeasonPrior located) {
            double[] sum = firstCovariance();
            for (int s = 0; s < fits.size(); s++) {
                SeasonFit fit = fits.get(s);
                double[] mean = located.mean(seasons.get(s));
                for (int i = 0; i < N; i++) {
                    for (int j = 0; j < N; j++) {
                        sum[i * N + j] += fit.covariance()[i * N + j] + (fit.z()[i] - mean[i]) * (fit.z()[j] - mean[j]);
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
