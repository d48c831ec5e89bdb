package tacit.parameter;

import java.util.OptionalDouble;
import tacit.game.Domain;
import tacit.game.ParameterElement;

/**
 * An element of a game's parameters that a block governs.
 *
 * @param index its place among the game's parameters
 * @param element what the game says of it
 * @param value the value it has before any fit, if there is one
 */
public record GovernedElement(int index, ParameterElement element, OptionalDouble value) {
    /** A distance from the bounds at which a search may begin where nothing else is known. */
    private static final double ORDINARY_DISTANCE = 1;

    /**
     * The value at which a search begins: the one given, else the one the element has, else one well inside its domain.
     *
     * @throws IllegalArgumentException where the value lies outside the element's domain
     */
    double startValue(OptionalDouble given) {
        double start = given.orElseGet(() -> value.orElseGet(this::inside));
        if (!element.domain().contains(start) && !given.isEmpty()) {
            throw new IllegalArgumentException("start (" + start + ") of parameter " + element.name() + " must be "
                    + element.domain() + ": begin within the domain that the game declares");
        }
        return start;
    }

    /**
     * The transform of the element's domain.
     *
     * @throws IllegalArgumentException where the domain holds a single number
     */
    Transform transform() {
        try {
            return Transform.of(element.domain());
        } catch (IllegalArgumentException single) {
            throw new IllegalArgumentException(
                    "parameter " + element.name() + " cannot be estimated: " + single.getMessage(), single);
        }
    }

    private double inside() {
        Domain domain = element.domain();
        if (domain.isReal()) {
            return 0;
        }
        if (domain.upper() == Double.POSITIVE_INFINITY) {
            return domain.lower() + ORDINARY_DISTANCE;
        }
        return domain.lower() == Double.NEGATIVE_INFINITY
                ? domain.upper() - ORDINARY_DISTANCE
                : 0.5 * (domain.lower() + domain.upper());
    }
}
