package tacit.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tacit.report.Facts.Fact;
import tacit.report.Findings.Finding;
import tacit.report.ReportTable.Column;

/** The sections of a report as HTML. */
final class HtmlBlocks {
    private HtmlBlocks() {}

    /** Links to all sections. */
    static String contents(List<Section> sections) {
        var links = new StringBuilder("<nav aria-label=\"Contents\">\n");
        for (int i = 0; i < sections.size(); i++) {
            links.append("<a href=\"#%s\">%s</a>\n"
                    .formatted(anchor(i), Html.escape(sections.get(i).title())));
        }
        return links.append("</nav>").toString();
    }

    /** All sections in order. */
    static String sections(List<Section> sections) {
        var html = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            String anchor = anchor(i);
            html.append("<section id=\"%s\" aria-labelledby=\"%s-title\">\n".formatted(anchor, anchor));
            html.append("<h2 id=\"%s-title\">%s</h2>\n".formatted(anchor, Html.escape(section.title())));
            html.append(paragraph("lead", section.note()));
            html.append(blocks(section.blocks()));
            html.append("</section>\n");
        }
        return html.toString();
    }

    /** A paragraph of a class, or nothing for an empty text. */
    static String paragraph(String style, String text) {
        return text.isEmpty() ? "" : "<p class=\"%s\">%s</p>\n".formatted(style, Html.escape(text));
    }

    /** The name that the style sheet has for a severity. */
    static String style(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String anchor(int section) {
        return "section-" + (section + 1);
    }

    /** Figures that follow each other stand in one grid; one alone takes the whole width. */
    private static String blocks(List<Block> blocks) {
        var html = new StringBuilder();
        var figures = new ArrayList<LineFigure>();
        for (Block block : blocks) {
            if (block instanceof LineFigure figure) {
                figures.add(figure);
            } else {
                html.append(figures(figures)).append(block(block));
                figures.clear();
            }
        }
        return html.append(figures(figures)).toString();
    }

    private static String block(Block block) {
        return switch (block) {
            case LineFigure figure -> figures(List.of(figure));
            case LatticeFigure figure -> picture(figure);
            case ReportTable table -> table(table);
            case Findings findings -> findings(findings);
            case Facts facts -> facts(facts);
            case CodeBlock code -> code(code);
        };
    }

    private static String figures(List<LineFigure> figures) {
        if (figures.isEmpty()) {
            return "";
        }
        String style = figures.size() == 1 ? "figures single" : "figures";
        return figures.stream()
                .map(HtmlBlocks::figure)
                .collect(Collectors.joining("", "<div class=\"%s\">\n".formatted(style), "</div>\n"));
    }

    private static String figure(LineFigure figure) {
        String title = Html.escape(figure.title());
        return """
                <figure>
                <div class="bar"><h3>%s</h3>
                %s%s</div>
                <div class="chart" id="chart-%s" role="img" aria-label="%s"></div>
                %s</figure>
                """.formatted(
                title,
                saving(figure, "svg", "SVG", "as a picture"),
                saving(figure, "csv", "CSV", "as numbers"),
                figure.id(),
                Html.escape(description(figure)),
                figure.caption().isEmpty()
                        ? ""
                        : "<figcaption class=\"caption\">%s</figcaption>\n".formatted(Html.escape(figure.caption())));
    }

    private static String saving(LineFigure figure, String action, String label, String manner) {
        return """
                <button type="button" data-action="%s" data-figure="%s" aria-label="Save %s %s (%s)">%s</button>
                """.formatted(action, figure.id(), Html.escape(figure.title()), manner, label, label);
    }

    /** A figure as a picture, with its numbers beside it. */
    private static String picture(LatticeFigure figure) {
        String picture = "data:image/svg+xml;base64," + base64(Figures.svg(figure));
        return """
                <figure>
                <div class="bar"><h3>%1$s</h3>
                <a class="button" download="%2$s.svg" href="%3$s">SVG</a>
                <a class="button" download="%2$s.csv" href="data:text/csv;base64,%4$s">CSV</a></div>
                <img class="picture" alt="%5$s" src="%3$s">
                <figcaption class="caption">%6$s</figcaption>
                </figure>
                """.formatted(
                        Html.escape(figure.title()),
                        figure.id(),
                        picture,
                        base64(figure.csv()),
                        Html.escape(figure.title() + ". " + figure.value().title() + " at several times."),
                        Html.escape(figure.caption()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a reader who does not see the figure is told. */
    private static String description(LineFigure figure) {
        return figure.series().stream()
                .map(FigureSeries::name)
                .collect(Collectors.joining(
                        ", ",
                        "%s. %s over %s: "
                                .formatted(
                                        figure.title(),
                                        figure.y().title(),
                                        figure.x().title()),
                        "."));
    }

    private static String table(ReportTable table) {
        var html = new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table>\n"
                .formatted(Html.escape(table.caption().isEmpty() ? "Table" : table.caption())));
        if (!table.caption().isEmpty()) {
            html.append("<caption>%s</caption>\n".formatted(Html.escape(table.caption())));
        }
        html.append("<thead><tr>");
        for (Column column : table.columns()) {
            html.append(cell("th scope=\"col\"", column, column.heading()));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(
                        cell(i == 0 ? "th scope=\"row\"" : "td", table.columns().get(i), row.get(i)));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n").toString();
    }

    private static String cell(String tag, Column column, String text) {
        String style = column.numeric() ? " class=\"number\"" : "";
        return "<%s%s>%s</%s>".formatted(tag, style, Html.escape(text), tag.substring(0, 2));
    }

    private static String findings(Findings findings) {
        return findings.findings().stream().map(HtmlBlocks::finding).collect(Collectors.joining());
    }

    private static String finding(Finding finding) {
        String remedy = finding.remedy().isEmpty()
                ? ""
                : "<span class=\"remedy\">%s</span>".formatted(Html.escape(finding.remedy()));
        return "<p class=\"finding %s\">%s%s%s</p>\n"
                .formatted(style(finding.severity()), mark(finding.severity()), Html.escape(finding.text()), remedy);
    }

    private static String facts(Facts facts) {
        return facts.facts().stream()
                .map(HtmlBlocks::fact)
                .collect(Collectors.joining(
                        "", "<div class=\"wide\"><table class=\"facts\"><tbody>\n", "</tbody></table></div>\n"));
    }

    private static String fact(Fact fact) {
        return "<tr><th scope=\"row\">%s</th><td class=\"value\">%s%s</td><td class=\"explanation\">%s</td></tr>\n"
                .formatted(
                        Html.escape(fact.name()),
                        mark(fact.severity()),
                        Html.escape(fact.value()),
                        Html.escape(fact.explanation()));
    }

    /** A sign that needs no colour to be told from the others. */
    private static String mark(Severity severity) {
        return switch (severity) {
            case NOTE -> "";
            case GOOD -> mark("good", "✓", "in order");
            case WARNING -> mark("warning", "!", "warning");
            case FAILURE -> mark("failure", "✕", "failure");
        };
    }

    private static String mark(String style, String sign, String meaning) {
        return "<span class=\"mark %s\" aria-hidden=\"true\">%s</span><span class=\"hidden\">%s: </span>"
                .formatted(style, sign, meaning);
    }

    private static String code(CodeBlock code) {
        return """
                <div class="code">%s<pre tabindex="0">%s</pre><button type="button" data-action="copy">Copy</button></div>
                """.formatted(paragraph("label", code.caption()), Html.escape(code.text()));
    }
}
