package tacit.optimize;

/**
 * When {@link LevenbergMarquardt} stops.
 *
 * @param iterations most accepted steps, positive
 * @param gradientTolerance stops once {@code max |∂f/∂x_i|} is no larger, at least 0
 * @param decreaseTolerance stops once several steps in a row lower the value by no more than this share, at least 0
 */
public record LeastSquaresOptions(int iterations, double gradientTolerance, double decreaseTolerance) {
    /** 30 steps, gradient below 1e-15, decrease below a thousandth. */
    public static final LeastSquaresOptions DEFAULT = new LeastSquaresOptions(30, 1e-15, 1e-3);

    /** Checks the ranges. */
    public LeastSquaresOptions {
        Ranges.require(iterations > 0, "iterations", iterations, "positive", "30");
        Ranges.require(gradientTolerance >= 0, "gradient tolerance", gradientTolerance, "at least 0", "1e-15");
        Ranges.require(decreaseTolerance >= 0, "decrease tolerance", decreaseTolerance, "at least 0", "1e-3");
    }

    /** The same with another limit of steps. */
    public LeastSquaresOptions withIterations(int limit) {
        return new LeastSquaresOptions(limit, gradientTolerance, decreaseTolerance);
    }
}
