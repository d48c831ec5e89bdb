package tacit.sensitivity;

import tacit.equilibrium.Richardson;
import tacit.equilibrium.Status;

/** Directional derivatives of the extrapolated flow, {@code δμ = 2 δμ_{Δ/2} − δμ_Δ}; see {@link RichardsonAdjoint}. */
public final class RichardsonTangent {
    private final Tangent tangent;

    /** Derivatives by the given strategy. */
    public RichardsonTangent(Tangent tangent) {
        this.tangent = tangent;
    }

    /**
     * The change of the extrapolated flow in a direction; see {@link Tangent#tangent}. A lane's status is the worse of
     * both, its iterations are their sum.
     *
     * @param solution where the derivative is taken
     * @param parameterDirection {@code [K+1][p][L]}; not modified
     * @param initialDirection {@code [d][L]}; not modified
     * @throws IllegalArgumentException where a direction is not of that size
     */
    public FlowTangent tangent(Richardson solution, double[] parameterDirection, double[] initialDirection) {
        FlowTangent coarse = tangent.tangent(solution.coarse(), parameterDirection, initialDirection);
        FlowTangent fine = tangent.tangent(solution.fine(), parameterDirection, initialDirection);
        Status[] status = new Status[solution.coarse().lanes()];
        int[] iterations = new int[status.length];
        for (int lane = 0; lane < status.length; lane++) {
            status[lane] = coarse.status(lane).worse(fine.status(lane));
            iterations[lane] = coarse.iterations(lane) + fine.iterations(lane);
        }
        return new FlowTangent(Richardson.extrapolated(coarse.flow(), fine.flow()), status, iterations);
    }
}
