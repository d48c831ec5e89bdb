package tacit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The points of a series that can be drawn, without those whose position is missing. A value that is missing, or not
 * positive on a logarithmic axis, is NaN.
 *
 * @param x horizontal positions, all finite
 * @param y values, the lower ones of a band
 * @param upper upper values of a band; the values themselves for all other kinds
 */
record ShownPoints(double[] x, double[] y, double[] upper) {
    static ShownPoints of(FigureSeries series, LineFigure figure) {
        int[] placed = IntStream.range(0, series.size())
                .filter(i -> Double.isFinite(shown(series.x(i), figure.x())))
                .toArray();
        return new ShownPoints(
                values(placed, series::x),
                values(placed, i -> shown(series.y(i), figure.y())),
                values(placed, i -> shown(series.upper(i), figure.y())));
    }

    private static double shown(double value, Axis axis) {
        return Double.isFinite(value) && (value > 0 || !axis.logarithmic()) ? value : Double.NaN;
    }

    private static double[] values(int[] indices, IntToDoubleFunction value) {
        return Arrays.stream(indices).mapToDouble(value).toArray();
    }

    /** Whether there is nothing to draw. */
    boolean isEmpty() {
        return IntStream.range(0, x.length).noneMatch(this::isKnown);
    }

    /** What is drawn in one go: the longest runs of known points, those of steps with their corners. */
    List<double[][]> runs(FigureSeries.Kind kind) {
        var runs = new ArrayList<double[][]>();
        int from = 0;
        for (int i = 0; i <= x.length; i++) {
            if (i == x.length || !isKnown(i)) {
                if (from < i) {
                    runs.add(run(kind, from, i));
                }
                from = i + 1;
            }
        }
        return runs;
    }

    private boolean isKnown(int i) {
        return Double.isFinite(y[i]) && Double.isFinite(upper[i]);
    }

    private double[][] run(FigureSeries.Kind kind, int from, int to) {
        int[] indices = IntStream.range(from, to).toArray();
        return switch (kind) {
            case LINE, DOTS -> new double[][] {values(indices, i -> x[i]), values(indices, i -> y[i])};
            case STEPS -> steps(from, to);
            case BAND -> outline(from, to);
        };
    }

    /** Each value held until the next position. */
    private double[][] steps(int from, int to) {
        int[] corners = IntStream.range(2 * from, 2 * to - 1).toArray();
        return new double[][] {values(corners, i -> x[(i + 1) / 2]), values(corners, i -> y[i / 2])};
    }

    /** Along the lower line and back along the upper one. */
    private double[][] outline(int from, int to) {
        int[] there = IntStream.range(from, to).toArray();
        int[] back = IntStream.range(from, to).map(i -> to - 1 - (i - from)).toArray();
        return new double[][] {
            joined(values(there, i -> x[i]), values(back, i -> x[i])),
            joined(values(there, i -> y[i]), values(back, i -> upper[i]))
        };
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
