package tacit.optimize;

/**
 * How {@link Lbfgs} searches and when it stops.
 *
 * @param iterations most iterations, positive
 * @param gradientTolerance stops once {@code max |∂f/∂x_i|} is no larger, at least 0
 * @param decreaseTolerance stops once several iterations in a row lower the value by no more than this share, at least
 *     0
 * @param memory how many past steps shape the direction, positive
 * @param longestStep longest step in any component, positive; infinity for no limit
 * @param relativeNoise error of the values as a share of them, at least 0; differences below it are not trusted
 */
public record LbfgsOptions(
        int iterations,
        double gradientTolerance,
        double decreaseTolerance,
        int memory,
        double longestStep,
        double relativeNoise) {
    /**
     * 1,000 iterations, gradient below 1e-9, decrease below 1e-14, ten steps remembered, noise of a sum of some hundred
     * terms.
     */
    public static final LbfgsOptions DEFAULT = new LbfgsOptions(1000, 1e-9, 1e-14, 10, Double.POSITIVE_INFINITY, 1e-13);

    /** Checks the ranges. */
    public LbfgsOptions {
        Ranges.require(iterations > 0, "iterations", iterations, "positive", "1000");
        Ranges.require(gradientTolerance >= 0, "gradient tolerance", gradientTolerance, "at least 0", "1e-9");
        Ranges.require(decreaseTolerance >= 0, "decrease tolerance", decreaseTolerance, "at least 0", "1e-14");
        Ranges.require(memory > 0, "memory", memory, "positive", "10");
        Ranges.require(longestStep > 0, "longest step", longestStep, "positive", "2");
        Ranges.require(relativeNoise >= 0, "relative noise", relativeNoise, "at least 0", "1e-13");
    }

    /** The same with another limit of iterations. */
    public LbfgsOptions withIterations(int limit) {
        return new LbfgsOptions(limit, gradientTolerance, decreaseTolerance, memory, longestStep, relativeNoise);
    }

    /** The same with other tolerances. */
    public LbfgsOptions withTolerances(double gradient, double decrease) {
        return new LbfgsOptions(iterations, gradient, decrease, memory, longestStep, relativeNoise);
    }

    /** The same with another longest step. */
    public LbfgsOptions withLongestStep(double longest) {
        return new LbfgsOptions(iterations, gradientTolerance, decreaseTolerance, memory, longest, relativeNoise);
    }

    /** The same for values with another error. */
    public LbfgsOptions withRelativeNoise(double noise) {
        return new LbfgsOptions(iterations, gradientTolerance, decreaseTolerance, memory, longestStep, noise);
    }
}
