package tacit.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Panels side by side, logarithmic in both directions, with one vertical axis and one legend for all: an SVG. */
record LogFigure(String title, String unit, List<Panel> panels) {
    private static final int SIDE = 240;

    /** Room for half of the last label of a panel beside half of the first one of the next. */
    private static final int GAP = 44;

    private static final int LEFT = 70;
    private static final int TOP = 66;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#56b4e9", "#e69f00");

    /** One panel; a series may be empty. */
    record Panel(String axis, List<Series> series) {}

    /** Points joined by lines, all positive. */
    record Series(String name, double[] x, double[] y) {}

    /** A range of decades, drawn over the length of a panel's side. */
    private record Scale(int first, int last) {
        static Scale of(DoubleStream numbers) {
            var range = numbers.map(Math::log10).summaryStatistics();
            int first = (int) Math.floor(range.getMin());
            return new Scale(first, Math.max(first + 1, (int) Math.ceil(range.getMax())));
        }

        double at(double number) {
            return SIDE * (Math.log10(number) - first) / (last - first);
        }
    }

    /** The whole document. */
    String svg() {
        int width = LEFT + panels.size() * (SIDE + GAP);
        int height = TOP + SIDE + BOTTOM;
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">\n<title>%s</title>\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                width, height, width, height, title));
        svg.append(text(LEFT, 20, "start", title + " [" + unit + "]"));
        legend(svg);
        Scale vertical = Scale.of(panels.stream()
                .flatMap(panel -> panel.series.stream())
                .flatMapToDouble(series -> Arrays.stream(series.y)));
        for (int i = 0; i < panels.size(); i++) {
            panel(svg, panels.get(i), LEFT + i * (SIDE + GAP), vertical, i == 0);
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend(StringBuilder svg) {
        List<Series> series = panels.getFirst().series;
        for (int i = 0; i < series.size(); i++) {
            int x = LEFT + i * 170;
            svg.append(format("<circle cx=\"%d\" cy=\"42\" r=\"4\" fill=\"%s\"/>\n", x + 4, COLOURS.get(i)));
            svg.append(text(x + 14, 46, "start", series.get(i).name));
        }
    }

    private static void panel(StringBuilder svg, Panel panel, int left, Scale vertical, boolean labelled) {
        Scale horizontal = Scale.of(panel.series.stream().flatMapToDouble(series -> Arrays.stream(series.x)));
        svg.append(format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#444\"/>\n",
                left, TOP, SIDE, SIDE));
        for (int decade = vertical.first; decade <= vertical.last; decade++) {
            double y = TOP + SIDE - vertical.at(StrictMath.pow(10, decade));
            svg.append(line(left, y, left + SIDE, y));
            if (labelled) {
                svg.append(text(left - 8, y + 4, "end", decade(decade)));
            }
        }
        for (int decade = horizontal.first; decade <= horizontal.last; decade++) {
            double x = left + horizontal.at(StrictMath.pow(10, decade));
            svg.append(line(x, TOP, x, TOP + SIDE));
            svg.append(text(x, TOP + SIDE + 18, "middle", decade(decade)));
        }
        svg.append(text(left + SIDE / 2.0, TOP + SIDE + 38, "middle", panel.axis));
        for (int i = 0; i < panel.series.size(); i++) {
            series(svg, panel.series.get(i), COLOURS.get(i), left, horizontal, vertical);
        }
    }

    private static void series(
            StringBuilder svg, Series series, String colour, int left, Scale horizontal, Scale vertical) {
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < series.x.length; i++) {
            double x = left + horizontal.at(series.x[i]);
            double y = TOP + SIDE - vertical.at(series.y[i]);
            points.append(format("%.1f,%.1f ", x, y));
            dots.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", x, y, colour));
        }
        svg.append(format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n",
                points.toString().strip(), colour));
        svg.append(dots);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return format("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#ddd\"/>\n", x1, y1, x2, y2);
    }

    private static String text(double x, double y, String anchor, String content) {
        return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, content);
    }

    private static String decade(int exponent) {
        return exponent >= 0
                ? format("%,.0f", StrictMath.pow(10, exponent))
                : format("%s", StrictMath.pow(10, exponent));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
