package tacit.sensitivity;

import java.util.function.Function;
import tacit.equilibrium.Equilibrium;

/**
 * Gradients of a loss {@code L(μ)} of the equilibrium flow. With {@code F(u, μ; γ) = 0} the equations of the
 * equilibrium, {@code dL/dγ = −(∂F/∂γ)ᵀ λ}, {@code (∂F/∂(u, μ))ᵀ λ = ∂L/∂(u, μ)}. Written out for {@code λ = (ū, μ̄)},
 * with the blocks {@code A_n, B_n, C_n, D_n, G} of {@link tacit.equilibrium.Linearisation}, {@code T_n} the Bellman
 * step and {@code P_n} the transition matrix of fine step {@code n},
 *
 * <pre>
 * μ̄_N = ∂L/∂μ_N + Gᵀ ū_N,   μ̄_n = C_nᵀ μ̄_{n+1} + B_nᵀ ū_n + ∂L/∂μ_n                      backward
 * ū_0 = 0,                  ū_{n+1} = A_nᵀ ū_n + D_nᵀ μ̄_{n+1}                            forward, NASH
 * ū_0 = D_0ᵀ μ̄_1,           ū_{n+1} = A_nᵀ ū_n + D_{n+1}ᵀ μ̄_{n+2}, no D at the end       forward, EULER
 *
 * dL/dγ_k = Σ_{n in k} ((∂T_n/∂γ)ᵀ ū_n + (∂(P_nᵀ μ_n)/∂γ)ᵀ μ̄_{n+1}),   dL/dγ_K = (∂g/∂γ)ᵀ ū_N,   dL/dμ_0 = μ̄_0.
 * </pre>
 *
 * As a system for what is given to {@code μ̄}, {@code x_n = ∂L/∂μ_n + B_nᵀ ū_n} and {@code x_N = μ̄_N}, that is
 * {@code (I − Jᵀ) x = ∂L/∂μ}, {@code J} the derivative of the flow that the best response to a flow generates.
 * Implementations differ in how they solve it. Inputs are treated as parameters are; substeps are held. Implementations
 * are immutable and thread-safe.
 *
 * <p>Source: the implicit function theorem.
 */
public interface Adjoint {
    /**
     * The gradient of {@code L(μ)} with respect to all that the game reads. A lane whose equilibrium has not
     * converged, or whose adjoint does not, has a status that says so, and NaN gradients.
     *
     * @param equilibrium where the derivative is taken
     * @param flowCotangent {@code ∂L/∂μ} at the grid points, {@code [K+1][d][L]}; not modified
     * @throws IllegalArgumentException where the cotangent is not of that size
     */
    FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent);

    /**
     * Several gradients at one equilibrium, which share what depends on that alone, such as factors. One thread at a
     * time may ask.
     *
     * @return {@link #gradient} as a function of the flow's cotangent
     */
    default Function<double[], FlowGradient> at(Equilibrium equilibrium) {
        return flowCotangent -> gradient(equilibrium, flowCotangent);
    }
}
