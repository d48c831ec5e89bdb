package tacit.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Follows an equilibrium while one parameter changes, around folds if need be: where two equilibria meet and vanish,
 * the branch turns and the parameter runs back along it, which is how a game comes by several equilibria. The branch is
 * followed by its arclength {@code s}: from a point with tangent {@code (μ', p')}, {@code (I − Φ_μ) μ' = Φ_p p'}, the
 * next one solves
 *
 * <pre>
 * Φ(μ, p) − μ = 0,    ⟨μ', μ − μ_0⟩ + p' (p − p_0) = Δs
 * </pre>
 *
 * by Newton's method with block elimination; {@code Δs} adapts. {@code p} is measured in units of the whole range,
 * {@code ⟨·,·⟩} is the mean over time. Each point is certified as any other equilibrium. For one lane, a parameter that
 * is constant in time, and as many states as {@link Newton} can do with.
 *
 * <p>Source: H. B. Keller, "Numerical solution of bifurcation and nonlinear eigenvalue problems", in P. H. Rabinowitz
 * (ed.), "Applications of Bifurcation Theory", 1977.
 */
public final class Continuation {
    private static final double FIRST_STEP = 0.02;
    private static final double LARGEST_STEP = 0.1;
    private static final double SMALLEST_STEP = 1e-6;

    /**
     * The cosine of the angle by which the tangent may turn in a step, unless the step is so short that it is a kink.
     */
    private static final double STRAIGHT = 0.95;

    private static final double ABRUPT = 1e-4;

    /** A corrector that takes so few iterations asks for longer steps. */
    private static final int EASY = 3;

    private final EquilibriumSolver solver;
    private final int mostPoints;
    private final BooleanSupplier cancelled;

    /**
     * A continuation.
     *
     * @param solver finds the first equilibrium and the last
     * @param mostPoints where it gives up, 2 or more
     * @throws IllegalArgumentException where that is less
     */
    public Continuation(EquilibriumSolver solver, int mostPoints) {
        if (mostPoints < 2) {
            throw new IllegalArgumentException("mostPoints (" + mostPoints + ") must be 2 or more: give e.g. 500");
        }
        this(solver, mostPoints, () -> false);
    }

    private Continuation(EquilibriumSolver solver, int mostPoints, BooleanSupplier cancelled) {
        this.solver = solver;
        this.mostPoints = mostPoints;
        this.cancelled = cancelled;
    }

    /** The same continuation, which ends between two points as soon as the condition holds. */
    public Continuation cancelledWhen(BooleanSupplier condition) {
        return new Continuation(solver, mostPoints, condition);
    }

    /** An equilibrium and the value of the parameter there. */
    public record Point(double value, Equilibrium equilibrium) {}

    /** How a continuation ended. */
    public enum End {
        /** At the other end of the range. */
        REACHED,
        /** Back at the end where it began, after a fold. */
        RETURNED,
        /** The first equilibrium was not found. */
        NOT_BEGUN,
        /** The branch could not be followed further, however short the steps. */
        LOST,
        /** After the most points that were allowed. */
        TOO_LONG,
        /** The caller ended it. */
        CANCELLED
    }

    /**
     * A branch of equilibria.
     *
     * @param points in their order along the branch
     * @param folds values of the parameter at which it turns, to the length of a step
     * @param end how it ended
     */
    public record Branch(List<Point> points, List<Double> folds, End end) {
        /** Copies the lists. */
        public Branch {
            points = List.copyOf(points);
            folds = List.copyOf(folds);
        }
    }

    /** Follows the equilibrium that the solver finds from rest; see the other {@code follow}. */
    public Branch follow(EquilibriumProblem problem, String parameter, double from, double to) {
        return follow(problem, parameter, from, to, Guess.resting(problem));
    }

    /**
     * Follows the equilibrium that the solver finds at the beginning.
     *
     * @param problem one lane
     * @param parameter the name of one of the game's parameters
     * @param from its first value
     * @param to its last value
     * @param guess where the solver starts from
     * @throws IllegalArgumentException where there are several lanes, no such parameter, or no range
     */
    public Branch follow(EquilibriumProblem problem, String parameter, double from, double to, Guess guess) {
        var family = new ProblemFamily(problem, parameter, from, to);
        Equilibrium first = solver.solve(family.at(0), guess);
        if (first.status(0) != Status.CONVERGED) {
            return new Branch(List.of(), List.of(), End.NOT_BEGUN);
        }
        return new Walk(family).from(first);
    }

    /* One walk along a branch; positions are (p − from) / (to − from). */
    private final class Walk {
        private final ProblemFamily family;
        private final List<Point> points = new ArrayList<>();
        private final List<Double> folds = new ArrayList<>();

        Walk(ProblemFamily family) {
            this.family = family;
        }

        Branch from(Equilibrium first) {
            var now = new BranchPoint(family, first, 0);
            points.add(new Point(family.value(0), first));
            Optional<BranchTangent> tangent = now.tangent(Optional.empty());
            double step = FIRST_STEP;
            while (tangent.isPresent() && points.size() < mostPoints) {
                if (cancelled.getAsBoolean()) {
                    return new Branch(points, folds, End.CANCELLED);
                }
                BranchTangent along = tangent.get();
                double ahead = now.position() + step * along.position();
                if (ahead >= 1 || ahead <= 0) {
                    return arrive(now, along, ahead >= 1);
                }
                Optional<BranchPoint> next = now.next(along, step);
                Optional<BranchTangent> onward = next.flatMap(point -> point.tangent(Optional.of(along)));
                if (onward.isPresent() && (step < ABRUPT || along.product(onward.get()) > STRAIGHT)) {
                    now = next.orElseThrow();
                    tangent = onward;
                    accept(now, along, onward.get());
                    step = now.corrections() <= EASY ? Math.min(1.5 * step, LARGEST_STEP) : step;
                } else {
                    step /= 2;
                    tangent = step < SMALLEST_STEP ? Optional.empty() : tangent;
                }
            }
            return new Branch(points, folds, points.size() < mostPoints ? End.LOST : End.TOO_LONG);
        }

        private void accept(BranchPoint next, BranchTangent before, BranchTangent after) {
            points.add(new Point(family.value(next.position()), next.equilibrium()));
            if (after.position() * before.position() < 0) {
                folds.add(family.value(next.position()));
            }
        }

        /** The last step goes to the end of the range itself. */
        private Branch arrive(BranchPoint now, BranchTangent along, boolean forward) {
            double end = forward ? 1 : 0;
            Equilibrium last = solver.solve(family.at(end), now.predicted(along, end));
            boolean found = last.status(0) == Status.CONVERGED;
            if (found) {
                points.add(new Point(family.value(end), last));
            }
            return new Branch(points, folds, !found ? End.LOST : forward ? End.REACHED : End.RETURNED);
        }
    }
}
