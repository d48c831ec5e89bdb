package tacit.game;

/**
 * The values that a parameter may take: an interval with open or closed ends.
 *
 * @param lower greatest lower bound, {@code -∞} where there is none
 * @param upper least upper bound, {@code ∞} where there is none
 * @param lowerOpen whether the lower bound itself is excluded
 * @param upperOpen whether the upper bound itself is excluded
 */
public record Domain(double lower, double upper, boolean lowerOpen, boolean upperOpen) {
    /** Every real number. */
    public static final Domain REAL = new Domain(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true, true);

    /** Checks that the interval is not empty. */
    public Domain {
        if (!(lower < upper) && !(lower == upper && !lowerOpen && !upperOpen)) {
            throw new IllegalArgumentException("a domain from " + lower + " to " + upper + " holds no number");
        }
    }

    /** Every number above {@code bound}. */
    public static Domain above(double bound) {
        return new Domain(bound, Double.POSITIVE_INFINITY, true, true);
    }

    /** Every number from {@code bound} on. */
    public static Domain atLeast(double bound) {
        return new Domain(bound, Double.POSITIVE_INFINITY, false, true);
    }

    /** The closed interval from {@code lower} to {@code upper}. */
    public static Domain between(double lower, double upper) {
        return new Domain(lower, upper, false, false);
    }

    /** Whether {@code value} lies in the domain; false for NaN. */
    public boolean contains(double value) {
        return (lowerOpen ? value > lower : value >= lower) && (upperOpen ? value < upper : value <= upper);
    }

    /** Whether there is neither a lower nor an upper bound. */
    public boolean isReal() {
        return lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        if (isReal()) {
            return "real";
        }
        if (upper == Double.POSITIVE_INFINITY) {
            return (lowerOpen ? "> " : ">= ") + compact(lower);
        }
        if (lower == Double.NEGATIVE_INFINITY) {
            return (upperOpen ? "< " : "<= ") + compact(upper);
        }
        return "in " + (lowerOpen ? "(" : "[") + compact(lower) + ", " + compact(upper) + (upperOpen ? ")" : "]");
    }

    private static String compact(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
