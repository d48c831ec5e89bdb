package tacit.report;

import java.util.List;

/**
 * A part of a report under one heading.
 *
 * @param title heading, also the entry in the table of contents
 * @param note a plain paragraph below the heading; may be empty
 * @param blocks what the section shows, in order; figures that follow each other stand side by side on wide screens
 */
public record Section(String title, String note, List<Block> blocks) {
    /** Copies the list of blocks. */
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** A section without a note. */
    public static Section of(String title, Block... blocks) {
        return new Section(title, "", List.of(blocks));
    }
}
