package tacit.equilibrium;

import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Chooses the method as it goes, lane by lane: plain sweeps as long as they contract fast, then
 * {@link Anderson}-accelerated ones, which is all that most games need, and Newton's method where those stagnate, grow,
 * or promise to cost more. Newton's systems are solved by block elimination ({@link Newton}) in games of a few states,
 * in others by a Krylov method ({@link NewtonKrylov}), and by elimination where that fails and memory allows. Where
 * Newton's method fails, sweeps and Newton's method take turns. {@link Equilibrium#effort} says what was done. What
 * converged means is what it means for {@link DampedPicard}.
 *
 * <p>Automatic substeps are planned anew where a lane has converged: an equilibrium has the substeps that it needs
 * itself, from wherever it was looked for, unless it changes so much with them that it needs more again.
 */
public final class Automatic implements EquilibriumSolver {
    private static final NewtonKrylov.Options KRYLOV = NewtonKrylov.Options.DEFAULT;

    private final Options options;
    private final BooleanSupplier cancelled;

    /**
     * When the iteration ends.
     *
     * @param tolerance largest residual of a converged lane
     * @param maxIterations most iterations of a lane, of any method
     */
    public record Options(double tolerance, int maxIterations) {
        /** Tolerance 1e-11, 500 iterations. */
        public static final Options DEFAULT = new Options(1e-11, 500);

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
    public Automatic() {
        this(Options.DEFAULT);
    }

    /** A solver with the given options. */
    public Automatic(Options options) {
        this(options, () -> false);
    }

    private Automatic(Options options, BooleanSupplier cancelled) {
        this.options = options;
        this.cancelled = cancelled;
    }

    /** The same solver, which can be cancelled; see {@link DampedPicard#cancelledWhen}. */
    public Automatic cancelledWhen(BooleanSupplier condition) {
        return new Automatic(options, condition);
    }

    @Override
    public Equilibrium solve(EquilibriumProblem problem, Guess guess) {
        var stop = new SolverLoop.StopRule(options.tolerance(), options.maxIterations(), cancelled).settling();
        Function<Iterate, IterationMethod> strong = iterate -> new NewtonMethod(direction(problem), iterate);
        return new SolverLoop(problem, guess, stop)
                .run(start -> new AutomaticMethod(
                        iterate -> new AndersonMethod(Anderson.Options.DEFAULT.window(), iterate),
                        strong,
                        options.tolerance(),
                        start));
    }

    private NewtonDirection direction(EquilibriumProblem problem) {
        if (!NewtonCost.eliminationIsAffordable(problem)) {
            return krylov(problem);
        }
        return NewtonCost.eliminationIsCheapest(problem)
                ? SimultaneousDirection.orOneByOne(problem)
                : new RescuedDirection(krylov(problem), () -> new EliminationDirection(problem));
    }

    private NewtonDirection krylov(EquilibriumProblem problem) {
        return new KrylovDirection(problem, options.tolerance(), KRYLOV.window(), KRYLOV.maxProducts());
    }
}
