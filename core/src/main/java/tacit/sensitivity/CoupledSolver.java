package tacit.sensitivity;

import java.util.Optional;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.Guess;

/**
 * Solves for an equilibrium whose parameters read its own flow: Newton's method on {@code μ = E(Γ(μ))}, {@code E} the
 * flow of the equilibrium that another solver finds. The step {@code δ} of {@code (I − S G) δ = E(Γ(μ)) − μ}, {@code S}
 * the derivative of {@code E} and {@code G} that of {@code Γ}, comes from GMRES, each product with {@code S} a
 * {@link Tangent}; steps that do not bring the two flows closer are halved.
 *
 * <p>On {@code [t_k, t_{k+1})} the parameters are those read at {@code t_k}. A lane whose equilibrium is not found, at
 * first or however short the step, ends with that one's status, one whose steps no longer help, or that is out of
 * iterations, with {@link tacit.equilibrium.Status#NOT_CONVERGED}. A lane's result depends on that lane alone.
 * Immutable and thread-safe.
 *
 * <p>Source: D. A. Knoll, D. E. Keyes, "Jacobian-free Newton–Krylov methods", Journal of Computational Physics 193,
 * 2004.
 */
public final class CoupledSolver {
    private final EquilibriumSolver solver;
    private final Tangent tangent;
    private final Options options;

    /**
     * When the iteration ends.
     *
     * @param tolerance largest {@code ‖E(Γ(μ)) − μ‖∞} of a converged lane, in (0, 1)
     * @param maxIterations most equilibria solved for a lane, positive
     */
    public record Options(double tolerance, int maxIterations) {
        /** Tolerance 1e-10, above the solver's own of 1e-11; 60 equilibria. */
        public static final Options DEFAULT = new Options(1e-10, 60);

        /** Checks the ranges. */
        public Options {
            if (!(tolerance > 0 && tolerance < 1) || maxIterations < 1) {
                throw new IllegalArgumentException("tolerance (" + tolerance + ") must lie between 0 and 1, and"
                        + " maxIterations (" + maxIterations + ") be positive: give e.g. 1e-10 and 60");
            }
        }
    }

    /**
     * A solver with {@link Options#DEFAULT}.
     *
     * @param solver finds equilibria for given parameters, more precisely than the tolerance
     * @param tangent their derivatives
     */
    public CoupledSolver(EquilibriumSolver solver, Tangent tangent) {
        this(solver, tangent, Options.DEFAULT);
    }

    /** A solver with the given options. */
    public CoupledSolver(EquilibriumSolver solver, Tangent tangent, Options options) {
        this.solver = solver;
        this.tangent = tangent;
        this.options = options;
    }

    /**
     * Solves a problem.
     *
     * @param problem whose parameters are replaced by those that read the flow
     * @param dependence how they read it; kept
     * @param near an equilibrium of the same shape near which this one is looked for, else from the flow at rest
     * @throws IllegalArgumentException where its grid, states or lanes are not the problem's, or parameters that were
     *     read lie outside their domain
     */
    public CoupledEquilibrium solve(
            EquilibriumProblem problem, FlowDependence dependence, Optional<CoupledEquilibrium> near) {
        double[] start = near.map(other -> Guess.near(other.equilibrium(), problem))
                .map(guess -> atGridPoints(problem, guess))
                .orElseGet(() -> Guess.resting(problem).flow());
        return new CoupledIteration(solver, tangent, options, problem, dependence, start).run();
    }

    private static double[] atGridPoints(EquilibriumProblem problem, Guess guess) {
        int stride = guess.grid().stride();
        double[] flow = new double[problem.grid().points() * stride];
        for (int k = 0; k < problem.grid().points(); k++) {
            System.arraycopy(guess.flow(), guess.grid().start(k) * stride, flow, k * stride, stride);
        }
        return flow;
    }
}
