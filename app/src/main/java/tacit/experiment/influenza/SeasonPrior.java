package tacit.experiment.influenza;

/**
 * What seasons have in common: {@code z ~ N(mean + trend · lateness, covariance)} ({@link SeenSeason#lateness}: an
 * epidemic that begins late ends with the winter), and how weeks differ from the curve.
 *
 * @param mean {@code [unknown]}; not modified
 * @param trend {@code [unknown]}; not modified
 * @param covariance {@code [unknown][unknown]}, row after row; not modified
 * @param noise how weeks differ from a season's curve
 */
public record SeasonPrior(double[] mean, double[] trend, double[] covariance, Noise noise) {
    /** The mean of {@code z} for a season that began when this one did. */
    double[] mean(SeenSeason season) {
        double[] shifted = mean.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += trend[i] * season.lateness();
        }
        return shifted;
    }

    /** The value of an unknown, by its place in {@link SeasonUnknowns#NAMES}, in a typical season that begins in week 50. */
    public double typical(int unknown) {
        return SeasonUnknowns.value(unknown, mean[unknown]);
    }

    /** The standard deviation of an unknown's {@code z} over seasons that begin together. */
    public double spread(int unknown) {
        return Math.sqrt(covariance[unknown * mean.length + unknown]);
    }
}
