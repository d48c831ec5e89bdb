package tacit.sensitivity;

import java.util.List;
import java.util.function.Function;
import tacit.equilibrium.Equilibrium;

/**
 * Directional derivatives of the equilibrium flow, the transpose of an {@link Adjoint}: with its letters, {@code k} the
 * interval of fine step {@code n}, and {@code δv_n = δu_{n+1}} (NASH) or {@code δv_n = δu_n} (EULER),
 *
 * <pre>
 * δu_N = G δμ_N + (∂g/∂γ) δγ_K,   δu_n = A_n δu_{n+1} + B_n δμ_n + (∂T_n/∂γ) δγ_k
 * δμ_0 given,                     δμ_{n+1} = C_n δμ_n + D_n δv_n + (∂(P_nᵀ μ_n)/∂γ) δγ_k,
 * </pre>
 *
 * as a system for the flow {@code (I − J) δμ = b}, {@code b} what the sweeps make of {@code δμ = 0}. Substeps and
 * inputs are held. Implementations are immutable and thread-safe.
 *
 * <p>Source: the implicit function theorem.
 */
public interface Tangent {
    /**
     * The change of the flow in a direction of the parameters and of the initial distribution. A lane whose
     * equilibrium has not converged, or whose tangent does not, has a status that says so, and NaN derivatives.
     *
     * @param equilibrium where the derivative is taken
     * @param parameterDirection {@code δγ}, {@code [K+1][p][L]}; not modified
     * @param initialDirection {@code δμ_0}, {@code [d][L]}; not modified
     * @throws IllegalArgumentException where a direction is not of that size
     */
    FlowTangent tangent(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection);

    /**
     * The changes of the flow in several directions: the columns of a sensitivity matrix. A direct method factors each
     * lane once for all of them.
     *
     * @return one for each direction, in their order
     * @throws IllegalArgumentException where a direction is not of the right size
     */
    default List<FlowTangent> tangents(Equilibrium equilibrium, List<FlowDirection> directions) {
        return directions.stream()
                .map(direction -> tangent(equilibrium, direction.parameters(), direction.initial()))
                .toList();
    }

    /**
     * Several tangents at one equilibrium, asked for one after the other, which share what depends on that alone. One
     * thread at a time may ask.
     *
     * @return {@link #tangent} as a function of the direction
     */
    default Function<FlowDirection, FlowTangent> at(Equilibrium equilibrium) {
        return direction -> tangent(equilibrium, direction.parameters(), direction.initial());
    }
}
