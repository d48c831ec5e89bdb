package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/** The tangent of an equilibrium by block elimination; cost, memory and status are those of {@link DirectAdjoint}. */
public final class DirectTangent implements Tangent {
    @Override
    public FlowTangent tangent(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        return new TangentSweeps(equilibrium, parameterDirection, initialDirection)
                .solve(new DirectSolution(equilibrium, false));
    }
}
