package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/**
 * The adjoint of an equilibrium by block elimination, exact to rounding and without any condition of contraction: the
 * transposed linear system {@code (I − Jᵀ) x = ∂L/∂μ} is factored in time, {@code O(N d³)} for {@code N} substeps, and
 * needs {@code 7 N d²} numbers of memory. Where the equilibrium is not isolated, or the sweeps do not confirm the
 * solution to 1e-9 of its size, the status is {@link tacit.equilibrium.Status#SINGULAR} and the gradient NaN.
 *
 * <p>At a kink, where a control stands exactly at a bound or a formula's {@code max} is at its corner, the gradient is
 * the derivative of the branch that the game's own tangent takes: one-sided.
 *
 * <p>Source: the implicit function theorem; the elimination is that of
 * {@link tacit.equilibrium.Linearisation}.
 */
public final class DirectAdjoint implements Adjoint {
    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        return gradient(equilibrium, flowCotangent, DirectSolution.all(equilibrium));
    }

    /** The gradient of the lanes that are wanted; the others end without convergence. */
    static FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent, boolean[] wanted) {
        return new AdjointSweeps(equilibrium, flowCotangent).solve(new DirectSolution(equilibrium, true, wanted));
    }
}
