package tacit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownPointsTest {
    private static final double NAN = Double.NaN;
    private static final double[] TIMES = {0, 1, 2, 3, 4};

    @Test
    void breaksALineWhereAValueIsMissing() {
        var line = FigureSeries.line("S", TIMES, new double[] {1, 2, NAN, Double.POSITIVE_INFINITY, 5});

        assertThat(runs(line, false)).isDeepEqualTo(new double[][][] {{{0, 1}, {1, 2}}, {{4}, {5}}});
    }

    @Test
    void leavesOutWhatALogarithmicAxisCannotShow() {
        var line = FigureSeries.line("S", TIMES, new double[] {1, 0, -1, 4, 5});

        assertThat(runs(line, true)).isDeepEqualTo(new double[][][] {{{0}, {1}}, {{3, 4}, {4, 5}}});
    }

    @Test
    void holdsEachStepUntilTheNextPosition() {
        var steps = FigureSeries.steps("alpha", new double[] {0, 1, 3}, new double[] {5, 7, 6});

        assertThat(runs(steps, false)).isDeepEqualTo(new double[][][] {{{0, 1, 1, 3, 3}, {5, 5, 7, 7, 6}}});
    }

    @Test
    void walksAroundABand() {
        var band = FigureSeries.band("95 %", new double[] {0, 1}, new double[] {1, 2}, new double[] {3, 4});

        assertThat(runs(band, false)).isDeepEqualTo(new double[][][] {{{0, 1, 1, 0}, {1, 2, 4, 3}}});
    }

    @Test
    void keepsItsNumbersWhenTheCallersArrayChanges() {
        double[] values = {1, 2, 3, 4, 5};
        var line = FigureSeries.line("S", TIMES, values);
        values[0] = 99;

        assertThat(line.y(0)).isEqualTo(1);
    }

    @Test
    void refusesArraysOfDifferentLengths() {
        assertThatThrownBy(() -> FigureSeries.line("S", TIMES, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series S has 5 values of x but 1 of y: give one for each x");
    }

    private static double[][][] runs(FigureSeries series, boolean logarithmic) {
        var figure = new LineFigure("figure", "", "", Axis.of("t"), new Axis("y", "", logarithmic), List.of(series));
        return ShownPoints.of(series, figure).runs(series.kind()).toArray(double[][][]::new);
    }
}
