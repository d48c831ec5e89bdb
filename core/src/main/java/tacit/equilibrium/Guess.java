package tacit.equilibrium;

/* The flow that a solution starts from, on a fine grid of its own. */
record Guess(FineGrid grid, double[] flow) {

    /** The flow that rests at the initial distribution. */
    static Guess resting(EquilibriumProblem problem) {
        FineGrid grid = new FineGrid(problem, Substeps.one(problem.grid().steps(), problem.lanes()));
        double[] flow = new double[(grid.steps() + 1) * grid.stride()];
        for (int n = 0; n <= grid.steps(); n++) {
            System.arraycopy(problem.initial(), 0, flow, n * grid.stride(), grid.stride());
        }
        return new Guess(grid, flow);
    }

    /** The flow of another equilibrium where that has converged, from the problem's own initial distribution. */
    static Guess from(Equilibrium start, EquilibriumProblem problem) {
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
}
