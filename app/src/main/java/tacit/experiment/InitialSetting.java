package tacit.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Where the initial distribution of the population comes from. */
public sealed interface InitialSetting {
    /** The first row of the data, which must give all states. */
    record Data() implements InitialSetting {}

    /** What the game file says. */
    record Game() implements InitialSetting {}

    /**
     * Given state by state; a state that is not named is empty at first.
     *
     * @param values by the state's name, in the data's own units
     */
    record States(Map<String, Value> values) implements InitialSetting {
        /** Copies the map and keeps its order. */
        public States {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** How much of the population begins in one state. */
    sealed interface Value {}

    /** As much as is said, in the data's own units. */
    record Known(double amount) implements Value {}

    /**
     * To be estimated.
     *
     * @param start where the first search begins, in the data's own units; the first observation where empty
     */
    record Estimated(OptionalDouble start) implements Value {}

    /** What the other states leave. */
    record Rest() implements Value {}
}
