package tacit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Draws into an image, several pixels for each point. */
final class RasterCanvas implements Canvas, AutoCloseable {
    private final BufferedImage image;
    private final Graphics2D graphics;

    /** A white canvas. */
    RasterCanvas(int width, int height, int scale) {
        image = new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        // Without it curves of short lines are moved to whole pixels and tremble.
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
    }

    /** What has been drawn so far. */
    BufferedImage image() {
        return image;
    }

    /** Width of a text in points. */
    double widthOf(String text) {
        return graphics.getFontMetrics().stringWidth(text);
    }

    @Override
    public void line(double[] x, double[] y, Pen pen) {
        graphics.setColor(Color.decode(pen.colour()));
        graphics.setStroke(stroke(pen));
        graphics.draw(path(x, y));
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        Color opaque = Color.decode(colour);
        int alpha = (int) Math.round(255 * opacity);
        graphics.setColor(new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), alpha));
        graphics.fill(path(x, y));
    }

    @Override
    public void disc(double x, double y, double radius, String colour) {
        graphics.setColor(Color.decode(colour));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, String colour) {
        double shift = switch (anchor) {
            case START -> 0;
            case MIDDLE -> widthOf(text) / 2;
            case END -> widthOf(text);
        };
        graphics.setColor(Color.decode(colour));
        graphics.drawString(text, (float) (x - shift), (float) y);
    }

    @Override
    public void uprightText(String text, double x, double y, String colour) {
        graphics.rotate(-Math.PI / 2, x, y);
        text(text, x, y, Anchor.MIDDLE, colour);
        graphics.rotate(Math.PI / 2, x, y);
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    private static BasicStroke stroke(Pen pen) {
        float width = (float) pen.width();
        float[] dash = pen.dash().lengths();
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    private static Path2D path(double[] x, double[] y) {
        var path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < x.length; i++) {
            path.lineTo(x[i], y[i]);
        }
        return path;
    }
}
