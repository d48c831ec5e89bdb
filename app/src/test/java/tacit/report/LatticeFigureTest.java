package tacit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatticeFigureTest {
    private static final LatticeFigure.Side ACROSS = new LatticeFigure.Side("i", 1, 3);
    private static final LatticeFigure.Side UPWARD = new LatticeFigure.Side("j", -1, 0);

    @TempDir
    private Path folder;

    private static LatticeFigure figure(double... values) {
        return new LatticeFigure(
                "maps",
                "Where <everybody> is",
                "A caption.",
                Axis.of("share"),
                ACROSS,
                UPWARD,
                List.of(new LatticeFigure.Map("time 0", values), new LatticeFigure.Map("time 1", new double[6])));
    }

    @Test
    void theGreatestNumberIsDarkestAndPlacesThatDoNotExistAreGrey() throws Exception {
        Path png = folder.resolve("maps.png");
        Figures.write(figure(0, 0.9, 0.1, Double.NaN, 0, 0), folder.resolve("maps.svg"), png);

        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(count(picture, 0x082a5c)).as("darkest").isGreaterThan(1_000);
        assertThat(count(picture, 0x8c959f)).as("grey").isGreaterThan(1_000);
        assertThat(Files.readString(folder.resolve("maps.svg")))
                .contains("Where &lt;everybody&gt; is", "time 1", "#082a5c");
    }

    private static int count(BufferedImage picture, int colour) {
        int count = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                count += (picture.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void nothingButZerosIsDrawnAsWell() throws Exception {
        Path svg = folder.resolve("maps.svg");
        Figures.write(figure(new double[6]), svg, folder.resolve("maps.png"));

        assertThat(Files.readString(svg)).doesNotContain("NaN");
    }

    @Test
    void thePageHoldsThePictureAndItsNumbers() throws Exception {
        var report = new ReportModel(
                "title",
                "",
                Severity.GOOD,
                "answer",
                List.of(Section.of("Flow", figure(0, 0.9, 0.1, Double.NaN, 0, 0))));

        String page = HtmlReport.page(report);

        var numbers = Pattern.compile("download=\"maps.csv\" href=\"data:text/csv;base64,([^\"]+)\"")
                .matcher(page);
        assertThat(numbers.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(numbers.group(1)), StandardCharsets.UTF_8))
                .startsWith("map,i,j,share\ntime 0,1,-1,0.0\ntime 0,1,0,0.9\ntime 0,2,-1,0.1\ntime 0,3,-1,0.0\n");
        assertThat(page).contains("<img class=\"picture\" alt=\"Where &lt;everybody&gt; is. share at several times.\"");
    }

    @Test
    void everyPlaceNeedsANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figure(1, 2))
                .withMessage("the map of time 0 has 2 numbers: give one for each of 3 x 2 places");
    }
}
