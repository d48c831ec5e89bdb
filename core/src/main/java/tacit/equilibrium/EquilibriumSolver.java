package tacit.equilibrium;

/**
 * Solves for the equilibrium of every lane of a problem. Immutable and thread-safe. A lane's result, the number of its
 * iterations and its substeps depend on that lane alone, bit for bit.
 */
public interface EquilibriumSolver {
    /** Solves from the flow that rests at the initial distribution. */
    Equilibrium solve(EquilibriumProblem problem);

    /**
     * Solves from the flow of another equilibrium, such as that of nearby parameters.
     *
     * @throws IllegalArgumentException where its grid, states or lanes are not the problem's
     */
    Equilibrium solve(EquilibriumProblem problem, Equilibrium warmStart);
}
