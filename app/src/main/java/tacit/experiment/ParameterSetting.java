package tacit.experiment;

import java.util.List;
import java.util.OptionalDouble;
import tacit.network.Activation;

/** How one parameter of a game is found. */
public sealed interface ParameterSetting {
    /**
     * Held at a value.
     *
     * @param value the value; the game's default where empty
     */
    record Fixed(OptionalDouble value) implements ParameterSetting {}

    /**
     * One number to be estimated.
     *
     * @param start where the first search begins; the game's default, or one within the domain, where empty
     */
    record Constant(OptionalDouble start) implements ParameterSetting {}

    /**
     * A piecewise-linear path in time to be estimated.
     *
     * @param knots number of knots, spread evenly over the time
     * @param start the value of every knot where the first search begins; as for a constant where empty
     */
    record TimePath(int knots, OptionalDouble start) implements ParameterSetting {
        /** Checks the number of knots. */
        public TimePath {
            if (knots < 2) {
                throw new IllegalArgumentException("knots (" + knots + ") must be 2 or more: a line has two ends");
            }
        }
    }

    /**
     * The mean over the population of a value that each state has.
     *
     * @param knots number of knots in time of each value, 1 for values that are constant in time
     * @param size the parameter's order of magnitude
     * @param start the value of every state where the first search begins; as for a constant where empty
     */
    record StateAverage(int knots, double size, OptionalDouble start) implements ParameterSetting {}

    /**
     * The most parsimonious of several models that explains the trajectories held out as well as any.
     *
     * @param knots number of knots of the finest path in time
     * @param start where every search begins; as for a constant where empty
     */
    record Automatic(int knots, OptionalDouble start) implements ParameterSetting {}

    /**
     * What a neural network emits. Parameters with equal settings are emitted by one network together.
     *
     * @param reads what the network reads
     * @param hidden widths of the hidden layers
     * @param activation the function of every hidden unit
     * @param start the value near which every search begins; as for a constant where empty
     */
    record Network(Reads reads, List<Integer> hidden, Activation activation, OptionalDouble start)
            implements ParameterSetting {
        /** Copies the widths. */
        public Network {
            hidden = List.copyOf(hidden);
        }
    }

    /** What a network reads. */
    enum Reads {
        /** The time alone. */
        TIME,
        /** The flow that was observed, alone. */
        FLOW,
        /** The time and the flow that was observed. */
        TIME_AND_FLOW,
        /** The time and the equilibrium's own flow, so that no data are read. */
        TIME_AND_OWN_FLOW
    }

    /**
     * A formula of time and flow, such as {@code 0.1 + 2.9*mu[0]}, compiled into the game.
     *
     * @param text the formula in the game language
     */
    record Formula(String text) implements ParameterSetting {}
}
