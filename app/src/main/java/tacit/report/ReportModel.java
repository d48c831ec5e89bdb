package tacit.report;

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
    /** Copies the list of sections. */
    public ReportModel {
        sections = List.copyOf(sections);
    }
}
