package tacit.parameter;

import java.util.random.RandomGenerator;
import tacit.game.Domain;

/**
 * One number that a fit looks for: a component of {@code θ}, and what stands behind it.
 *
 * @param name name of the quantity, such as {@code beta}, {@code q[0,1]} or {@code initial I}
 * @param unit the quantity's unit, empty where none is known
 * @param domain the values the quantity may take
 * @param start the component's first value, in {@code θ}
 * @param spread further starts are drawn from {@code start ± spread}, in {@code θ}; at least 0
 */
public record Unknown(String name, String unit, Domain domain, double start, double spread) {
    /** A value of the component, uniform in {@code start ± spread}. */
    public double draw(RandomGenerator random) {
        return start + spread * (2 * random.nextDouble() - 1);
    }
}
