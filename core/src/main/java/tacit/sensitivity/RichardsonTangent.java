package tacit.sensitivity;

import java.util.List;
import java.util.stream.IntStream;
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
        return tangents(solution, List.of(new FlowDirection(parameterDirection, initialDirection)))
                .getFirst();
    }

    /** The changes of the extrapolated flow in several directions; see {@link Tangent#tangents}. */
    public List<FlowTangent> tangents(Richardson solution, List<FlowDirection> directions) {
        List<FlowTangent> coarse = tangent.tangents(solution.coarse(), directions);
        List<FlowTangent> fine = tangent.tangents(solution.fine(), directions);
        return IntStream.range(0, directions.size())
                .mapToObj(i -> extrapolated(
                        coarse.get(i), fine.get(i), solution.coarse().lanes()))
                .toList();
    }

    private static FlowTangent extrapolated(FlowTangent coarse, FlowTangent fine, int lanes) {
        Status[] status = new Status[lanes];
        int[] iterations = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            status[lane] = coarse.status(lane).worse(fine.status(lane));
            iterations[lane] = coarse.iterations(lane) + fine.iterations(lane);
        }
        return new FlowTangent(Richardson.extrapolated(coarse.flow(), fine.flow()), status, iterations);
    }
}
