package tacit.experiment;

import java.util.Arrays;

/**
 * A mean and how sure it is.
 *
 * @param mean the mean
 * @param standardError the sample's standard deviation over the root of its size; not a number for a single value
 */
public record Spread(double mean, double standardError) {
    /** Of at least one value. */
    public static Spread of(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        int n = values.length;
        return new Spread(mean, n == 1 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
    }
}
