package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/**
 * The tangent of an equilibrium by restarted GMRES on {@code (I − J) δμ = b}; cost, memory, status and source are those
 * of {@link KrylovAdjoint}.
 */
public final class KrylovTangent implements Tangent {
    private final KrylovOptions options;

    /** A tangent with {@link KrylovOptions#DEFAULT}. */
    public KrylovTangent() {
        this(KrylovOptions.DEFAULT);
    }

    /** A tangent with the given options. */
    public KrylovTangent(KrylovOptions options) {
        this.options = options;
    }

    @Override
    public FlowTangent tangent(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        return new TangentSweeps(equilibrium, parameterDirection, initialDirection)
                .solve(new KrylovSolution(equilibrium, options, false));
    }
}
