package tacit.report;

import java.util.HashSet;
import java.util.List;

/**
 * What a report says, from top to bottom. All text is plain: it is escaped when the page is written.
 *
 * @param title what was run, e.g. "Boarding school"
 * @param subtitle one line below the title, e.g. the game and the data; may be empty
 * @param severity colours the answer: anything but {@link Severity#GOOD} tells the reader to look twice
 * @param answer the result in a sentence or two, with numbers, units and uncertainty
 * @param sections the rest of the page; the first one holds the main figure
 */
public record ReportModel(String title, String subtitle, Severity severity, String answer, List<Section> sections) {
    /** Copies the list of sections and checks that no two figures share a name. */
    public ReportModel {
        sections = List.copyOf(sections);
        var ids = new HashSet<String>();
        for (LineFigure figure : figures(sections)) {
            if (!ids.add(figure.id())) {
                throw new IllegalArgumentException(
                        "two figures of the report are called " + figure.id() + ": give each its own id");
            }
        }
    }

    /** All figures in the order of the page, as they are to be saved beside it. */
    public List<LineFigure> figures() {
        return figures(sections);
    }

    private static List<LineFigure> figures(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(LineFigure.class::isInstance)
                .map(LineFigure.class::cast)
                .toList();
    }
}
