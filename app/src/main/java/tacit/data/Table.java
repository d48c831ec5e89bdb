package tacit.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of named columns with equally many rows.
 *
 * @param name what it holds, in kebab-case; the stem of its files' names
 * @param columns the columns, in order
 */
public record Table(String name, List<Column> columns) {
    /** Checks that there are columns, of one length, with names of their own. */
    public Table {
        columns = List.copyOf(columns);
        var names = new HashSet<String>();
        for (Column column : columns) {
            if (column.size() != columns.getFirst().size()) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " of table " + name + " has " + column.size()
                                + " rows, the first has " + columns.getFirst().size());
            }
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("table " + name + " has two columns named " + column.name());
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table " + name + " has no column");
        }
    }

    /** The number of rows. */
    public int rows() {
        return columns.getFirst().size();
    }

    /** Writes the table as CSV (RFC 4180, with line feeds); numbers in full precision, missing ones empty. */
    public void writeCsv(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(",")));
            out.write('\n');
            for (int row = 0; row < rows(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    out.write(column == 0 ? "" : ",");
                    out.write(quoted(columns.get(column).text(row)));
                }
                out.write('\n');
            }
        }
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '#');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
