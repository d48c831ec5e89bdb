package tacit.math;

/**
 * Student's t distribution with a whole number of degrees of freedom. Source: Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.3, 26.7.4 (probability) and 26.7.5 (quantile, for many degrees of freedom).
 */
public final class StudentT {
    /** From here on the first term of the expansion in 1/ν is right to eight digits. */
    private static final int MANY = 10_000;

    private StudentT() {}

    /**
     * The bound {@code t} that {@code |T|} stays within with a probability.
     *
     * @param probability in (0, 1), such as 0.95
     * @param degreesOfFreedom positive
     */
    public static double bound(double probability, int degreesOfFreedom) {
        if (!(probability > 0 && probability < 1) || degreesOfFreedom < 1) {
            throw new IllegalArgumentException("probability (" + probability + ") must lie in (0, 1) and degrees of"
                    + " freedom (" + degreesOfFreedom + ") must be positive");
        }
        double low = 0;
        double high = Math.PI / 2;
        int degrees = Math.min(degreesOfFreedom, MANY);
        for (int halving = 0; halving < 60; halving++) {
            double middle = 0.5 * (low + high);
            if (within(middle, degrees) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double bound = StrictMath.tan(0.5 * (low + high)) * Math.sqrt(degrees);
        return degrees == degreesOfFreedom ? bound : rescaled(bound, degreesOfFreedom);
    }

    /** The probability of {@code |T| ≤ √ν tan angle}. */
    private static double within(double angle, int degrees) {
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = 0;
        for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
            sum += term;
            term *= cosine * cosine * (power + 1) / (power + 2);
        }
        return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }

    /** Moves a bound for {@link #MANY} degrees to more, by the first term of the expansion. */
    private static double rescaled(double bound, int degreesOfFreedom) {
        double normal = bound - (bound * bound * bound + bound) / (4.0 * MANY);
        return normal + (normal * normal * normal + normal) / (4.0 * degreesOfFreedom);
    }
}
