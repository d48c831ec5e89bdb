package tacit.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Looks for different equilibria of one problem from several starting flows: one at rest, then flows that run from the
 * initial distribution to targets drawn at random, then, where there is more than one equilibrium, mixtures of those
 * found, which is how one that repels the fixed-point iteration is met. What is found is an equilibrium, each certified
 * as any other; that nothing else exists is not proven.
 */
public final class DistinctEquilibria {
    /**
     * Two flows that differ by more, {@code ‖μ − μ'‖∞} over the grid points, are two: far above the solvers' tolerance,
     * far below what a figure shows.
     */
    public static final double APART = 1e-6;

    private final EquilibriumSolver solver;
    private final int starts;
    private final long seed;

    /**
     * A search.
     *
     * @param solver finds the equilibria
     * @param starts from how many flows
     * @param seed of the targets that are drawn
     */
    public DistinctEquilibria(EquilibriumSolver solver, int starts, long seed) {
        if (starts < 1) {
            throw new IllegalArgumentException("starts (" + starts + ") must be positive: give 1 or more");
        }
        this.solver = solver;
        this.starts = starts;
        this.seed = seed;
    }

    /**
     * What was found.
     *
     * @param distinct one equilibrium for each flow found, in the order in which they were met
     * @param reached how many starts led to each of them
     * @param failed the starts that did not converge, one status for each
     */
    public record Result(List<Equilibrium> distinct, List<Integer> reached, List<Status> failed) {
        /** Copies the lists. */
        public Result {
            distinct = List.copyOf(distinct);
            reached = List.copyOf(reached);
            failed = List.copyOf(failed);
        }
    }

    /**
     * Searches.
     *
     * @throws IllegalArgumentException where the problem has more than one lane
     */
    public Result of(EquilibriumProblem problem) {
        if (problem.lanes() != 1) {
            throw new IllegalArgumentException(
                    "the problem has " + problem.lanes() + " lanes: look for distinct equilibria one lane at a time");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Search search = new Search(problem);
        search.from(Guess.resting(problem));
        for (int start = 1; start < starts; start++) {
            boolean mixes = start > starts / 2 && search.distinct.size() > 1;
            search.from(Guess.of(problem, mixes ? search.mixture(random) : towardsTarget(problem, random)));
        }
        return new Result(search.distinct, search.reached, search.failed);
    }

    /** From the initial distribution, linear in time, to a distribution on two states. */
    private static double[] towardsTarget(EquilibriumProblem problem, SplittableRandom random) {
        int d = problem.states();
        int one = random.nextInt(d);
        int other = random.nextInt(d);
        double share = random.nextDouble();
        int steps = problem.grid().steps();
        double[] flow = new double[(steps + 1) * d];
        for (int k = 0; k <= steps; k++) {
            double done = (double) k / steps;
            for (int x = 0; x < d; x++) {
                double target = (x == one ? share : 0) + (x == other ? 1 - share : 0);
                flow[k * d + x] = (1 - done) * problem.initial()[x] + done * target;
            }
        }
        return flow;
    }

    private final class Search {
        private final EquilibriumProblem problem;
        private final List<Equilibrium> distinct = new ArrayList<>();
        private final List<Integer> reached = new ArrayList<>();
        private final List<Status> failed = new ArrayList<>();

        Search(EquilibriumProblem problem) {
            this.problem = problem;
        }

        void from(Guess guess) {
            Equilibrium found = solver.solve(problem, guess);
            if (found.status(0) != Status.CONVERGED) {
                failed.add(found.status(0));
                return;
            }
            for (int i = 0; i < distinct.size(); i++) {
                if (distance(distinct.get(i), found) <= APART) {
                    reached.set(i, reached.get(i) + 1);
                    return;
                }
            }
            distinct.add(found);
            reached.add(1);
        }

        /** Between two equilibria found, at random. */
        double[] mixture(SplittableRandom random) {
            double[] one = distinct.get(random.nextInt(distinct.size())).flow();
            double[] other = distinct.get(random.nextInt(distinct.size())).flow();
            double share = random.nextDouble();
            for (int i = 0; i < one.length; i++) {
                one[i] = share * one[i] + (1 - share) * other[i];
            }
            return one;
        }

        private static double distance(Equilibrium one, Equilibrium other) {
            double[] distance = new double[1];
            new LaneNorms(one.problem().states(), 1).distance(one.flow(), other.flow(), distance);
            return distance[0];
        }
    }
}
