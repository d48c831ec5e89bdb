package tacit.sensitivity;

import tacit.equilibrium.Richardson;
import tacit.equilibrium.Status;

/**
 * Gradients of a loss of the extrapolated flow {@code μ = 2 μ_{Δ/2} − μ_Δ}:
 *
 * <pre>
 * dL/dγ = 2 (∂μ_{Δ/2}/∂γ)ᵀ ∂L/∂μ − (∂μ_Δ/∂γ)ᵀ ∂L/∂μ.
 * </pre>
 *
 * Both equilibria read the same parameters, so that this is exact wherever the gradient of each of them is. It costs an
 * adjoint on the coarse steps and one on the fine ones.
 */
public final class RichardsonAdjoint {
    private final Adjoint adjoint;

    /** Gradients by the given strategy. */
    public RichardsonAdjoint(Adjoint adjoint) {
        this.adjoint = adjoint;
    }

    /**
     * The gradient of {@code L(μ)} with respect to all that the game reads; see {@link Adjoint#gradient}. A lane's
     * status is the worse of both, its iterations are their sum.
     *
     * @param solution where the derivative is taken
     * @param flowCotangent {@code ∂L/∂μ} at the grid points, {@code [K+1][d][L]}; not modified
     * @throws IllegalArgumentException where the cotangent is not of that size
     */
    public FlowGradient gradient(Richardson solution, double[] flowCotangent) {
        FlowGradient coarse = adjoint.gradient(solution.coarse(), flowCotangent);
        FlowGradient fine = adjoint.gradient(solution.fine(), flowCotangent);
        Status[] status = new Status[solution.coarse().lanes()];
        int[] iterations = new int[status.length];
        for (int lane = 0; lane < status.length; lane++) {
            status[lane] = coarse.status(lane).worse(fine.status(lane));
            iterations[lane] = coarse.iterations(lane) + fine.iterations(lane);
        }
        return new FlowGradient(
                Richardson.extrapolated(coarse.parameters(), fine.parameters()),
                Richardson.extrapolated(coarse.initial(), fine.initial()),
                Richardson.extrapolated(coarse.inputs(), fine.inputs()),
                status,
                iterations);
    }
}
