package tacit.experiment.influenza;

/**
 * What seasons have in common: {@code z ~ N(mean, covariance)}, and how weeks differ from the curve.
 *
 * @param mean {@code [unknown]}; not modified
 * @param covariance {@code [unknown][unknown]}, row after row; not modified
 * @param noise how weeks differ from a season's curve
 */
public record SeasonPrior(double[] mean, double[] covariance, Noise noise) {
    /** The value of an unknown in a typical season. */
    public double typical(SeasonUnknown unknown) {
        return unknown.value(mean[unknown.ordinal()]);
    }

    /** The standard deviation of an unknown's {@code z} over regions and seasons. */
    public double spread(SeasonUnknown unknown) {
        return Math.sqrt(covariance[unknown.ordinal() * (mean.length + 1)]);
    }
}
