package tacit.parameter;

import java.util.List;
import java.util.OptionalDouble;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters that are the same at every time, each element one unknown.
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
