package tacit.equilibrium;

/**
 * The flow that a solution starts from.
 *
 * @param grid the fine grid on which it is given, of the problem to be solved
 * @param flow {@code [N+1][d][L]}; kept, not modified
 */
public record Guess(FineGrid grid, double[] flow) {

    /** The flow that rests at the initial distribution. */
    public static Guess resting(EquilibriumProblem problem) {
        FineGrid grid = unrefined(problem);
        double[] flow = new double[(grid.steps() + 1) * grid.stride()];
        for (int n = 0; n <= grid.steps(); n++) {
            System.arraycopy(problem.initial(), 0, flow, n * grid.stride(), grid.stride());
        }
        return new Guess(grid, flow);
    }

    /**
     * A flow at the grid points.
     *
     * @param flow {@code [K+1][d][L]}, shares that sum to 1 at each point; kept, not modified
     * @throws IllegalArgumentException where the flow is not of that size
     */
    public static Guess of(EquilibriumProblem problem, double[] flow) {
        FineGrid grid = unrefined(problem);
        if (flow.length != problem.grid().points() * grid.stride()) {
            throw new IllegalArgumentException("flow (" + flow.length + " numbers) must have "
                    + problem.grid().points() + " points × " + grid.stride()
                    + " states and lanes: lay it out as [point][state][lane]");
        }
        return new Guess(grid, flow);
    }

    /**
     * The flow of another equilibrium in the lanes that have converged, from the problem's own initial distribution.
     *
     * @throws IllegalArgumentException where its grid, states or lanes are not the problem's
     */
    public static Guess near(Equilibrium start, EquilibriumProblem problem) {
        EquilibriumProblem other = start.problem();
        if (!other.grid().equals(problem.grid())
                || other.states() != problem.states()
                || other.lanes() != problem.lanes()) {
            throw new IllegalArgumentException("the warm start (" + other.states() + " states, " + other.lanes()
                    + " lanes, " + other.grid() + ") does not fit the problem (" + problem.states() + " states, "
                    + problem.lanes() + " lanes, " + problem.grid() + "): start from an equilibrium of the same shape");
        }
        FineGrid grid = new FineGrid(problem, start.fineGrid().substeps());
        double[] flow = start.fineFlow().clone();
        for (int i = 0; i < flow.length; i++) {
            if (i < grid.stride() || start.status(i % problem.lanes()) != Status.CONVERGED) {
                flow[i] = problem.initial()[i % grid.stride()];
            }
        }
        return new Guess(grid, flow);
    }

    private static FineGrid unrefined(EquilibriumProblem problem) {
        return new FineGrid(problem, Substeps.one(problem.grid().steps(), problem.lanes()));
    }
}
