package tacit.calibrate;

/**
 * One unknown as the fit found it. Where it is not {@link Determination#ESTIMATED}, standard error and interval are
 * NaN.
 *
 * @param name name, such as {@code beta} or {@code initial I}
 * @param unit unit, empty where none is known; initial distributions are shares of the population
 * @param value the value
 * @param standardError the standard error of the value
 * @param lower lower end of the 95 % interval, within the domain
 * @param upper its upper end
 * @param determination what the data say of it
 */
public record Estimate(
        String name,
        String unit,
        double value,
        double standardError,
        double lower,
        double upper,
        Determination determination) {
    /** The standard error over the value; infinite where the value is 0. */
    public double relativeError() {
        return standardError / Math.abs(value);
    }

    /** The same in a unit of which {@code factor} make one of the present. */
    Estimate times(double factor) {
        return new Estimate(
                name, unit, factor * value, factor * standardError, factor * lower, factor * upper, determination);
    }
}
