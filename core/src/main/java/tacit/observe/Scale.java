package tacit.observe;

import java.util.List;
import java.util.OptionalDouble;
import tacit.game.Domain;
import tacit.parameter.Quantity;
import tacit.parameter.Unknown;

/** What shares of the population are multiplied by to give the data's numbers. */
public sealed interface Scale {
    /** How far sums of shares may be from 1, as measured shares are rounded and noisy. */
    double SUM_TOLERANCE = 0.05;

    /**
     * A known factor: the size of the population for counts, 1 for shares.
     *
     * @param size the factor, positive
     */
    record Known(double size) implements Scale {
        /** Checks that the size is positive. */
        public Known {
            if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "population (" + size + ") must be positive: give its size, or 1 for shares");
            }
        }
    }

    /**
     * An unknown factor, one for all trajectories, to be estimated.
     *
     * @param start where the search begins; twice the largest total in the data where empty
     */
    record Estimated(OptionalDouble start) implements Scale {
        /** Checks that the start is positive. */
        public Estimated {
            if (start.isPresent() && !(start.getAsDouble() > 0 && start.getAsDouble() < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("start (" + start.getAsDouble()
                        + ") of the scale must be positive: give the size of the population you expect");
            }
        }
    }

    /** The data are shares. */
    static Scale shares() {
        return new Known(1);
    }

    /** The data are counts from a population of this size. */
    static Scale population(double size) {
        return new Known(size);
    }

    /** The data are shares times an unknown factor. */
    static Scale estimated() {
        return new Estimated(OptionalDouble.empty());
    }

    /**
     * The model of this scale for some data.
     *
     * @param states the game's states
     * @throws IllegalArgumentException where values or their sums exceed a known scale, or the values of all states at
     *     one time sum to less, by more than {@link #SUM_TOLERANCE} of it
     */
    default ScaleModel bind(Trajectories data, List<String> states) {
        return switch (this) {
            case Known(double size) -> {
                Totals.check(data, states, size);
                yield new ScaleModel(size, List.of());
            }
            case Estimated(OptionalDouble start) -> {
                double size = start.orElse(data.largestTotal() > 0 ? 2 * data.largestTotal() : 1);
                Unknown unknown = new Unknown(
                        new Quantity.ScaleFactor(), "", Domain.above(0), StrictMath.log(size), StrictMath.log(3));
                yield new ScaleModel(size, List.of(unknown));
            }
        };
    }
}
