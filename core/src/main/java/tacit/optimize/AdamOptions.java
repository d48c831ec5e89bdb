package tacit.optimize;

/**
 * How {@link Adam} steps.
 *
 * @param iterations number of steps, positive
 * @param rate learning rate at the start, in units of the point, positive
 * @param schedule how the learning rate changes from there
 * @param beta1 memory of the gradient's mean, in [0, 1)
 * @param beta2 memory of its square's mean, in [0, 1)
 * @param epsilon added to the root of the mean square, positive
 */
public record AdamOptions(int iterations, double rate, Schedule schedule, double beta1, double beta2, double epsilon) {
    /** Checks the ranges. */
    public AdamOptions {
        Ranges.require(iterations > 0, "iterations", iterations, "positive", "1000");
        Ranges.require(rate > 0 && rate < Double.POSITIVE_INFINITY, "learning rate", rate, "positive", "5e-3");
        Ranges.require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "in [0, 1)", "0.9");
        Ranges.require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "in [0, 1)", "0.999");
        Ranges.require(epsilon > 0, "epsilon", epsilon, "positive", "1e-8");
    }

    /** The customary constants: β₁ = 0.9, β₂ = 0.999, ε = 1e-8, at a constant learning rate. */
    public static AdamOptions of(int iterations, double rate) {
        return new AdamOptions(iterations, rate, Schedule.constant(), 0.9, 0.999, 1e-8);
    }

    /** The same with a learning rate that changes. */
    public AdamOptions withSchedule(Schedule other) {
        return new AdamOptions(iterations, rate, other, beta1, beta2, epsilon);
    }
}
