package tacit.parameter;

import java.util.List;
import java.util.OptionalDouble;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that are the population's mean of a value which belongs to each state, {@code γ_k = Σ_x μ_k,x v_x(t_k)}:
 * the value that each corner of the simplex has, mixed by the shares of a given flow. The values are constant or
 * piecewise linear in time, as in a {@link TimePath}. With values that are the same in every state it is a
 * {@link Constant} or a path. Components of {@code θ} run {@code [element][state][knot]} and are the values in units of
 * their size, {@code v = size · θ}. {@link #bind} throws where the flow has other points than the grid.
 *
 * @param parameters their names
 * @param states the game's states, in its order
 * @param knots number of knots of each value's path, 1 for values that are constant in time
 * @param flow the flow whose shares mix them, {@code [K+1][d][trajectory]}; not modified
 * @param size the parameters' order of magnitude, positive; within a hundredth of it they no longer follow the mean to
 *     a bound of their domain, but approach it as an exponential
 * @param start the value of every state at which the first search begins; each element's own where empty
 */
public record StateAverage(
        List<String> parameters, List<String> states, int knots, GridPath flow, double size, OptionalDouble start)
        implements ParameterBlock {
    /** Copies the names and checks the number of knots and that the flow has no gaps. */
    public StateAverage {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        if (knots < 1) {
            throw new IllegalArgumentException("knots (" + knots + ") must be positive: give 1 for values that are"
                    + " constant in time, or more");
        }
        if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "size (" + size + ") must be positive: give the order of magnitude of " + parameters);
        }
        if (flow.components() != states.size()) {
            throw new IllegalArgumentException("states " + states + " must be the " + flow.components()
                    + " of the flow: name each of them, in the game's order");
        }
        GivenFlow.requireComplete(flow, "a mean over the population");
    }

    /** The named parameters with values that are constant in time, searched from their own values. */
    public static StateAverage parameters(List<String> states, GridPath flow, String... names) {
        return new StateAverage(List.of(names), states, 1, flow, 1, OptionalDouble.empty());
    }

    /** The same with so many knots in time. */
    public StateAverage withKnots(int number) {
        return new StateAverage(parameters, states, number, flow, size, start);
    }

    /** The same for parameters of another order of magnitude. */
    public StateAverage ofSize(double magnitude) {
        return new StateAverage(parameters, states, knots, flow, magnitude, start);
    }

    /** The same, searched from {@code value} in every state. */
    public StateAverage startingAt(double value) {
        return new StateAverage(parameters, states, knots, flow, size, OptionalDouble.of(value));
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        GivenFlow.requirePoints(flow, grid);
        return new StateAverageModel(elements, states, size, start, new KnotWeights(grid, knots), flow);
    }
}
