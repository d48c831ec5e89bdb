package tacit.equilibrium;

/**
 * The flow and the value function at the points of a problem's grid, of an {@link Equilibrium} or extrapolated from
 * two.
 *
 * @param problem whose grid, states and lanes these are
 * @param flow {@code [K+1][d][L]}; kept, not to be modified
 * @param values {@code [K+1][d][L]}; kept, not to be modified
 */
public record EquilibriumPath(EquilibriumProblem problem, double[] flow, double[] values) {
    /** The share of state {@code x} at grid point {@code k}. */
    public double flow(int k, int x, int lane) {
        return flow[index(k, x, lane)];
    }

    /** The value function of state {@code x} at grid point {@code k}. */
    public double value(int k, int x, int lane) {
        return values[index(k, x, lane)];
    }

    private int index(int k, int x, int lane) {
        return (k * problem.states() + x) * problem.lanes() + lane;
    }
}
