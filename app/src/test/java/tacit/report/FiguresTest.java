package tacit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class FiguresTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("figures")
    void drawsEachFigureAsSvgAndPng(LineFigure figure) throws Exception {
        Figures.write(figure, svg(), png());

        var root = parse(svg()).getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 720 440");
        BufferedImage picture = ImageIO.read(png().toFile());
        assertThat(picture.getWidth()).isEqualTo(1440);
        assertThat(picture.getHeight()).isEqualTo(880);
    }

    static List<LineFigure> figures() {
        Axis x = Axis.of("time", "day");
        Axis y = Axis.of("share & <more>");
        double[] one = {1};
        double[] times = {0, 1, 2, 3};
        var gaps = FigureSeries.line("gaps", times, new double[] {1, NAN, INFINITE, 2});
        var nothing = FigureSeries.line("nothing", times, new double[] {NAN, NAN, NAN, NAN});
        var constant = FigureSeries.steps("constant", times, new double[] {1, 1, 1, 1});
        var negative = FigureSeries.line("negative", times, new double[] {-1, 0, 1e-9, 1e3});
        var band = FigureSeries.band("band", times, new double[] {-2, -1, NAN, 0}, new double[] {1, 1, 1, 1});
        var shipped = new java.util.ArrayList<>(SampleReport.boardingSchool().figures());
        shipped.add(new LineFigure("empty", "", "", x, y, List.of()));
        shipped.add(new LineFigure("nothing", "", "", x, y, List.of(nothing)));
        shipped.add(new LineFigure("gaps", "", "", x, y, List.of(gaps, nothing, constant, band)));
        shipped.add(new LineFigure("constant", "", "", x, y, List.of(constant)));
        shipped.add(new LineFigure("point", "", "", x, y, List.of(FigureSeries.dots("point", one, one))));
        shipped.add(new LineFigure("log", "", "", x, y.withLogarithmicScale(), List.of(negative, band)));
        return shipped;
    }

    @Test
    void putsInkWhereTheNumbersAre() throws IOException {
        var line = FigureSeries.line("S", new double[] {0, 1}, new double[] {0, 1});
        Figures.write(new LineFigure("line", "", "", Axis.of("t"), Axis.of("y"), List.of(line)), svg(), png());

        BufferedImage picture = ImageIO.read(png().toFile());
        int blue = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                blue += (picture.getRGB(x, y) & 0xffffff) == 0x0072b2 ? 1 : 0;
            }
        }
        // The diagonal of the plot is longer than its width of about 1,200 pixels, and the line 4 pixels wide.
        assertThat(blue).isGreaterThan(2_400);
    }

    @Test
    void drawsEqualPicturesOfEqualFigures() throws IOException {
        LineFigure figure = SampleReport.boardingSchool().figures().getFirst();
        Figures.write(figure, svg(), png());
        Figures.write(figure, folder.resolve("again.svg"), folder.resolve("again.png"));

        assertThat(folder.resolve("again.svg")).hasSameBinaryContentAs(svg());
        assertThat(folder.resolve("again.png")).hasSameBinaryContentAs(png());
    }

    private Path svg() {
        return folder.resolve("figure.svg");
    }

    private Path png() {
        return folder.resolve("figure.png");
    }

    private static Document parse(Path file) throws IOException, ParserConfigurationException, SAXException {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(Files.newInputStream(file));
    }
}
