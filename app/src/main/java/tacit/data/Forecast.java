package tacit.data;

import java.util.Arrays;

/**
 * What a forecaster says of a season.
 *
 * @param shares {@code [week]}, the share of specimens with influenza A; weeks that were seen are not looked at; kept,
 *     not copied
 * @param lower {@code [week]}, above which the share is said to be with a probability of 95 %; NaN where nothing is
 *     said; kept, not copied
 * @param upper {@code [week]}, below which it is said to be with a probability of 95 %; NaN where nothing is said;
 *     kept, not copied
 */
public record Forecast(double[] shares, double[] lower, double[] upper) {
    /** The probability that a share lies between {@code lower} and {@code upper}. */
    public static final double BAND = 0.9;

    /** A forecast without a band. */
    public static Forecast of(double[] shares) {
        double[] none = new double[shares.length];
        Arrays.fill(none, Double.NaN);
        return new Forecast(shares, none, none);
    }

    /** Whether a share lies within the band. */
    boolean holds(int week, double share) {
        return share >= lower[week] && share <= upper[week];
    }
}
