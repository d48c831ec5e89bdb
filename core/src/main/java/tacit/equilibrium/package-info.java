/**
 * Equilibria of finite-state mean field games: the problem on its time grid, the solvers, and the certified result.
 *
 * <p>One step of length {@code Δ} is a Markov chain with transition matrix {@code P = I + Δ Q}. With {@code h} the
 * minimised Hamiltonian, {@code Q*} the generator of the optimal rates and {@code g} the terminal cost, an equilibrium
 * is a pair {@code (u, μ)} with
 *
 * <pre>
 * u_N = g(μ_N, γ_K),   u_n = u_{n+1} + Δ h(u_{n+1}, μ_n, γ_k, t_n)          (Bellman, backward)
 * μ_0 given,           μ_{n+1} = μ_n + Δ Q*(v_n, μ_n, γ_k, t_n)ᵀ μ_n        (Kolmogorov, forward)
 * </pre>
 *
 * for fine steps {@code n} from 0 to {@code N−1}, {@code k} the interval of the grid in which step {@code n} lies, with
 * {@code v_n = u_{n+1}} ({@link tacit.equilibrium.Coupling#NASH}) or {@code v_n = u_n}
 * ({@link tacit.equilibrium.Coupling#EULER}). Each interval of the grid is divided into substeps wherever {@code P}
 * would not be stochastic otherwise; mass is never clipped or renormalised.
 *
 * <p>An {@link tacit.equilibrium.EquilibriumProblem} holds many independent lanes; an
 * {@link tacit.equilibrium.EquilibriumSolver} turns it into an {@link tacit.equilibrium.Equilibrium}, which says lane
 * by lane how the solution went ({@link tacit.equilibrium.Status}) and proves how good it is.
 */
package tacit.equilibrium;
