package tacit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A report as one HTML file that opens without a network: style, script, data and Apache ECharts stand inside it. Equal
 * models give equal bytes.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the page as a whole or not at all, replacing an earlier one.
     *
     * @throws IOException where it cannot be written, with the file, the reason and a remedy
     */
    public static void write(ReportModel model, Path file) throws IOException {
        byte[] page = page(model).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, stream -> stream.write(page));
    }

    /** The text of the page. */
    static String page(ReportModel model) throws IOException {
        return Template.fill(
                Resources.own("report.html"),
                Map.ofEntries(
                        Map.entry("title", Html.escape(model.title())),
                        Map.entry("subtitle", HtmlBlocks.paragraph("subtitle", model.subtitle())),
                        Map.entry("severity", HtmlBlocks.style(model.severity())),
                        Map.entry("answer", Html.escape(model.answer())),
                        Map.entry("contents", HtmlBlocks.contents(model.sections())),
                        Map.entry("sections", HtmlBlocks.sections(model.sections())),
                        Map.entry("figures", FigureJson.of(model.figures())),
                        Map.entry("style", Resources.own("report.css")),
                        Map.entry("library", Resources.library()),
                        Map.entry("script", Resources.own("report.js"))));
    }
}
