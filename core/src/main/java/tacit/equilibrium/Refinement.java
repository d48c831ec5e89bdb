package tacit.equilibrium;

/* The substeps of a solution under way: chosen before it begins, and raised, never lowered, while it runs. */
final class Refinement {
    private final EquilibriumProblem problem;
    private final int limit;
    private final int[] counts;
    private final boolean[] asked;
    private final boolean[] raising;
    private final Planner planner;

    Refinement(EquilibriumProblem problem, MarkovStep step) {
        this.problem = problem;
        limit = problem.substeps() instanceof SubstepRule.Automatic(int most) ? most : 0;
        counts = start(problem).counts();
        asked = new boolean[problem.lanes()];
        raising = new boolean[problem.lanes()];
        planner = new Planner(problem, limit, step);
    }

    private static Substeps start(EquilibriumProblem problem) {
        return problem.substeps() instanceof SubstepRule.Frozen(Substeps frozen)
                ? frozen
                : Substeps.one(problem.grid().steps(), problem.lanes());
    }

    /** The grid of the present substeps. */
    FineGrid grid() {
        return new FineGrid(problem, substeps());
    }

    /** The grid of the present substeps, {@code known} itself where it is that. */
    @SuppressWarnings("ReferenceEquality")
    FineGrid grid(FineGrid known) {
        return known.problem() == problem && known.substeps().equals(substeps()) ? known : grid();
    }

    private Substeps substeps() {
        return Substeps.of(problem.grid().steps(), problem.lanes(), counts);
    }

    /** Whether a lane failed in {@link #plan} because a rate was negative. */
    boolean negativeRate(int lane) {
        return planner.negativeRate(lane);
    }

    /** Asks for a plan of a lane; without effect where substeps are prescribed. */
    void ask(int lane) {
        asked[lane] = limit > 0;
    }

    /** Doubles the substeps of interval {@code k} in a lane; false where that is not allowed. */
    boolean ask(int lane, int k) {
        int at = k * asked.length + lane;
        if (counts[at] >= limit) {
            return false;
        }
        counts[at] *= 2;
        asked[lane] = true;
        return true;
    }

    /** Whether some lane has asked for more substeps since the last plan. */
    boolean pending() {
        boolean any = false;
        for (boolean lane : asked) {
            any |= lane;
        }
        return any;
    }

    /**
     * Raises the substeps of the lanes that have asked to what the flow needs.
     *
     * @param grid the grid of the flow
     * @param flow {@code [N+1][d][L]} on it; not modified
     * @param failed set for the lanes that need more than is allowed or have a negative rate; modified
     */
    void plan(FineGrid grid, double[] flow, boolean[] failed) {
        System.arraycopy(asked, 0, raising, 0, asked.length);
        planner.raise(grid, flow, counts, raising);
        for (int lane = 0; lane < asked.length; lane++) {
            failed[lane] |= asked[lane] && !raising[lane];
            asked[lane] = false;
        }
    }
}
