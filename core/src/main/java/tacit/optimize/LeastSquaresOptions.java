package tacit.optimize;

/**
 * When {@link LevenbergMarquardt} stops.
 *
 * @param iterations most accepted steps, positive
 * @param gradientTolerance stops once {@code max |∂f/∂x_i|} is no larger, at least 0
 * @param valueTolerance stops once {@code f} is no larger, at least 0: the precision to which the residuals are
 *     computed
 * @param decreaseTolerance stops once several steps in a row lower the value by no more than this share, at least 0
 * @param patience how many steps in a row these are, positive
 * @param leastPromise stops where a step with hardly any damping would lower the value by no more than this share, if
 *     the residuals were linear, at least 0; 0 for never
 * @param longestStep no component changes by more in one step, positive
 */
public record LeastSquaresOptions(
        int iterations,
        double gradientTolerance,
        double valueTolerance,
        double decreaseTolerance,
        int patience,
        double leastPromise,
        double longestStep) {
    /** 50 steps, gradient below 1e-15, value below 1e-20, three decreases below a thousandth, a promise below 1e-7. */
    public static final LeastSquaresOptions DEFAULT =
            new LeastSquaresOptions(50, 1e-15, 1e-20, 1e-3, 3, 1e-7, Double.POSITIVE_INFINITY);

    /** Checks the ranges. */
    public LeastSquaresOptions {
        Ranges.require(iterations > 0, "iterations", iterations, "positive", "30");
        Ranges.require(gradientTolerance >= 0, "gradient tolerance", gradientTolerance, "at least 0", "1e-15");
        Ranges.require(valueTolerance >= 0, "value tolerance", valueTolerance, "at least 0", "1e-20");
        Ranges.require(decreaseTolerance >= 0, "decrease tolerance", decreaseTolerance, "at least 0", "1e-3");
        Ranges.require(longestStep > 0, "longest step", longestStep, "positive", "2");
        Ranges.require(leastPromise >= 0, "least promise", leastPromise, "at least 0", "1e-7");
        Ranges.require(patience > 0, "patience", patience, "positive", "3");
    }

    /** The same with another limit of steps. */
    public LeastSquaresOptions withIterations(int limit) {
        return new LeastSquaresOptions(
                limit, gradientTolerance, valueTolerance, decreaseTolerance, patience, leastPromise, longestStep);
    }

    /** The same, ending after so many small decreases in a row. */
    public LeastSquaresOptions withPatience(int steps) {
        return new LeastSquaresOptions(
                iterations, gradientTolerance, valueTolerance, decreaseTolerance, steps, leastPromise, longestStep);
    }

    /** The same, counting a decrease by no more than this share as small. */
    public LeastSquaresOptions withDecrease(double share) {
        return new LeastSquaresOptions(
                iterations, gradientTolerance, valueTolerance, share, patience, leastPromise, longestStep);
    }

    /** The same with no component changing by more in one step. */
    public LeastSquaresOptions withLongestStep(double length) {
        return new LeastSquaresOptions(
                iterations, gradientTolerance, valueTolerance, decreaseTolerance, patience, leastPromise, length);
    }

    /** The same, going on until the gradient or the value is this small. */
    public LeastSquaresOptions untilSmall(double gradient, double smallValue) {
        return new LeastSquaresOptions(iterations, gradient, smallValue, 0, patience, 0, longestStep);
    }
}
