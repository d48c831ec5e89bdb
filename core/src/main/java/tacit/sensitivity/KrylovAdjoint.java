package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/**
 * The adjoint of an equilibrium by restarted GMRES on {@code (I − Jᵀ) x = ∂L/∂μ}, {@code Jᵀ} the transposed sweeps, for
 * games with hundreds or thousands of states: no matrix is formed. A product costs some four sweeps over the edges,
 * memory is {@code window + 8} flows a lane. It needs no contraction, but may stagnate where the window is too small;
 * then its status says so.
 *
 * <p>Source: the implicit function theorem; Y. Saad, M. H. Schultz, "GMRES", SIAM Journal on Scientific and Statistical
 * Computing 7(3), 1986.
 */
public final class KrylovAdjoint implements Adjoint {
    private final KrylovOptions options;

    /** An adjoint with {@link KrylovOptions#DEFAULT}. */
    public KrylovAdjoint() {
        this(KrylovOptions.DEFAULT);
    }

    /** An adjoint with the given options. */
    public KrylovAdjoint(KrylovOptions options) {
        this.options = options;
    }

    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        return new AdjointSweeps(equilibrium, flowCotangent).solve(new KrylovSolution(equilibrium, options, true));
    }
}
