package tacit.report;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

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
        Stream.concat(
                        figures(sections, LineFigure.class).map(LineFigure::id),
                        figures(sections, LatticeFigure.class).map(LatticeFigure::id))
                .filter(id -> !ids.add(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException(
                            "two figures of the report are called " + id + ": give each its own id");
                });
    }

    /** All figures of series in the order of the page, as they are to be saved beside it. */
    public List<LineFigure> figures() {
        return figures(sections, LineFigure.class).toList();
    }

    /** All figures of lattices in the order of the page, as they are to be saved beside it. */
    public List<LatticeFigure> lattices() {
        return figures(sections, LatticeFigure.class).toList();
    }

    private static <T extends Block> Stream<T> figures(List<Section> sections, Class<T> kind) {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
