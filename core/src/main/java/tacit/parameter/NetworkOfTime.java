package tacit.parameter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that one network of the time emits together, {@code γ_k = γ_θ(t_k)}, {@code γ_θ} a
 * {@link ParameterNetwork}. It is evaluated once for each point in time, whatever the number of trajectories.
 *
 * @param parameters their names
 * @param options the network's shape
 * @param start the value near which every search begins; each element's own where empty
 */
public record NetworkOfTime(List<String> parameters, NetworkOptions options, OptionalDouble start)
        implements ParameterBlock {
    /** Copies the names. */
    public NetworkOfTime {
        parameters = List.copyOf(parameters);
    }

    /** The named parameters, searched from near their own values. */
    public static NetworkOfTime parameters(NetworkOptions options, String... names) {
        return new NetworkOfTime(List.of(names), options, OptionalDouble.empty());
    }

    /** The same, searched from near {@code value}. */
    public NetworkOfTime startingAt(double value) {
        return new NetworkOfTime(parameters, options, OptionalDouble.of(value));
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        return new NetworkModel(
                ParameterNetwork.ofTime(elements, start, grid, options), elements, grid, Optional.empty());
    }
}
