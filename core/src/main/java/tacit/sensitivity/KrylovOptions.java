package tacit.sensitivity;

/**
 * When a Krylov method for a sensitivity ends, and how much memory it takes.
 *
 * @param tolerance the residual of the linear system that is wanted, relative to its right-hand side, in the Euclidean
 *     norm; a lane that ends above it, but within 1e-11, counts as converged too
 * @param window most directions of a Krylov space, after which GMRES starts again: so many flows are kept
 * @param maxProducts most products with the linearised sweeps
 */
public record KrylovOptions(double tolerance, int window, int maxProducts) {
    /** Tolerance 1e-13, a window of 40 directions, 400 products. */
    public static final KrylovOptions DEFAULT = new KrylovOptions(1e-13, 40, 400);

    /** Checks the ranges. */
    public KrylovOptions {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "tolerance (" + tolerance + ") must lie between 0 and 1: give e.g. 1e-13");
        }
        if (window < 1) {
            throw new IllegalArgumentException(
                    "window (" + window + ") must be positive: give the directions to keep, e.g. 40");
        }
        if (maxProducts < 2) {
            throw new IllegalArgumentException("maxProducts (" + maxProducts + ") must be 2 or more: give e.g. 400");
        }
    }
}
