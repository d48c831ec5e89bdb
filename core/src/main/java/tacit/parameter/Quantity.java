package tacit.parameter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an unknown stands for. */
public sealed interface Quantity {
    /**
     * A parameter that is the same at every time.
     *
     * @param parameter the element's name, such as {@code beta} or {@code q[0,1]}
     */
    record Value(String parameter) implements Quantity {
        @Override
        public String label() {
            return parameter;
        }
    }

    /**
     * A parameter's value at a knot of its path in time.
     *
     * @param parameter the element's name
     * @param time the knot's time
     */
    record Knot(String parameter, double time) implements Quantity {
        @Override
        public String label() {
            return parameter + atTime(time);
        }

        @Override
        public OptionalDouble timeSince(Quantity earlier) {
            return earlier instanceof Knot other && other.parameter.equals(parameter)
                    ? OptionalDouble.of(time - other.time)
                    : OptionalDouble.empty();
        }

        private static String atTime(double time) {
            double rounded = Math.rint(time * 1e4) / 1e4;
            boolean whole = rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15;
            return " at t = " + (whole ? Long.toString((long) rounded) : Double.toString(rounded));
        }
    }

    /**
     * The value of a parameter that belongs to a state; the parameter is its mean over the population.
     *
     * @param parameter the element's name
     * @param state the state's name
     * @param time the time of the knot; empty where it is the same at every time
     */
    record StateValue(String parameter, String state, OptionalDouble time) implements Quantity {
        @Override
        public String label() {
            return parameter + " of " + state + (time.isPresent() ? Knot.atTime(time.getAsDouble()) : "");
        }

        @Override
        public OptionalDouble timeSince(Quantity earlier) {
            return earlier instanceof StateValue other
                            && other.parameter.equals(parameter)
                            && other.state.equals(state)
                            && time.isPresent()
                            && other.time.isPresent()
                    ? OptionalDouble.of(time.getAsDouble() - other.time.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /**
     * A share of the initial distribution.
     *
     * @param state the state's name
     * @param trajectory the trajectory's name, empty where it holds for all
     */
    record InitialShare(String state, Optional<String> trajectory) implements Quantity {
        @Override
        public String label() {
            return "initial " + state + trajectory.map(name -> " of " + name).orElse("");
        }
    }

    /**
     * A weight or bias of a network that emits parameters: a number without a meaning of its own.
     *
     * @param parameters names of the elements that the network emits
     * @param index its place among the network's weights and biases
     */
    record Weight(List<String> parameters, int index) implements Quantity {
        @Override
        public String label() {
            return "weight " + index + " of the network of " + String.join(", ", parameters);
        }
    }

    /** What shares are multiplied by to give the data's numbers. */
    record ScaleFactor() implements Quantity {
        @Override
        public String label() {
            return "scale";
        }
    }

    /** A name for people, such as {@code beta}, {@code beta at t = 20} or {@code initial I of 2023}. */
    String label();

    /** The time that has passed since another knot of the same path; empty where the two are not of one path. */
    default OptionalDouble timeSince(Quantity earlier) {
        return OptionalDouble.empty();
    }
}
