package tacit.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: {@code 12}, {@code -0.25}, {@code 1e-3}; not {@code NaN}, {@code 0x1p3} or {@code 1f}.
 */
public final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private NumberText() {}

    /** Whether the text is a number, be it one too large to be held. */
    public static boolean matches(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The number; infinite where it is too large; empty where the text is none. */
    public static OptionalDouble parse(String text) {
        return matches(text) ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /**
     * A finite number.
     *
     * @param what what it is, for the message
     * @param example a good value, for the message
     * @throws InputException where the text is none
     */
    public static double finite(String what, String text, String example) {
        OptionalDouble number = parse(text.strip());
        if (number.isEmpty() || Double.isInfinite(number.getAsDouble())) {
            throw new InputException(what + " (" + text + ") must be a finite number, e.g. " + example);
        }
        return number.getAsDouble();
    }

    /** The shortest usual form: {@code 3} rather than {@code 3.0}. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The same with at most six significant digits, for sums that carry rounding errors. */
    public static String rounded(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
