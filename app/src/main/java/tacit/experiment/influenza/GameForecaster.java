package tacit.experiment.influenza;

import java.util.Arrays;
import java.util.List;
import tacit.data.Forecast;
import tacit.data.Forecaster;
import tacit.data.InfluenzaSeason;
import tacit.math.ParallelMap;

/**
 * Forecasts seasons as equilibria of the epidemic game: the prior learnt from past seasons, updated by the weeks seen
 * (the most probable {@code z} and Laplace's normal distribution about it), the equilibrium of each of 100 draws, and
 * the last residual fading at the rate at which residuals of past seasons did. The forecast is the median of the draws
 * week by week, which errs least in absolute value; the band holds nine in ten of them with the noise of single weeks.
 */
public final class GameForecaster implements Forecaster {
    /** What it is called. */
    public static final String NAME = "mean-field-game";

    private static final double LOWER = (1 - Forecast.BAND) / 2;

    private final SeasonPrior prior;
    private final SeasonCurves curves;
    private final SeasonFitter fitter;
    private final ParallelMap threads;
    private final long seed;

    GameForecaster(SeasonPrior prior, SeasonCurves curves, ParallelMap threads, long seed) {
        this.prior = prior;
        this.curves = curves;
        this.fitter = new SeasonFitter(curves, threads);
        this.threads = threads;
        this.seed = seed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] forecast(InfluenzaSeason season, int weeksSeen) {
        return forecasts(List.of(season), weeksSeen).getFirst().shares();
    }

    @Override
    public List<Forecast> forecasts(List<InfluenzaSeason> seasons, int weeksSeen) {
        List<SeenSeason> seen = seasons.stream()
                .map(season -> SeenSeason.of(season.after(weeksSeen)))
                .toList();
        List<SeasonFit> fits = fitter.fit(prior, seen);
        return threads.map(
                seen.size(), i -> forecast(seen.get(i), fits.get(i), new PredictiveDraws(seed, seasons.get(i))));
    }

    private Forecast forecast(SeenSeason season, SeasonFit fit, PredictiveDraws draws) {
        double[][] found = curves.shares(draws.of(fit));
        double[][] expected = new double[found.length][];
        double[][] noisy = new double[found.length][];
        for (int draw = 0; draw < found.length; draw++) {
            expected[draw] = new double[curves.weeks()];
            noisy[draw] = new double[curves.weeks()];
            follow(season, found[draw], draws.shocks(draw), expected[draw], noisy[draw]);
        }
        return new Forecast(quantiles(expected, 0.5), quantiles(noisy, LOWER), quantiles(noisy, 1 - LOWER));
    }

    /* From the last week seen on, the residual fades; single weeks add shocks of their own. */
    private void follow(SeenSeason season, double[] curve, double[] shocks, double[] expected, double[] noisy) {
        Noise noise = prior.noise();
        int last = season.last();
        double residual = last < 0 ? 0 : noise.root(season.shares()[last]) - noise.root(curve[last]);
        double shocked = residual;
        double innovation = noise.sigma() * Math.sqrt(1 - noise.rho() * noise.rho());
        for (int week = last + 1; week < curve.length; week++) {
            residual *= noise.rho();
            shocked = noise.rho() * shocked + innovation * shocks[week];
            expected[week] = noise.share(noise.root(curve[week]) + residual);
            noisy[week] = noise.share(noise.root(curve[week]) + shocked);
        }
    }

    /* Week by week the quantile of the draws, those without an equilibrium left out. */
    private static double[] quantiles(double[][] draws, double probability) {
        double[] quantiles = new double[draws[0].length];
        for (int week = 0; week < quantiles.length; week++) {
            int at = week;
            double[] sorted = Arrays.stream(draws)
                    .mapToDouble(draw -> draw[at])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            quantiles[week] = sorted.length == 0 ? Double.NaN : quantile(sorted, probability);
        }
        return quantiles;
    }

    private static double quantile(double[] sorted, double probability) {
        double place = probability * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
