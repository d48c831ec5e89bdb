package tacit.parameter;

import java.util.List;
import java.util.OptionalDouble;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that are the same at every time, each element one unknown: {@code γ_k = T(θ)} for all {@code k} and all
 * trajectories, {@code T} the {@link Transform} of the element's domain. Components of {@code θ} run {@code [element]}.
 * {@link #bind} throws where {@code start} lies outside an element's domain, or the domain holds a single number.
 *
 * @param parameters their names
 * @param start the value at which the first search begins; each element's own where empty
 */
public record Constant(List<String> parameters, OptionalDouble start) implements ParameterBlock {
    /** Copies the names. */
    public Constant {
        parameters = List.copyOf(parameters);
    }

    /** The named parameters, searched from their own values. */
    public static Constant parameters(String... names) {
        return new Constant(List.of(names), OptionalDouble.empty());
    }

    /** The same, searched from {@code value}. */
    public Constant startingAt(double value) {
        return new Constant(parameters, OptionalDouble.of(value));
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        return new KnotModel(elements, start, grid, 1);
    }
}
