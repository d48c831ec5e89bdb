package tacit.sensitivity;

/**
 * When a fixed-point iteration for a sensitivity ends and how it is damped.
 *
 * @param tolerance largest undamped change of what is iterated in a converged lane, relative to its own size, or to
 *     that of the loss's gradient {@code ∂L/∂μ} where that is larger
 * @param maxIterations most iterations of a lane
 * @param damping the first and largest damping factor {@code ω}, in (0, 1]; 1 is undamped
 */
public record FixedPointOptions(double tolerance, int maxIterations, double damping) {
    /** Tolerance 1e-13, 2,000 iterations, undamped at first. */
    public static final FixedPointOptions DEFAULT = new FixedPointOptions(1e-13, 2_000, 1);

    /** Checks the ranges. */
    public FixedPointOptions {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "tolerance (" + tolerance + ") must lie between 0 and 1: give e.g. 1e-13");
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException(
                    "maxIterations (" + maxIterations + ") must be positive: give e.g. 2000");
        }
        if (!(damping > 0 && damping <= 1)) {
            throw new IllegalArgumentException(
                    "damping (" + damping + ") must lie in (0, 1]: give e.g. 0.5, or 1 for none");
        }
    }
}
