package tacit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tacit.report.Facts.Fact;
import tacit.report.Findings.Finding;
import tacit.report.ReportTable.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"figures\">(.*?)</script>", Pattern.DOTALL);
    private static final String HOSTILE = "</script><script>alert(1)</script><!-- \"quoted\" & 'single' {{title}} $1";
    private static final String HOSTILE_ESCAPED = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
            + "&lt;!-- &quot;quoted&quot; &amp; &#39;single&#39; {{title}} $1";

    @TempDir
    private Path folder;

    @Test
    void asksNothingOfTheNetwork() throws IOException {
        String page = HtmlReport.page(SampleReport.boardingSchool());
        String ours = page.replace(Resources.library(), "");

        assertThat(matches("default-src 'none'; script-src 'unsafe-inline';", ours))
                .hasSize(1);
        assertThat(matches("(?i)<(?:link|img|iframe|object|embed|base)\\b", ours))
                .isEmpty();
        assertThat(matches("(?i)\\bsrc\\s*=|\\burl\\(|@import|\\bfetch\\(|XMLHttpRequest|\\bimport\\(", ours))
                .isEmpty();
        assertThat(matches("https?://", ours)).isEmpty();
        assertThat(matches("href=\"([^\"]*)", ours)).isNotEmpty().allMatch(link -> link.startsWith("#"));
        // The library may name its licence and XML namespaces, which nobody loads.
        assertThat(matches("https?://([a-z0-9.]+)", Resources.library()))
                .containsOnly("www.apache.org", "www.w3.org", "github.com");
    }

    @Test
    void beginsWithTheAnswerAndThenShowsTheMainFigure() throws IOException {
        ReportModel model = SampleReport.boardingSchool();
        String page = HtmlReport.page(model);

        assertThat(page)
                .containsSubsequence(
                        "<h1>Boarding school, plain SIR</h1>",
                        Html.escape(model.answer()),
                        "id=\"chart-flow\"",
                        ">beta</th>",
                        "pull in opposite directions",
                        "equilibrium.exploitability",
                        "id=\"chart-loss\"",
                        "steps-per-unit",
                        "./tacit fit boarding-school-sir");
    }

    @Test
    void givesTheScriptEveryNumberOfEverySeries() throws IOException {
        ReportModel model = SampleReport.boardingSchool();
        JsonNode figures = data(HtmlReport.page(model)).get("figures");

        assertThat(figures.size()).isEqualTo(model.figures().size());
        for (int f = 0; f < figures.size(); f++) {
            List<FigureSeries> expected = model.figures().get(f).series();
            for (int s = 0; s < expected.size(); s++) {
                FigureSeries one = expected.get(s);
                JsonNode written = figures.get(f).get("series").get(s);
                assertThat(written.get("name").asString()).isEqualTo(one.name());
                for (int i = 0; i < one.size(); i++) {
                    assertThat(written.get("x").get(i).asDouble()).isEqualTo(one.x(i));
                    assertThat(written.get("y").get(i).asDouble()).isEqualTo(one.y(i));
                }
            }
        }
        JsonNode band = figures.get(0).get("series").get(0);
        assertThat(band.get("upper").get(7).asDouble())
                .isEqualTo(model.figures().getFirst().series().getFirst().upper(7));
    }

    @Test
    void showsTextThatLooksLikeMarkupAsItIs() throws IOException {
        String page = HtmlReport.page(hostile());
        String ours = page.replace(Resources.library(), "");

        // Title and heading, subtitle, answer, link and heading of the section, note, figure (heading, two buttons,
        // description twice for title and its only series, two axes, caption), table, findings, facts, code.
        assertThat(matches(Pattern.quote(HOSTILE_ESCAPED), ours)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(matches("<script>alert", ours)).isEmpty();
        assertThat(matches("</script", ours)).hasSize(3);
        JsonNode figure = data(page).get("figures").get(0);
        assertThat(figure.get("series").get(0).get("name").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void takesNumbersThatAreNotFiniteAsMissing() throws IOException {
        double[] x = {0, 1, 2, 3};
        double[] y = {Double.NaN, 5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        var figure = new LineFigure(
                "gaps", "Gaps", "", Axis.of("time"), Axis.of("share"), List.of(FigureSeries.line("S", x, y)));

        JsonNode values = data(HtmlReport.page(report(figure))).at("/figures/0/series/0/y");

        assertThat(values.toString()).isEqualTo("[null,5.0,null,null]");
    }

    @Test
    void replacesCharactersThatHtmlForbids() {
        assertThat(Html.escape("a\u0000b\u001bc\nd\ud800e")).isEqualTo("a\ufffdb\ufffdc\nd\ufffde");
    }

    @Test
    void writesEqualBytesForEqualModels() throws IOException {
        HtmlReport.write(SampleReport.boardingSchool(), folder.resolve("one.html"));
        HtmlReport.write(SampleReport.boardingSchool(), folder.resolve("two.html"));

        assertThat(folder.resolve("one.html")).hasSameBinaryContentAs(folder.resolve("two.html"));
    }

    @Test
    void replacesAnEarlierReport() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "earlier");

        HtmlReport.write(SampleReport.boardingSchool(), file);

        assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(folder.toFile().list()).containsExactly("report.html");
    }

    @Test
    void refusesTwoFiguresOfOneName() {
        LineFigure figure = new LineFigure("flow", "", "", Axis.of("time"), Axis.of("share"), List.of());

        assertThatThrownBy(() -> report(figure, figure))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two figures of the report are called flow: give each its own id");
    }

    private static ReportModel report(Block... blocks) {
        return new ReportModel("Title", "", Severity.GOOD, "Answer.", List.of(Section.of("Section", blocks)));
    }

    private static ReportModel hostile() {
        var series = FigureSeries.dots(HOSTILE, new double[] {0}, new double[] {1});
        var axis = Axis.of(HOSTILE);
        List<Block> blocks = List.of(
                new LineFigure("hostile", HOSTILE, HOSTILE, axis, axis, List.of(series)),
                new ReportTable(HOSTILE, List.of(Column.text(HOSTILE)), List.of(List.of(HOSTILE))),
                new Findings(List.of(new Finding(Severity.WARNING, HOSTILE, HOSTILE))),
                new Facts(List.of(new Fact(HOSTILE, HOSTILE, HOSTILE, Severity.FAILURE))),
                new CodeBlock(HOSTILE, HOSTILE));
        return new ReportModel(
                HOSTILE, HOSTILE, Severity.WARNING, HOSTILE, List.of(new Section(HOSTILE, HOSTILE, blocks)));
    }

    private static JsonNode data(String page) {
        return JsonMapper.shared().readTree(matches(DATA.pattern(), page).getFirst());
    }

    /** What the pattern finds, or its first group where it has one. */
    private static List<String> matches(String pattern, String text) {
        var found = new ArrayList<String>();
        Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(match -> match.group(Math.min(1, match.groupCount())))
                .forEach(found::add);
        return found;
    }
}
