package tacit.experiment;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the data's numbers are.
 *
 * @param states the states to be used; all that the data holds where empty
 * @param scale what the numbers are divided by to become shares of the population
 * @param unit what is counted, such as "boys"; empty where nothing is said
 */
public record ObservationSetting(List<String> states, ScaleSetting scale, String unit) {
    /** Copies the list. */
    public ObservationSetting {
        states = List.copyOf(states);
    }

    /** What the data's numbers are divided by to become shares. */
    public sealed interface ScaleSetting {}

    /** A known size of the population; found from the data where empty. */
    public record Population(OptionalDouble size) implements ScaleSetting {}

    /** An unknown factor, to be estimated. */
    public record EstimatedScale() implements ScaleSetting {}
}
