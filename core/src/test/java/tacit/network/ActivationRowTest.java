package tacit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationRowTest {
    /** Some units of the last place of 1, of the number itself where that is larger. */
    private static final double ROUNDING = 2e-15;

    @ParameterizedTest
    @EnumSource
    void valuesAndSlopesAreThoseOfTheLibrary(Activation activation) {
        double[] points = new double[4_001];
        for (int i = 0; i < points.length; i++) {
            points[i] = i < 4_000 ? StrictMath.sinh((i - 2_000) / 250.0) / 2 : 0; // from −745 to 745, dense at 0
        }
        double[] values = points.clone();
        double[] slopes = new double[points.length];
        new ActivationRow(points.length).apply(activation, points.length, values, slopes);

        for (int i = 0; i < points.length; i++) {
            double expected = PlainNetwork.value(activation, points[i]);
            assertThat(values[i]).isCloseTo(expected, within(ROUNDING * Math.max(1, Math.abs(expected))));
            assertThat(slopes[i]).isCloseTo(PlainNetwork.slope(activation, points[i]), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @EnumSource
    void extremesGiveLimitsAndNaNStaysNaN(Activation activation) {
        double[] values = {-1e10, 1e10, Double.NaN};
        double[] slopes = new double[3];
        new ActivationRow(3).apply(activation, 3, values, slopes);

        assertThat(values[0]).isCloseTo(activation == Activation.TANH ? -1 : 0, within(1e-290));
        assertThat(values[1]).isEqualTo(activation == Activation.TANH ? 1 : 1e10);
        assertThat(values[2]).isNaN();
        assertThat(slopes[0]).isCloseTo(0, within(1e-290));
        assertThat(slopes[1]).isEqualTo(activation == Activation.TANH ? 0 : 1);
    }
}
