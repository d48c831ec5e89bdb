package tacit.game;

import java.util.function.DoubleUnaryOperator;

/**
 * All numbers from {@code low} to {@code high}: the range of a formula over a box, never too narrow
 * (R. E. Moore, Interval Analysis, 1966). Results are widened by more than rounding may be wrong.
 */
record Interval(double low, double high) {
    /** Every number, and what is none. */
    static final Interval ANYTHING = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Far above the error of the elementary functions, far below 1, the distance of whole numbers. */
    private static final double ROUNDING = 1e-12;

    static Interval of(double value) {
        return new Interval(value, value);
    }

    private static Interval widened(double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return ANYTHING;
        }
        return new Interval(low - ROUNDING * Math.abs(low), high + ROUNDING * Math.abs(high));
    }

    boolean isAnything() {
        return low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY;
    }

    private boolean contains(double value) {
        return low <= value && value <= high;
    }

    Interval negate() {
        return new Interval(-high, -low);
    }

    Interval plus(Interval other) {
        return widened(low + other.low, high + other.high);
    }

    Interval times(Interval other) {
        double a = low * other.low;
        double b = low * other.high;
        double c = high * other.low;
        double d = high * other.high;
        return widened(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    Interval over(Interval other) {
        return other.contains(0) ? ANYTHING : times(widened(1 / other.high, 1 / other.low));
    }

    /** {@code this^exponent}; anything where that is no positive whole number. */
    Interval power(Interval exponent) {
        double n = exponent.low;
        if (n != exponent.high || n != Math.rint(n) || n < 1) {
            return ANYTHING;
        }
        Interval base = n % 2 == 0 ? absolute() : this;
        return widened(StrictMath.pow(base.low, n), StrictMath.pow(base.high, n));
    }

    Interval absolute() {
        return new Interval(
                contains(0) ? 0 : Math.min(Math.abs(low), Math.abs(high)), Math.max(Math.abs(low), Math.abs(high)));
    }

    Interval minimum(Interval other) {
        return new Interval(Math.min(low, other.low), Math.min(high, other.high));
    }

    Interval maximum(Interval other) {
        return new Interval(Math.max(low, other.low), Math.max(high, other.high));
    }

    /** The range of a function that never decreases. */
    Interval increasing(DoubleUnaryOperator function) {
        return widened(function.applyAsDouble(low), function.applyAsDouble(high));
    }

    /** The least interval that holds both. */
    Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }
}
