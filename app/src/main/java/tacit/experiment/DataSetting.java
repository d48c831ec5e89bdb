package tacit.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where an experiment's trajectories come from. */
public sealed interface DataSetting {
    /**
     * Data that somebody observed.
     *
     * @param source the name of a shipped data set or the absolute path of a CSV file
     */
    record Given(String source) implements DataSetting {}

    /**
     * Trajectories made by the experiment itself, some to learn from and others to test what was learnt.
     *
     * @param origin what makes them
     * @param train number of trajectories to learn from
     * @param test number of trajectories to test with
     */
    record Synthetic(Origin origin, int train, int test) implements DataSetting {}

    /** What makes trajectories. */
    sealed interface Origin {}

    /**
     * Equilibria of the experiment's game with known parameters.
     *
     * @param truth formulas of time and flow by the parameter's name
     * @param noise level of the Dirichlet noise; 0 for none
     */
    record Equilibria(Map<String, String> truth, double noise) implements Origin {
        /** Copies the map and keeps its order. */
        public Equilibria {
            truth = Collections.unmodifiableMap(new LinkedHashMap<>(truth));
        }
    }

    /**
     * An epidemic among walkers on a torus.
     *
     * @param agents number of walkers
     */
    record Agents(int agents) implements Origin {}
}
