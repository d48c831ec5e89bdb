package tacit.parameter;

import java.util.List;

/** Where the initial distributions of the trajectories come from, before the game and the data are known. */
public sealed interface InitialDistribution permits GivenInitial, EstimatedInitial {
    /**
     * The model for so many trajectories.
     *
     * @param states the game's states
     * @param trajectories the trajectories' names
     * @param guess shares near which estimated ones are looked for, {@code [state][trajectory]}, NaN where nothing is
     *     known; not modified
     * @throws IllegalArgumentException where a state is unknown or the shares are no distribution
     */
    InitialModel bind(List<String> states, List<String> trajectories, double[] guess);

    /**
     * Given shares.
     *
     * @param shares {@code [state]} for all trajectories, or {@code [state][trajectory]}; not modified
     */
    static InitialDistribution given(double... shares) {
        return new GivenInitial(shares);
    }

    /** Shares of the named states are estimated; say which state takes the rest. */
    static EstimatedInitial estimated(String... states) {
        return EstimatedInitial.of(states);
    }
}
