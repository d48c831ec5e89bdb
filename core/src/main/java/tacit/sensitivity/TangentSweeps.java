package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.FineGrid;
import tacit.equilibrium.LinearisedSweeps;

/* The two sweeps of an equilibrium, linearised: the direction of the flow is their fixed point. */
final class TangentSweeps implements AffineMap {
    private final FineGrid grid;
    private final Equilibrium equilibrium;
    private final LinearisedSweeps sweeps;

    /**
     * Prepares the sweeps.
     *
     * @param parameterDirection {@code [K+1][p][L]}; kept, not modified
     * @param initialDirection {@code [d][L]}; kept, not modified
     * @throws IllegalArgumentException where a direction is not of that size
     */
    TangentSweeps(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        checkSizes(equilibrium, parameterDirection, initialDirection);
        this.equilibrium = equilibrium;
        grid = equilibrium.fineGrid();
        sweeps = new LinearisedSweeps(equilibrium.problem(), parameterDirection, initialDirection);
    }

    private static void checkSizes(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        EquilibriumProblem problem = equilibrium.problem();
        FineGrid grid = equilibrium.fineGrid();
        int parameters = problem.parameters().components() * problem.lanes();
        if (parameterDirection.length != problem.grid().points() * parameters) {
            throw new IllegalArgumentException("parameterDirection (" + parameterDirection.length
                    + " numbers) must have " + problem.grid().points() + " points × " + parameters
                    + " parameters and lanes: give it at every grid point");
        }
        if (initialDirection.length != grid.stride()) {
            throw new IllegalArgumentException("initialDirection (" + initialDirection.length + " numbers) must have "
                    + grid.stride() + " states and lanes: lay it out as [state][lane]");
        }
    }

    /** The tangent, once {@code solution} has found the fixed point of these sweeps. */
    FlowTangent solve(LinearSolution solution) {
        return tangent(solution.run(this, rows()), solution);
    }

    /** The number of rows of a fine flow. */
    int rows() {
        return (grid.steps() + 1) * grid.problem().states();
    }

    /** The tangent with the given fixed point, {@code [N+1][d][L]}. */
    FlowTangent tangent(double[] fine, LinearSolution solution) {
        return new FlowTangent(solution.spoilUnconverged(atGridPoints(fine)), solution.status(), solution.iterations());
    }

    /** A fine flow's values at the grid points, {@code [K+1][d][L]}; a new array. */
    double[] atGridPoints(double[] fine) {
        int stride = grid.stride();
        int points = grid.problem().grid().points();
        double[] flow = new double[points * stride];
        for (int k = 0; k < points; k++) {
            System.arraycopy(fine, grid.start(k) * stride, flow, k * stride, stride);
        }
        return flow;
    }

    @Override
    public void apply(double[] from, double[] to) {
        double[] flow = equilibrium.fineFlow();
        sweeps.apply(grid, equilibrium.fineValues(), flow, flow, from, to);
    }
}
