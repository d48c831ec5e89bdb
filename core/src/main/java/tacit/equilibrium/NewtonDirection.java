package tacit.equilibrium;

/* How Newton's linear system is solved. An instance serves one solution. */
interface NewtonDirection {
    /**
     * Solves for the direction of the given lanes.
     *
     * @param system its solves are modified
     * @param wanted the lanes to solve for; modified: unset where there is no solution
     * @param direction {@code δ}, {@code [N+1][d][L]}; overwritten in the lanes that stay wanted
     */
    void solve(NewtonSystem system, boolean[] wanted, double[] direction);

    /** What this makes of Newton's method. */
    SolutionMethod method();
}
