package tacit.sensitivity;

import java.util.List;
import java.util.function.Function;
import tacit.equilibrium.Equilibrium;

/** Directional derivatives of the equilibrium flow. Implementations are immutable and thread-safe. */
public interface Tangent {
    /**
     * The change of the flow in a direction of the parameters and of the initial distribution. A lane whose
     * equilibrium has not converged, or whose tangent does not, has a status that says so, and NaN derivatives.
     *
     * @param equilibrium where the derivative is taken
     * @param parameterDirection {@code [K+1][p][L]}; not modified
     * @param initialDirection {@code [d][L]}; not modified
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
     * Several tangents at one equilibrium, asked for one after the other, which share what depends on that alone. One thread
     * at a time may ask.
     *
     * @return {@link #tangent} as a function of the direction
     */
    default Function<FlowDirection, FlowTangent> at(Equilibrium equilibrium) {
        return direction -> tangent(equilibrium, direction.parameters(), direction.initial());
    }
}
