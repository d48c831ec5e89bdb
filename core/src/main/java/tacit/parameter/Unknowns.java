package tacit.parameter;

import java.util.List;
import java.util.random.RandomGenerator;

/** Some components of {@code θ} and the quantities they stand for. */
public interface Unknowns {
    /** The components, in the order of {@code θ}. */
    List<Unknown> unknowns();

    /** The number of components. */
    default int size() {
        return unknowns().size();
    }

    /**
     * The quantities themselves, in their own units, {@code [component]}.
     *
     * @param theta one start's {@code θ}, {@code [component]}, not modified
     */
    double[] values(double[] theta);

    /**
     * The derivative of {@link #values} in a direction, {@code [component]}.
     *
     * @param theta one start's {@code θ}, {@code [component]}, not modified
     * @param direction direction of {@code θ}, {@code [component]}, not modified
     */
    double[] valuesTangent(double[] theta, double[] direction);

    /** Where the first start begins, {@code [component]}. */
    default double[] start() {
        return unknowns().stream().mapToDouble(Unknown::start).toArray();
    }

    /** Where a further start begins, {@code [component]}. */
    default double[] draw(RandomGenerator random) {
        return unknowns().stream().mapToDouble(unknown -> unknown.draw(random)).toArray();
    }
}
