package tacit.parameter;

import java.util.List;
import tacit.equilibrium.TimeGrid;

/** How the parameters that it names depend on what a fit looks for, before the game and the time grid are known. */
public interface ParameterBlock {
    /** The parameters it governs: scalars, single elements such as {@code q[0,1]}, or whole indexed ones, {@code q}. */
    List<String> parameters();

    /**
     * The model for a game's parameters on a grid.
     *
     * @param elements the elements of the parameters it governs, in the order it names them
     * @param grid the points in time
     * @throws IllegalArgumentException where an element cannot be modelled so, naming it
     */
    ParameterModel bind(List<GovernedElement> elements, TimeGrid grid);
}
