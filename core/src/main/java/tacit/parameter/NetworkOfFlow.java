package tacit.parameter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that one network of the time and of a given flow emits together: {@code γ_k = γ_θ(t_k, μ_k)} with the flow
 * that was observed, outside the fixed point (pre-evaluated), {@code γ_θ} a {@link ParameterNetwork}. Making one throws
 * where a share is missing, {@link #bind} where the flow has other points than the grid.
 *
 * @param parameters their names
 * @param options the network's shape
 * @param flow the flow, {@code [K+1][d][trajectory]}; not modified
 * @param start the value near which every search begins; each element's own where empty
 */
public record NetworkOfFlow(List<String> parameters, NetworkOptions options, GridPath flow, OptionalDouble start)
        implements ParameterBlock {
    /** Copies the names and checks that the flow has no gaps. */
    public NetworkOfFlow {
        parameters = List.copyOf(parameters);
        GivenFlow.requireComplete(flow, "a network of the flow");
    }

    /** The named parameters, searched from near their own values. */
    public static NetworkOfFlow parameters(NetworkOptions options, GridPath flow, String... names) {
        return new NetworkOfFlow(List.of(names), options, flow, OptionalDouble.empty());
    }

    /** The same, searched from near {@code value}. */
    public NetworkOfFlow startingAt(double value) {
        return new NetworkOfFlow(parameters, options, flow, OptionalDouble.of(value));
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        GivenFlow.requirePoints(flow, grid);
        ParameterNetwork network = ParameterNetwork.ofFlow(elements, start, grid, flow.components(), options);
        return new NetworkModel(network, elements, grid, Optional.of(flow));
    }
}
