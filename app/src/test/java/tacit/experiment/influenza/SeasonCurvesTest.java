package tacit.experiment.influenza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tacit.equilibrium.Status;

class SeasonCurvesTest {
    private static final int WEEKS = 30;
    private static final double STEP = 1e-4;
    /* Central differences err by a sixth of the third derivative times STEP² = 1e-8, with shares below 1. */
    private static final double DIFFERENCES = 1e-6;

    private final SeasonCurves curves = new SeasonCurves(WEEKS);

    @ParameterizedTest
    @EnumSource(SeasonUnknown.class)
    void derivativesAreThoseOfTheCurve(SeasonUnknown unknown) {
        double[] z = Seasons.z(1.9, 1.4, 20, 0.003, 0.2, 8);
        double[] up = z.clone();
        double[] down = z.clone();
        up[unknown.ordinal()] += STEP;
        down[unknown.ordinal()] -= STEP;
        double[][] moved = curves.shares(List.of(new SeasonPoint(up, 8), new SeasonPoint(down, 8)));

        SeasonCurves.Curve curve = curves.curves(List.of(new SeasonPoint(z, 8))).getFirst();

        assertThat(curve.status()).isEqualTo(Status.CONVERGED);
        double largest = 0;
        for (int week = 0; week < WEEKS; week++) {
            double derivative = curve.jacobian()[week * SeasonUnknown.COUNT + unknown.ordinal()];
            assertThat(derivative).isCloseTo((moved[0][week] - moved[1][week]) / (2 * STEP), within(DIFFERENCES));
            largest = Math.max(largest, Math.abs(derivative));
        }
        assertThat(largest).as("the curve depends on it").isGreaterThan(1000 * DIFFERENCES);
    }

    @Test
    void seasonBeginsWithTheScaledShareInfected() {
        double[][] shares = curves.shares(List.of(new SeasonPoint(Seasons.z(1.9, 1.4, 2, 0.004, 0.2, 8), 3)));

        assertThat(shares[0][0]).isCloseTo(0.032, within(1e-12));
    }

    @Test
    void seasonIsTheSameAloneAndAmongOthers() {
        var one = new SeasonPoint(Seasons.z(1.9, 1.4, 2, 0.004, 0.2, 8), 3);
        var other = new SeasonPoint(Seasons.z(1.5, 1.1, 9, 0.002, 0.4, 12), 14);

        double[][] together = curves.shares(List.of(other, one, other));

        assertThat(together[1]).isEqualTo(curves.shares(List.of(one))[0]);
    }

    @Test
    void transmissionIsHighestLateInJanuary() {
        var season = new SeasonPoint(Seasons.z(1.9, 1.4, 2, 0.004, 0.2, 8), 6);

        assertThat(season.beta(10)).isCloseTo(1.9 * Math.exp(0.2), within(1e-12));
        assertThat(season.beta(9)).isLessThan(season.beta(10));
        assertThat(season.beta(11)).isLessThan(season.beta(10));
    }
}
