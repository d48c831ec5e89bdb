/**
 * Derivatives through an equilibrium: how a loss of the flow changes with everything the game reads (adjoint), and how
 * the flow changes in a given direction (tangent).
 *
 * <p>At an equilibrium {@code F(u, μ; γ) = 0}, hence {@code dL/dγ = −(∂F/∂γ)ᵀ λ} with
 * {@code (∂F/∂(u,μ))ᵀ λ = ∂L/∂(u,μ)}: the derivative of the discrete problem itself, exact to rounding. It needs the
 * residual at the solution only, not how the solution was reached, so any solver goes with any strategy here.
 */
package tacit.sensitivity;
