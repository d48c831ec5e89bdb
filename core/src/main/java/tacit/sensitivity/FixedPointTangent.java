package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/**
 * The tangent of an equilibrium by fixed-point iteration, {@code δμ ← δμ + ω (b + J δμ − δμ)} from 0: the two sweeps,
 * linearised, are repeated until the direction of the flow no longer changes, relative to its size. Cost, convergence
 * and source are those of {@link FixedPointAdjoint}.
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
        TangentSweeps sweeps = new TangentSweeps(equilibrium, parameterDirection, initialDirection);
        return sweeps.solve(new LinearIteration(equilibrium, new double[equilibrium.lanes()], options));
    }
}
