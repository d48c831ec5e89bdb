package tacit.experiment.influenza;

import java.util.List;

/* Variance and correlation of what the fits of whole seasons leave, expected over what each fit leaves open. */
record ResidualMoments(Noise before, List<SeenSeason> seasons, List<SeasonFit> fits) {
    private static final int N = SeasonUnknown.COUNT;
    /* The correlation stays below 1, where a residual would never fade. */
    private static final double MOST_CORRELATION = 0.99;

    Noise noise() {
        double squares = 0;
        double products = 0;
        int weeks = 0;
        int pairs = 0;
        for (int s = 0; s < seasons.size(); s++) {
            double[] shares = seasons.get(s).shares();
            for (int week = 0; week < shares.length; week++) {
                if (!Double.isNaN(shares[week])) {
                    squares += product(s, week, week);
                    weeks++;
                    if (week > 0 && !Double.isNaN(shares[week - 1])) {
                        products += product(s, week - 1, week);
                        pairs++;
                    }
                }
            }
        }
        double variance = squares / weeks;
        double correlation = pairs == 0 ? 0 : Math.clamp(products / pairs / variance, 0, MOST_CORRELATION);
        return new Noise(Math.sqrt(variance), correlation, before.floor());
    }

    /* The expected product of two weeks' residuals. */
    private double product(int season, int v, int w) {
        double[] covariance = fits.get(season).covariance();
        double product = residual(season, v) * residual(season, w);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                product += slope(season, v, i) * covariance[i * N + j] * slope(season, w, j);
            }
        }
        return product;
    }

    private double residual(int season, int week) {
        double fitted = fits.get(season).curve().shares()[week];
        return before.root(seasons.get(season).shares()[week]) - before.root(fitted);
    }

    private double slope(int season, int week, int unknown) {
        SeasonCurves.Curve curve = fits.get(season).curve();
        return before.slope(curve.shares()[week]) * curve.jacobian()[week * N + unknown];
    }
}
