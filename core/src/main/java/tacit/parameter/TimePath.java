package tacit.parameter;

import java.util.List;
import java.util.OptionalDouble;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that are piecewise linear in time: each element has an unknown value at each of {@code m} knots, spread
 * evenly from the first time to the last,
 *
 * <pre>
 * γ_k = (1 − w) T(θ_j) + w T(θ_{j+1}),   w = (t_k − τ_j)/(τ_{j+1} − τ_j),   τ_j = t_0 + j (t_K − t_0)/(m − 1),
 * </pre>
 *
 * for {@code t_k} in {@code [τ_j, τ_{j+1}]}, {@code T} the {@link Transform} of the element's domain. On
 * {@code [t_k, t_{k+1})} the value at {@code t_k} holds. Components of {@code θ} run {@code [element][knot]}. Errors
 * are those of {@link Constant}.
 *
 * @param parameters their names
 * @param knots number of knots, at least 2
 * @param start the value of every knot at which the first search begins; each element's own where empty
 */
public record TimePath(List<String> parameters, int knots, OptionalDouble start) implements ParameterBlock {
    /** Copies the names and checks the number of knots. */
    public TimePath {
        if (knots < 2) {
            throw new IllegalArgumentException(
                    "knots (" + knots + ") must be 2 or more: a line has two ends; for one value take a constant");
        }
        parameters = List.copyOf(parameters);
    }

    /** The named parameters with so many knots, searched from their own values. */
    public static TimePath parameters(int knots, String... names) {
        return new TimePath(List.of(names), knots, OptionalDouble.empty());
    }

    /** The same, searched from {@code value} at every knot. */
    public TimePath startingAt(double value) {
        return new TimePath(parameters, knots, OptionalDouble.of(value));
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        return new KnotModel(elements, start, grid, knots);
    }
}
