package tacit.equilibrium;

/**
 * Solves for the equilibrium of every lane of a problem, a pair {@code (u, μ)} with {@code F(u, μ; γ) = 0} (see the
 * package). That a lane's is not found is its {@link Status}, not an exception. Immutable and thread-safe. A lane's
 * result, the number of its iterations and its substeps depend on that lane alone, bit for bit.
 */
public interface EquilibriumSolver {
    /** Solves from a flow of one's own. */
    Equilibrium solve(EquilibriumProblem problem, Guess guess);

    /** Solves from the flow that rests at the initial distribution. */
    default Equilibrium solve(EquilibriumProblem problem) {
        return solve(problem, Guess.resting(problem));
    }

    /**
     * Solves from the flow of another equilibrium, such as that of nearby parameters.
     *
     * @throws IllegalArgumentException where its grid, states or lanes are not the problem's
     */
    default Equilibrium solve(EquilibriumProblem problem, Equilibrium warmStart) {
        return solve(problem, Guess.near(warmStart, problem));
    }
}
