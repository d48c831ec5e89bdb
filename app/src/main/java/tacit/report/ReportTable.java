package tacit.report;

import java.util.List;

/**
 * A table. The first cell of each row is its heading.
 *
 * @param caption what the table shows; may be empty
 * @param columns headings
 * @param rows cells as the reader sees them, one for each column; see {@link SignificantDigits} for numbers
 */
public record ReportTable(String caption, List<Column> columns, List<List<String>> rows) implements Block {
    /**
     * A column of a table.
     *
     * @param heading its name, with the unit if all cells share one
     * @param numeric whether it holds numbers, which are set flush right in figures of equal width
     */
    public record Column(String heading, boolean numeric) {
        /** A column of words. */
        public static Column text(String heading) {
            return new Column(heading, false);
        }

        /** A column of numbers. */
        public static Column number(String heading) {
            return new Column(heading, true);
        }
    }

    /** Copies the lists and checks that each row has a cell for each column. */
    public ReportTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("row " + row + " has " + row.size() + " cells for " + columns.size()
                        + " columns: give one for each");
            }
        }
    }
}
