package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.FineGrid;

/**
 * The tangent of an equilibrium by fixed-point iteration: the two sweeps, linearised, are repeated until the direction
 * of the flow no longer changes, relative to its size. Cost and convergence are those of {@link FixedPointAdjoint}.
 */
public final class FixedPointTangent implements Tangent {
    private final FixedPointOptions options;

    /** A tangent with {@link FixedPointOptions#DEFAULT}. */
    public FixedPointTangent() {
        this(FixedPointOptions.DEFAULT);
    }

    /** A tangent with the given options. */
    public FixedPointTangent(FixedPointOptions options) {
        this.options = options;
    }

    @Override
    public FlowTangent tangent(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
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
        TangentSweeps sweeps = new TangentSweeps(equilibrium, parameterDirection, initialDirection);
        LinearIteration iteration = new LinearIteration(equilibrium, new double[problem.lanes()], options);
        double[] fine = iteration.run(sweeps, (grid.steps() + 1) * problem.states());
        double[] flow = new double[problem.grid().points() * grid.stride()];
        for (int k = 0; k < problem.grid().points(); k++) {
            System.arraycopy(fine, grid.start(k) * grid.stride(), flow, k * grid.stride(), grid.stride());
        }
        return new FlowTangent(iteration.spoilUnconverged(flow), iteration.status(), iteration.iterations());
    }
}
