package tacit.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers for people: at most four significant digits, without the noise of trailing zeros. Very large and very small
 * numbers are written as 1.234e-9. For terminal, tables and figures alike.
 */
public final class SignificantDigits {
    /** Digits of a value. */
    private static final int DIGITS = 4;
    /** Digits of a standard error: more would claim to know the error of the error. */
    private static final int ERROR_DIGITS = 2;
    /** From this power of ten on, and below the next one, a number is written with an exponent. */
    private static final int LARGEST_PLAIN_EXPONENT = 6;

    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private SignificantDigits() {}

    /** A value with at most four significant digits, e.g. 1.767, 0.4555, 763, 2.5e-9, "not a number", "infinite". */
    public static String format(double value) {
        return format(value, DIGITS);
    }

    /** A standard error with at most two significant digits. */
    public static String formatError(double standardError) {
        return format(standardError, ERROR_DIGITS);
    }

    /**
     * A value with its standard error, e.g. "1.767 ± 0.03": the error with two significant digits, the value with four
     * at most. An error that is not finite is said to be unknown.
     */
    public static String format(double value, double standardError) {
        return format(value) + " ± " + (Double.isFinite(standardError) ? formatError(standardError) : "unknown");
    }

    private static String format(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        String text = unsigned(rounded.abs().stripTrailingZeros());
        return value < 0 ? "-" + text : text;
    }

    private static String unsigned(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < LARGEST_PLAIN_EXPONENT) {
            return value.toPlainString();
        }
        return value.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
