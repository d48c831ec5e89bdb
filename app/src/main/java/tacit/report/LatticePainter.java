package tacit.report;

import java.util.function.ToDoubleFunction;
import tacit.report.Canvas.Anchor;
import tacit.report.Canvas.Dash;
import tacit.report.Canvas.Pen;

/**
 * Draws maps of a lattice side by side. The colour is the square root of the number, so that thin crowds are seen
 * beside dense ones; it goes from light to dark, so that it needs no colour vision.
 */
final class LatticePainter {
    private static final String TEXT = "#1b1f23";
    private static final String NO_PLACE = "#8c959f";
    private static final Pen FRAME = new Pen("#8c959f", 1, Dash.SOLID);
    private static final int[][] COLOURS = {{0xf4, 0xf7, 0xfa}, {0x56, 0xa9, 0xd8}, {0x08, 0x2a, 0x5c}};
    private static final int LEVELS = 64;
    private static final int COLUMNS = 3;
    private static final double EDGE = 16;
    private static final double ROW = 20;
    private static final double GAP = 12;
    /** Neighbouring areas overlap by this much, so that no ground shows between them. */
    private static final double SEAM = 0.3;

    private final LatticeFigure figure;
    private final Canvas canvas;
    private final double greatest;
    private final double left;
    private final double cell;

    private LatticePainter(LatticeFigure figure, Canvas canvas, ToDoubleFunction<String> widthOf) {
        this.figure = figure;
        this.canvas = canvas;
        greatest = figure.greatest();
        left = EDGE
                + ROW
                + widthOf.applyAsDouble(Integer.toString(figure.upward().last()));
        double width = (Figures.WIDTH - left - EDGE) / COLUMNS - GAP;
        int rows = (figure.maps().size() + COLUMNS - 1) / COLUMNS;
        double height = (Figures.HEIGHT - 2 * EDGE - 3 * ROW) / Math.max(1, rows) - ROW - GAP;
        cell = Math.min(width / figure.across().size(), height / figure.upward().size());
    }

    /**
     * Draws a figure.
     *
     * @param widthOf width of a text in points
     */
    static void paint(LatticeFigure figure, Canvas canvas, ToDoubleFunction<String> widthOf) {
        var painter = new LatticePainter(figure, canvas, widthOf);
        for (int map = 0; map < figure.maps().size(); map++) {
            painter.drawMap(map);
        }
        painter.drawScale();
    }

    private double width() {
        return cell * figure.across().size();
    }

    private double height() {
        return cell * figure.upward().size();
    }

    private void drawMap(int index) {
        LatticeFigure.Map map = figure.maps().get(index);
        double x = left + index % COLUMNS * ((Figures.WIDTH - left - EDGE) / COLUMNS);
        double y = EDGE + ROW + index / COLUMNS * (height() + ROW + GAP);
        canvas.text(map.title(), x, y - 6, Anchor.START, TEXT);
        rectangle(x, y, width(), height(), colour(0));
        for (int upward = 0; upward < figure.upward().size(); upward++) {
            drawRow(map, upward, x, y + height() - (upward + 1) * cell);
        }
        frame(x, y, width(), height());
        if (index % COLUMNS == 0) {
            drawUpward(x, y);
        }
        if (index + COLUMNS >= figure.maps().size()) {
            drawAcross(x, y + height());
        }
    }

    /** A row of places; neighbours of one colour are drawn as one. */
    private void drawRow(LatticeFigure.Map map, int upward, double x, double y) {
        int columns = figure.across().size();
        int begin = 0;
        for (int across = 1; across <= columns; across++) {
            String colour = colour(map.value(begin, upward, figure.upward()));
            if (across == columns || !colour.equals(colour(map.value(across, upward, figure.upward())))) {
                if (!colour.equals(colour(0))) {
                    rectangle(x + begin * cell, y, (across - begin) * cell + SEAM, cell + SEAM, colour);
                }
                begin = across;
            }
        }
    }

    private void drawUpward(double x, double y) {
        LatticeFigure.Side side = figure.upward();
        canvas.text(Integer.toString(side.last()), x - 5, y + 11, Anchor.END, TEXT);
        canvas.text(Integer.toString(side.first()), x - 5, y + height(), Anchor.END, TEXT);
        canvas.text(side.name(), x - 5, y + height() / 2 + 4.5, Anchor.END, TEXT);
    }

    private void drawAcross(double x, double y) {
        LatticeFigure.Side side = figure.across();
        canvas.text(Integer.toString(side.first()), x, y + 15, Anchor.START, TEXT);
        canvas.text(Integer.toString(side.last()), x + width(), y + 15, Anchor.END, TEXT);
        canvas.text(side.name(), x + width() / 2, y + 15, Anchor.MIDDLE, TEXT);
    }

    private void drawScale() {
        double width = Figures.WIDTH / 2.0;
        double x = (Figures.WIDTH - width) / 2;
        double y = Figures.HEIGHT - EDGE - 1.6 * ROW;
        for (int level = 0; level <= LEVELS; level++) {
            double from = x + width * level / (LEVELS + 1);
            rectangle(from, y, width / (LEVELS + 1) + SEAM, ROW / 2, shade(level));
        }
        frame(x, y, width, ROW / 2);
        for (int quarter = 0; quarter <= 4; quarter++) {
            String label = SignificantDigits.format(greatest * quarter * quarter / 16);
            canvas.text(label, x + width * quarter / 4, y + ROW / 2 + 15, Anchor.MIDDLE, TEXT);
        }
        canvas.text(figure.value().title(), x - GAP - ROW, y + ROW / 2, Anchor.END, TEXT);
    }

    private void frame(double x, double y, double width, double height) {
        canvas.line(
                new double[] {x, x + width, x + width, x, x}, new double[] {y, y, y + height, y + height, y}, FRAME);
    }

    private void rectangle(double x, double y, double width, double height, String colour) {
        canvas.area(new double[] {x, x + width, x + width, x}, new double[] {y, y, y + height, y + height}, colour, 1);
    }

    private String colour(double value) {
        if (Double.isNaN(value)) {
            return NO_PLACE;
        }
        return shade(greatest > 0 ? (int) Math.round(LEVELS * Math.sqrt(Math.max(0, value) / greatest)) : 0);
    }

    private static String shade(int level) {
        double at = (COLOURS.length - 1) * (double) level / LEVELS;
        int stop = Math.min((int) at, COLOURS.length - 2);
        int colour = 0;
        for (int part = 0; part < 3; part++) {
            double mixed = COLOURS[stop][part] + (at - stop) * (COLOURS[stop + 1][part] - COLOURS[stop][part]);
            colour = colour << 8 | (int) Math.round(mixed);
        }
        return String.format("#%06x", colour);
    }
}
