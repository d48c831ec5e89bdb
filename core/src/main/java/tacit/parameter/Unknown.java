package tacit.parameter;

import java.util.random.RandomGenerator;
import tacit.game.Domain;

/**
 * One number that a fit looks for: a component of {@code θ}, and what stands behind it.
 *
 * @param quantity what it stands for
 * @param unit the quantity's unit, empty where none is known
 * @param domain the values the quantity may take
 * @param start the component's first value, in {@code θ}
 * @param spread further starts are drawn from {@code start ± spread}, in {@code θ}; at least 0
 */
public record Unknown(Quantity quantity, String unit, Domain domain, double start, double spread) {
    /** The quantity's name for people, such as {@code beta}, {@code beta at t = 20} or {@code initial I}. */
    public String name() {
        return quantity.label();
    }

    /** A value of the component, uniform in {@code start ± spread}. */
    public double draw(RandomGenerator random) {
        return start + spread * (2 * random.nextDouble() - 1);
    }
}
