package tacit.parameter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that one network of the time and of the equilibrium's own flow emits together: {@code γ_k = γ_θ(t_k, μ_k)}
 * inside the fixed point, held on {@code [t_k, t_{k+1})}, {@code γ_θ} a {@link ParameterNetwork}. Unlike a
 * {@link NetworkOfFlow} it reads no data, so forecasts and counterfactuals made with it are honest.
 *
 * @param parameters their names
 * @param options the network's shape
 * @param states the game's number of states
 * @param start the value near which every search begins; each element's own where empty
 */
public record CoupledNetwork(List<String> parameters, NetworkOptions options, int states, OptionalDouble start)
        implements ParameterBlock {
    /** Copies the names and checks that there are states. */
    public CoupledNetwork {
        parameters = List.copyOf(parameters);
        if (states < 1) {
            throw new IllegalArgumentException("states (" + states + ") must be positive: give the game's number");
        }
    }

    /** The named parameters of a game of so many states, searched from near their own values. */
    public static CoupledNetwork parameters(NetworkOptions options, int states, String... names) {
        return new CoupledNetwork(List.of(names), options, states, OptionalDouble.empty());
    }

    /** The same, searched from near {@code value}. */
    public CoupledNetwork startingAt(double value) {
        return new CoupledNetwork(parameters, options, states, OptionalDouble.of(value));
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        return new NetworkModel(
                ParameterNetwork.ofFlow(elements, start, grid, states, options), elements, grid, Optional.empty());
    }
}
