package tacit.report;

import java.util.List;

/**
 * A figure of series over one common horizontal axis.
 *
 * @param id names the figure within its report and the files that it is saved to: a lower-case letter, then lower-case
 *     letters, digits and hyphens
 * @param title what the figure shows
 * @param caption a sentence that says how to read it; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series what is drawn, first ones below
 */
public record LineFigure(String id, String title, String caption, Axis x, Axis y, List<FigureSeries> series)
        implements Block {
    /** Copies the list of series and checks the name. */
    public LineFigure {
        requireFileName(id);
        series = List.copyOf(series);
    }

    static void requireFileName(String id) {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("figure id (" + id
                    + ") names a file: begin with a letter and use lower-case letters, digits and hyphens only");
        }
    }
}
