package tacit.equilibrium;

import tacit.math.Masks;

/*
 * The substeps of a solution under way: chosen before it begins, raised while it runs, and chosen anew once where it
 * has converged.
 */
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

    /** Whether a lane has substeps that were chosen, not prescribed. */
    boolean isChosen(int lane) {
        boolean refined = false;
        for (int i = lane; i < counts.length; i += asked.length) {
            refined |= counts[i] > 1;
        }
        return refined && limit > 0;
    }

    /** Whether some lane has asked for more substeps since the last plan. */
    boolean pending() {
        return Masks.any(asked);
    }

    /**
     * Raises the substeps of the lanes that have asked to what the flow needs.
     *
     * @param grid the grid of the flow
     * @param flow {@code [N+1][d][L]} on it; not modified
     * @param failed set for the lanes that need more than is allowed or have a negative rate; modified
     */
    void plan(FineGrid grid, double[] flow, boolean[] failed) {
        if (!pending()) {
            return;
        }
        System.arraycopy(asked, 0, raising, 0, asked.length);
        planner.raise(grid, flow, counts, raising);
        for (int lane = 0; lane < asked.length; lane++) {
            failed[lane] |= asked[lane] && !raising[lane];
            asked[lane] = false;
        }
    }

    /**
     * Chooses the substeps of some lanes anew, the fewest that the flow needs.
     *
     * @param grid the grid of the flow
     * @param flow {@code [N+1][d][L]} on it; not modified
     * @param lanes for which; not modified
     * @return the lanes whose substeps are no longer those that they were
     */
    boolean[] planAnew(FineGrid grid, double[] flow, boolean[] lanes) {
        int[] before = counts.clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = lanes[i % lanes.length] ? 1 : counts[i];
        }
        boolean[] planned = lanes.clone();
        planner.raise(grid, flow, counts, planned);
        boolean[] changed = new boolean[lanes.length];
        for (int i = 0; i < counts.length; i++) {
            int lane = i % lanes.length;
            counts[i] = planned[lane] ? counts[i] : before[i];
            changed[lane] |= counts[i] != before[i];
        }
        return changed;
    }
}
