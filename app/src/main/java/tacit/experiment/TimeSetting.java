package tacit.experiment;

import java.util.OptionalDouble;

/**
 * The time of an experiment, in the data's unit.
 *
 * @param unit such as "day"; empty where nothing is said
 * @param start when the game begins; at the first observation where empty
 * @param horizon when the game ends; at the last observation where empty
 * @param steps how finely the time is divided
 */
public record TimeSetting(String unit, OptionalDouble start, OptionalDouble horizon, Steps steps) {
    /** How finely the time is divided. */
    public sealed interface Steps {}

    /** So many steps in all. */
    public record Total(int steps) implements Steps {}

    /** So many steps in each unit of time. */
    public record PerUnit(int steps) implements Steps {}
}
