package tacit.equilibrium;

import java.util.function.BooleanSupplier;

/**
 * Newton's method for games with hundreds or thousands of states: the iteration of {@link Newton}, its linear system
 * solved by restarted GMRES, in which {@code Φ'(μ)} is applied by linearised sweeps and never formed. The system is
 * solved only as accurately as the progress of the outer iteration is worth (forcing terms). Where GMRES hardly makes
 * progress the system counts as {@link Status#SINGULAR}.
 *
 * <p>A product costs some four sweeps over the edges, {@code O(N E)}. Memory is {@code window + 18} flows of
 * {@code (N+1) d} numbers a lane, 8 bytes each: with 1,000 states, 100 steps and the default window some 39 MB. What
 * converged means is what it means for {@link DampedPicard}.
 *
 * <p>Source: D. A. Knoll, D. E. Keyes, "Jacobian-free Newton–Krylov methods", Journal of Computational Physics 193,
 * 2004; S. C. Eisenstat, H. F. Walker, "Choosing the forcing terms in an inexact Newton method", SIAM Journal on
 * Scientific Computing 17(1), 1996.
 */
public final class NewtonKrylov implements EquilibriumSolver {
    private final Options options;
    private final BooleanSupplier cancelled;

    /**
     * When the iterations end, and how much memory they take.
     *
     * @param tolerance largest residual of a converged lane
     * @param maxIterations most iterations of a lane
     * @param window most directions of a Krylov space, after which GMRES starts again
     * @param maxProducts most products in one linear system
     */
    public record Options(double tolerance, int maxIterations, int window, int maxProducts) {
        /** Tolerance 1e-11, 100 iterations, a window of 30 directions, 300 products. */
        public static final Options DEFAULT = new Options(1e-11, 100, 30, 300);

        /** Checks the ranges. */
        public Options {
            SolverLoop.StopRule.check(tolerance, maxIterations);
            if (window < 1) {
                throw new IllegalArgumentException(
                        "window (" + window + ") must be positive: give the directions to keep, e.g. 30");
            }
            if (maxProducts < 2) {
                throw new IllegalArgumentException(
                        "maxProducts (" + maxProducts + ") must be 2 or more: give e.g. 300");
            }
        }

        /** These options with another tolerance. */
        public Options withTolerance(double other) {
            return new Options(other, maxIterations, window, maxProducts);
        }

        /** These options with another iteration limit. */
        public Options withMaxIterations(int other) {
            return new Options(tolerance, other, window, maxProducts);
        }

        /** These options with another window. */
        public Options withWindow(int other) {
            return new Options(tolerance, maxIterations, other, maxProducts);
        }
    }

    /** A solver with {@link Options#DEFAULT}. */
    public NewtonKrylov() {
        this(Options.DEFAULT);
    }

    /** A solver with the given options. */
    public NewtonKrylov(Options options) {
        this(options, () -> false);
    }

    private NewtonKrylov(Options options, BooleanSupplier cancelled) {
        this.options = options;
        this.cancelled = cancelled;
    }

    /** The same solver, which can be cancelled; see {@link DampedPicard#cancelledWhen}. */
    public NewtonKrylov cancelledWhen(BooleanSupplier condition) {
        return new NewtonKrylov(options, condition);
    }

    @Override
    public Equilibrium solve(EquilibriumProblem problem, Guess guess) {
        var stop = new SolverLoop.StopRule(options.tolerance(), options.maxIterations(), cancelled);
        return new SolverLoop(problem, guess, stop)
                .run(start -> new NewtonMethod(
                        new KrylovDirection(problem, options.tolerance(), options.window(), options.maxProducts()),
                        start));
    }
}
