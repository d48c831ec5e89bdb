package tacit.equilibrium;

import java.util.function.BooleanSupplier;

/**
 * Anderson-accelerated fixed-point iteration on the flow. Where {@link DampedPicard} takes the step {@code ω r},
 * {@code r = Φ(μ) − μ}, this adds what the last few steps {@code s_j} and the turns {@code y_j} of {@code r} that came
 * of them say about the rest of the way:
 *
 * <pre>
 * μ ← μ + ω r − Σ_j c_j (s_j + ω y_j),    c = argmin ‖r − Σ_j c_j y_j‖₂.
 * </pre>
 *
 * Each lane has its own weights, damping and memory; it forgets its steps where they have led it astray. The iterate
 * stays a flow: at a point in time where a share would fall below 0 the extrapolation is shortened. What converged
 * means is what it means for {@link DampedPicard}. An iteration costs two sweeps over the edges and some {@code 4 m}
 * operations for each entry of the flow, {@code m} the window; memory is {@code 2 m + 5} flows. It needs fewer
 * iterations than damped Picard wherever that converges slowly, and no derivatives; where the best response is very
 * steep it may still stagnate.
 *
 * <p>Source: D. G. Anderson, "Iterative procedures for nonlinear integral equations", Journal of the ACM 12(4), 1965;
 * H. F. Walker, P. Ni, "Anderson acceleration for fixed-point iterations", SIAM Journal on Numerical Analysis 49(4),
 * 2011.
 */
public final class Anderson implements EquilibriumSolver {
    private final Options options;
    private final BooleanSupplier cancelled;

    /**
     * When the iteration ends and how much it remembers.
     *
     * @param tolerance largest residual of a converged lane
     * @param maxIterations most iterations of a lane
     * @param window how many steps are remembered
     */
    public record Options(double tolerance, int maxIterations, int window) {
        /** Tolerance 1e-11, 2,000 iterations, a window of 5 steps. */
        public static final Options DEFAULT = new Options(1e-11, 2_000, 5);

        /** Checks the ranges. */
        public Options {
            SolverLoop.StopRule.check(tolerance, maxIterations);
            if (window < 1) {
                throw new IllegalArgumentException("window (" + window
                        + ") must be positive: give the number of steps that are remembered, e.g. 5");
            }
        }

        /** These options with another tolerance. */
        public Options withTolerance(double other) {
            return new Options(other, maxIterations, window);
        }

        /** These options with another iteration limit. */
        public Options withMaxIterations(int other) {
            return new Options(tolerance, other, window);
        }

        /** These options with another window. */
        public Options withWindow(int other) {
            return new Options(tolerance, maxIterations, other);
        }
    }

    /** A solver with {@link Options#DEFAULT}. */
    public Anderson() {
        this(Options.DEFAULT);
    }

    /** A solver with the given options. */
    public Anderson(Options options) {
        this(options, () -> false);
    }

    private Anderson(Options options, BooleanSupplier cancelled) {
        this.options = options;
        this.cancelled = cancelled;
    }

    /** The same solver, which can be cancelled; see {@link DampedPicard#cancelledWhen}. */
    public Anderson cancelledWhen(BooleanSupplier condition) {
        return new Anderson(options, condition);
    }

    @Override
    public Equilibrium solve(EquilibriumProblem problem, Guess guess) {
        var stop = new SolverLoop.StopRule(options.tolerance(), options.maxIterations(), cancelled);
        return new SolverLoop(problem, guess, stop).run(start -> new AndersonMethod(options.window(), start));
    }
}
