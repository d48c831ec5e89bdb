package tacit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;

/** Figures as files, for papers and slides: black on white, in the palette of the report, with labelled axes. */
public final class Figures {
    /** Width of a figure in points. */
    static final int WIDTH = 720;
    /** Height of a figure in points. */
    static final int HEIGHT = 440;
    /** Pixels per point in a PNG. */
    private static final int PNG_SCALE = 2;

    static {
        // No window is ever opened, and where there is no display none is looked for.
        System.setProperty("java.awt.headless", "true");
        // Pictures are small: a cache on disk only costs time.
        ImageIO.setUseCache(false);
    }

    private Figures() {}

    /**
     * Draws a figure as SVG (720 by 440) and as PNG (1440 by 880). Each file is written as a whole or not at all and
     * replaces an earlier one. Equal figures give equal pictures on one machine; the fonts are the machine's.
     *
     * @throws IOException where a file cannot be written, with the file, the reason and a remedy
     */
    public static void write(LineFigure figure, Path svg, Path png) throws IOException {
        write(figure.title(), (canvas, widthOf) -> FigurePainter.paint(figure, canvas, widthOf), svg, png);
    }

    /**
     * Draws a figure of a lattice; as above.
     *
     * @throws IOException where a file cannot be written, with the file, the reason and a remedy
     */
    public static void write(LatticeFigure figure, Path svg, Path png) throws IOException {
        write(figure.title(), (canvas, widthOf) -> LatticePainter.paint(figure, canvas, widthOf), svg, png);
    }

    /** A figure of a lattice as an SVG document. */
    static String svg(LatticeFigure figure) {
        try (var raster = new RasterCanvas(1, 1, 1)) {
            var vector = new SvgCanvas();
            LatticePainter.paint(figure, vector, raster::widthOf);
            return vector.document(WIDTH, HEIGHT, figure.title());
        }
    }

    private static void write(String title, BiConsumer<Canvas, ToDoubleFunction<String>> painter, Path svg, Path png)
            throws IOException {
        try (var raster = new RasterCanvas(WIDTH, HEIGHT, PNG_SCALE)) {
            painter.accept(raster, raster::widthOf);
            var vector = new SvgCanvas();
            painter.accept(vector, raster::widthOf);
            byte[] document = vector.document(WIDTH, HEIGHT, title).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(svg, stream -> stream.write(document));
            AtomicFile.write(png, stream -> {
                if (!ImageIO.write(raster.image(), "png", stream)) {
                    throw new IOException("this JDK cannot write PNG");
                }
            });
        }
    }
}
