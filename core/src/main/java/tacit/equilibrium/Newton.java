package tacit.equilibrium;

import java.util.function.BooleanSupplier;

/**
 * Newton's method: with {@code Φ(μ)} the flow that the best response to {@code μ} generates,
 *
 * <pre>
 * μ ← μ + α δ,   (I − Φ'(μ)) δ = Φ(μ) − μ,
 * </pre>
 *
 * the linear system solved by block elimination ({@link Linearisation}). Where {@code α = 1} does not make
 * {@code ‖Φ(μ) − μ‖∞} fall, as happens far from an equilibrium, the value function becomes an unknown besides the flow,
 * and both recursions are linearised about a pair that need not fulfil them: a system of the same kind, whose full step
 * mostly goes well from anywhere. Where that does not serve either, {@code α} is halved.
 *
 * <p>It converges quadratically near an equilibrium that is isolated, also where the best response is so steep that
 * fixed-point iterations diverge; where a control reaches or leaves a bound it is a semismooth Newton method. It may
 * get stuck, and says so: {@link Status#SINGULAR} where {@code I − Φ'(μ)} is the reason.
 *
 * <p>The result is the pair {@code (B(μ), Φ(μ))}; what converged means is what it means for {@link DampedPicard}. An
 * iteration costs four sweeps, {@code O(N d E)} for the blocks and {@code O(N d³)} for the elimination, up to three
 * times that far from an equilibrium, and {@code 7 N d²} numbers of memory: for games with hundreds of states take
 * {@link NewtonKrylov}.
 *
 * <p>Source: M. Laurière, "Numerical methods for mean field games and mean field type control", Proceedings of Symposia
 * in Applied Mathematics 78, 2021, section on Newton's method; L. Qi, J. Sun, "A nonsmooth version of Newton's method",
 * Mathematical Programming 58, 1993; J. Albersmeyer, M. Diehl, "The lifted Newton method and its application in
 * optimization", SIAM Journal on Optimization 20(3), 2010.
 */
public final class Newton implements EquilibriumSolver {
    private final Options options;
    private final BooleanSupplier cancelled;

    /**
     * When the iteration ends.
     *
     * @param tolerance largest residual of a converged lane
     * @param maxIterations most iterations of a lane
     */
    public record Options(double tolerance, int maxIterations) {
        /** Tolerance 1e-11, 100 iterations. */
        public static final Options DEFAULT = new Options(1e-11, 100);

        /** Checks the ranges. */
        public Options {
            SolverLoop.StopRule.check(tolerance, maxIterations);
        }

        /** These options with another tolerance. */
        public Options withTolerance(double other) {
            return new Options(other, maxIterations);
        }

        /** These options with another iteration limit. */
        public Options withMaxIterations(int other) {
            return new Options(tolerance, other);
        }
    }

    /** A solver with {@link Options#DEFAULT}. */
    public Newton() {
        this(Options.DEFAULT);
    }

    /** A solver with the given options. */
    public Newton(Options options) {
        this(options, () -> false);
    }

    private Newton(Options options, BooleanSupplier cancelled) {
        this.options = options;
        this.cancelled = cancelled;
    }

    /** The same solver, which can be cancelled; see {@link DampedPicard#cancelledWhen}. */
    public Newton cancelledWhen(BooleanSupplier condition) {
        return new Newton(options, condition);
    }

    @Override
    public Equilibrium solve(EquilibriumProblem problem, Guess guess) {
        var stop = new SolverLoop.StopRule(options.tolerance(), options.maxIterations(), cancelled);
        return new SolverLoop(problem, guess, stop)
                .run(start -> new NewtonMethod(SimultaneousDirection.orOneByOne(problem), start));
    }
}
