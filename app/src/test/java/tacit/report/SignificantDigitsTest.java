package tacit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificantDigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.76669, 1.767",
        "0.455473, 0.4555",
        "763, 763",
        "2.5, 2.5",
        "-2.53840, -2.538",
        "999.96, 1000",
        "123456, 123500",
        "999999, 1e6",
        "0.0001234567, 0.0001235",
        "0.00001234567, 1.235e-5",
        "2.5e-9, 2.5e-9",
        "-6.02214e23, -6.022e23",
        "4.9e-324, 4.941e-324",
        "NaN, not a number",
        "Infinity, infinite",
        "-Infinity, -infinite",
    })
    void writesAtMostFourDigitsWithoutTrailingZeros(double value, String expected) {
        assertThat(SignificantDigits.format(value)).isEqualTo(expected);
    }

    @Test
    void givesAStandardErrorTwoDigits() {
        assertThat(SignificantDigits.format(1.76669, 0.02987)).isEqualTo("1.767 ± 0.03");
        assertThat(SignificantDigits.format(0.455473, 0.012345)).isEqualTo("0.4555 ± 0.012");
        assertThat(SignificantDigits.format(3, Double.POSITIVE_INFINITY)).isEqualTo("3 ± unknown");
    }

    @Test
    void isWithinHalfAUnitOfTheFourthDigit() {
        var random = new SplittableRandom(1978);
        // Half a unit in the fourth digit is at most 5e-4 of the value; the parser's rounding adds less than 1e-15.
        double tolerance = 5.0e-4 * (1 + 1e-12);
        for (int i = 0; i < 10_000; i++) {
            double value = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-200, 200));
            double read = Double.parseDouble(SignificantDigits.format(value));
            assertThat(Math.abs(read - value)).isLessThanOrEqualTo(tolerance * Math.abs(value));
        }
    }
}
