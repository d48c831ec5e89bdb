package tacit.experiment;

import java.util.List;
import tacit.equilibrium.GridPath;

/**
 * The parameters behind synthetic trajectories.
 *
 * @param names those that are to be found
 * @param parameters all parameters of the game, {@code [K+1][p][trajectory]}
 */
public record KnownTruth(List<String> names, GridPath parameters) {
    /** Copies the names. */
    public KnownTruth {
        names = List.copyOf(names);
    }
}
