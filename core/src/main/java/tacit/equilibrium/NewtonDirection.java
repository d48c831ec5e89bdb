package tacit.equilibrium;

/* How Newton's linear system (I − Φ'(μ)) δ = Φ(μ) − μ is solved at an iterate. An instance serves one solution. */
interface NewtonDirection {
    /**
     * Solves for the direction of the given lanes, at the iterate's flow and the candidate made of it.
     *
     * @param wanted the lanes to solve for; modified: unset where there is no solution
     * @param direction {@code δ}, {@code [N+1][d][L]}; overwritten in the lanes that stay wanted
     */
    void solve(Iterate iterate, boolean[] wanted, double[] direction);

    /** What this makes of Newton's method. */
    SolutionMethod method();
}
