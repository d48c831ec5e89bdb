package tacit.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that one network of a given flow alone emits, {@code γ_k = γ_θ(μ_k)}: the network of
 * {@link NetworkOfFlow}, to which it is always the middle of the time. What depends on the flow alone is then learnt
 * from all times at once, those at which the data tell little of it included.
 *
 * @param network the network, its options and the flow that it reads
 */
public record NetworkOfShares(NetworkOfFlow network) implements ParameterBlock {
    @Override
    public List<String> parameters() {
        return network.parameters();
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        double[] times = new double[grid.points()];
        Arrays.fill(times, (grid.time(0) + grid.time(grid.steps())) / 2);
        ParameterNetwork emitting = ParameterNetwork.ofFlow(
                elements, network.start(), grid, network.flow().components(), network.options());
        return new NetworkModel(emitting, elements, times, Optional.of(network.flow()));
    }
}
