package tacit.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tacit.report.Canvas.Anchor;
import tacit.report.Canvas.Dash;
import tacit.report.Canvas.Pen;

/** Draws a figure in one plain look: legend above, labelled axes with round ticks, a thin grid, the series. */
final class FigurePainter {
    private static final String TEXT = "#1b1f23";
    private static final Pen AXIS = new Pen("#8c959f", 1, Dash.SOLID);
    private static final Pen GRID = new Pen("#e6e9ec", 1, Dash.SOLID);
    private static final double BAND_OPACITY = 0.22;
    private static final double DOT_RADIUS = 4;
    private static final double LINE_WIDTH = 2;
    private static final double EDGE = 16;
    private static final double TICK = 5;
    private static final double ROW = 20;

    private final LineFigure figure;
    private final int[] colours;
    private final List<ShownPoints> points;
    private final FigureLegend legend;
    private final AxisScale x;
    private final AxisScale y;

    private FigurePainter(LineFigure figure, ToDoubleFunction<String> widthOf) {
        this.figure = figure;
        colours = Palette.indices(figure.series());
        points = figure.series().stream()
                .map(series -> ShownPoints.of(series, figure))
                .toList();
        List<Integer> shown = IntStream.range(0, points.size())
                .filter(i -> !points.get(i).isEmpty())
                .boxed()
                .toList();
        legend = FigureLegend.of(figure.series(), shown, Figures.WIDTH - 2 * EDGE, widthOf);
        double top = EDGE + ROW * legend.rows() + (legend.rows() > 0 ? TICK : 0);
        double bottom = Figures.HEIGHT - EDGE - 2 * ROW - TICK;
        var values = DoubleStream.concat(known(ShownPoints::y), known(ShownPoints::upper));
        y = AxisScale.ofValues(values, figure.y().logarithmic(), bottom, top);
        double labels = Arrays.stream(y.ticks())
                .mapToObj(SignificantDigits::format)
                .mapToDouble(widthOf)
                .max()
                .orElse(0);
        double left = EDGE + ROW + labels + 2 * TICK;
        x = AxisScale.ofPositions(known(ShownPoints::x), figure.x().logarithmic(), left, Figures.WIDTH - 2 * EDGE);
    }

    /**
     * Draws a figure.
     *
     * @param widthOf width of a text in points
     */
    static void paint(LineFigure figure, Canvas canvas, ToDoubleFunction<String> widthOf) {
        var painter = new FigurePainter(figure, widthOf);
        painter.legend.entries().forEach(entry -> painter.drawEntry(canvas, entry));
        painter.drawAxes(canvas);
        for (int i = 0; i < painter.colours.length; i++) {
            painter.drawSeries(canvas, i);
        }
    }

    private DoubleStream known(Function<ShownPoints, double[]> numbers) {
        return points.stream().map(numbers).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    private void drawAxes(Canvas canvas) {
        for (double tick : y.ticks()) {
            double at = y.position(tick);
            line(canvas, x.start(), at, x.end(), at, GRID);
            line(canvas, x.start() - TICK, at, x.start(), at, AXIS);
            String label = SignificantDigits.format(tick);
            canvas.text(label, x.start() - 2 * TICK, at + 4.5, Anchor.END, TEXT);
        }
        for (double tick : x.ticks()) {
            double at = x.position(tick);
            line(canvas, at, y.start(), at, y.start() + TICK, AXIS);
            canvas.text(SignificantDigits.format(tick), at, y.start() + ROW, Anchor.MIDDLE, TEXT);
        }
        line(canvas, x.start(), y.start(), x.end(), y.start(), AXIS);
        line(canvas, x.start(), y.start(), x.start(), y.end(), AXIS);
        double bottom = Figures.HEIGHT - EDGE;
        canvas.text(figure.x().title(), (x.start() + x.end()) / 2, bottom, Anchor.MIDDLE, TEXT);
        canvas.uprightText(figure.y().title(), EDGE + TICK, (y.start() + y.end()) / 2, TEXT);
    }

    private void drawEntry(Canvas canvas, FigureLegend.Entry entry) {
        FigureSeries series = figure.series().get(entry.series());
        double left = EDGE + entry.x();
        double middle = EDGE + ROW * entry.row();
        double right = left + FigureLegend.SIGN - 6;
        switch (series.kind()) {
            case LINE, STEPS -> line(canvas, left, middle, right, middle, pen(entry.series()));
            case DOTS -> canvas.disc((left + right) / 2, middle, DOT_RADIUS, colour(entry.series()));
            case BAND ->
                canvas.area(
                        new double[] {left, right, right, left},
                        new double[] {middle - TICK, middle - TICK, middle + TICK, middle + TICK},
                        colour(entry.series()),
                        BAND_OPACITY);
        }
        canvas.text(entry.name(), left + FigureLegend.SIGN, middle + 4.5, Anchor.START, TEXT);
    }

    private void drawSeries(Canvas canvas, int index) {
        FigureSeries series = figure.series().get(index);
        for (double[][] run : points.get(index).runs(series.kind())) {
            double[] horizontal = Arrays.stream(run[0]).map(x::position).toArray();
            double[] vertical = Arrays.stream(run[1]).map(y::position).toArray();
            switch (series.kind()) {
                case LINE, STEPS -> canvas.line(horizontal, vertical, pen(index));
                case BAND -> canvas.area(horizontal, vertical, colour(index), BAND_OPACITY);
                case DOTS -> {
                    for (int i = 0; i < horizontal.length; i++) {
                        canvas.disc(horizontal[i], vertical[i], DOT_RADIUS, colour(index));
                    }
                }
            }
        }
    }

    private Pen pen(int index) {
        boolean muted = figure.series().get(index).muted();
        Dash dash = Dash.values()[colours[index] / Palette.LIGHT.size() % Dash.values().length];
        return new Pen(colour(index), muted ? 1 : LINE_WIDTH, dash);
    }

    private String colour(int index) {
        return figure.series().get(index).muted() ? Palette.MUTED : Palette.light(colours[index]);
    }

    private static void line(Canvas canvas, double fromX, double fromY, double toX, double toY, Pen pen) {
        canvas.line(new double[] {fromX, toX}, new double[] {fromY, toY}, pen);
    }
}
