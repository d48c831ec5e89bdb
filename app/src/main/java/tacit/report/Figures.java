package tacit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        try (var raster = new RasterCanvas(WIDTH, HEIGHT, PNG_SCALE)) {
            FigurePainter.paint(figure, raster, raster::widthOf);
            var vector = new SvgCanvas();
            FigurePainter.paint(figure, vector, raster::widthOf);
            byte[] document = vector.document(WIDTH, HEIGHT, figure.title()).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(svg, stream -> stream.write(document));
            AtomicFile.write(png, stream -> {
                if (!ImageIO.write(raster.image(), "png", stream)) {
                    throw new IOException("this JDK cannot write PNG");
                }
            });
        }
    }
}
