package tacit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisScaleTest {
    /** Relative rounding of a few operations on doubles. */
    private static final double ROUNDING = 1e-12;

    @Test
    void putsTicksAtRoundNumbers() {
        assertThat(horizontal(0, 13).ticks()).containsExactly(0, 2, 4, 6, 8, 10, 12);
        assertThat(horizontal(0, 0.3).ticks()).containsExactly(0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3);
        assertThat(horizontal(-1, 1).ticks()).containsExactly(-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1);
    }

    @Test
    void putsLogarithmicTicksAtPowersOfTen() {
        var scale = AxisScale.ofValues(DoubleStream.of(2e-6, 1), true, 400, 0);

        assertThat(scale.ticks()).containsExactly(1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1);
        assertThat(scale.position(1e-4) - scale.position(1e-3))
                .isCloseTo(scale.position(1e-2) - scale.position(1e-1), within(400 * ROUNDING));
    }

    @Test
    void hasTicksWithinAnyRange() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            double low = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-40, 40));
            double high = low + Math.abs(low) * random.nextDouble(1e-3, 1e3);
            var scale = horizontal(low, high);
            double slack = ROUNDING * (high - low + Math.abs(low));

            assertThat(scale.ticks()).hasSizeBetween(2, 13).isSorted();
            assertThat(scale.ticks()[0]).isGreaterThanOrEqualTo(low - slack);
            assertThat(scale.ticks()[scale.ticks().length - 1]).isLessThanOrEqualTo(high + slack);
        }
    }

    @Test
    void beginsAtZeroWhereTheNumbersComeNearToIt() {
        assertThat(AxisScale.ofValues(DoubleStream.of(3, 298), false, 400, 0).low())
                .isEqualTo(0);
        assertThat(AxisScale.ofValues(DoubleStream.of(-298, -3), false, 400, 0).high())
                .isEqualTo(0);
        assertThat(AxisScale.ofValues(DoubleStream.of(0.84, 1), false, 400, 0).low())
                .isBetween(0.8, 0.84);
    }

    @Test
    void opensARangeAboutASingleNumberAndOneForNone() {
        assertThat(horizontal(4, 4).position(4)).isEqualTo(300);
        assertThat(horizontal(0, 0).ticks()).contains(0);
        assertThat(AxisScale.ofPositions(DoubleStream.empty(), false, 0, 600).high())
                .isEqualTo(1);
        assertThat(AxisScale.ofValues(DoubleStream.empty(), true, 400, 0).low()).isPositive();
    }

    private static AxisScale horizontal(double low, double high) {
        return AxisScale.ofPositions(DoubleStream.of(low, high), false, 0, 600);
    }
}
