package tacit.report;

import java.util.Locale;

/** Draws as SVG 1.1, with text as text. */
final class SvgCanvas implements Canvas {
    private final StringBuilder elements = new StringBuilder();

    /** The whole picture on a white ground. */
    String document(int width, int height, String title) {
        return String.format(Locale.ROOT, """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" \
                font-family="Helvetica, Arial, sans-serif" font-size="%3$d">
                <title>%4$s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %5$s</svg>
                """, width, height, TEXT_SIZE, Html.escape(title), elements);
    }

    @Override
    public void line(double[] x, double[] y, Pen pen) {
        elements.append("<path d=\"")
                .append(path(x, y))
                .append("\" fill=\"none\" stroke=\"")
                .append(pen.colour());
        elements.append("\" stroke-width=\"").append(number(pen.width())).append("\" stroke-linejoin=\"round\"");
        float[] dash = pen.dash().lengths();
        elements.append(
                dash.length == 0
                        ? " stroke-linecap=\"round\""
                        : " stroke-dasharray=\"" + number(dash[0]) + " " + number(dash[1]) + "\"");
        elements.append("/>\n");
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        elements.append("<path d=\"").append(path(x, y)).append("Z\" fill=\"").append(colour);
        elements.append("\" fill-opacity=\"").append(number(opacity)).append("\"/>\n");
    }

    @Override
    public void disc(double x, double y, double radius, String colour) {
        elements.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        elements.append("\" r=\"")
                .append(number(radius))
                .append("\" fill=\"")
                .append(colour)
                .append("\"/>\n");
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, String colour) {
        elements.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        elements.append("\" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT));
        close(text, colour);
    }

    @Override
    public void uprightText(String text, double x, double y, String colour) {
        elements.append("<text transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y));
        elements.append(") rotate(-90)\" text-anchor=\"middle");
        close(text, colour);
    }

    private void close(String text, String colour) {
        elements.append("\" fill=\"").append(colour).append("\">");
        elements.append(Html.escape(text)).append("</text>\n");
    }

    private static String path(double[] x, double[] y) {
        var path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(number(x[i])).append(' ').append(number(y[i]));
        }
        return path.toString();
    }

    /** A hundredth of a point is finer than any printer. */
    private static String number(double value) {
        long hundredths = Math.round(100 * value);
        return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : Double.toString(hundredths / 100.0);
    }
}
