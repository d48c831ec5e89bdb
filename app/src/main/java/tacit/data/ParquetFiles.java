package tacit.data;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes tables as Parquet files, by an embedded DuckDB. */
public final class ParquetFiles {
    private ParquetFiles() {}

    /**
     * Writes each table to {@code <folder>/<name>.parquet}: text as VARCHAR, numbers as DOUBLE (NULL where
     * missing), whole numbers as BIGINT.
     *
     * @throws IOException where a file cannot be written
     */
    public static void write(List<Table> tables, Path folder) throws IOException {
        try (DuckDBConnection connection =
                        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                Statement statement = connection.createStatement()) {
            for (Table table : tables) {
                statement.execute("CREATE OR REPLACE TABLE rows (" + declarations(table) + ")");
                append(connection, table);
                String file = folder.resolve(table.name() + ".parquet").toString();
                statement.execute("COPY rows TO '" + file.replace("'", "''") + "' (FORMAT parquet)");
            }
        } catch (SQLException e) {
            throw new IOException(firstLine(e), e);
        }
    }

    private static String declarations(Table table) {
        return table.columns().stream()
                .map(column -> '"' + column.name().replace("\"", "\"\"") + "\" " + type(column))
                .collect(Collectors.joining(", "));
    }

    private static String type(Column column) {
        return switch (column) {
            case Column.Text text -> "VARCHAR";
            case Column.Real real -> "DOUBLE";
            case Column.Whole whole -> "BIGINT";
        };
    }

    private static void append(DuckDBConnection connection, Table table) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows")) {
            for (int row = 0; row < table.rows(); row++) {
                appender.beginRow();
                for (Column column : table.columns()) {
                    append(appender, column, row);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Column column, int row) throws SQLException {
        switch (column) {
            case Column.Text text -> appender.append(text.values().get(row));
            case Column.Whole whole -> appender.append(whole.values()[row]);
            case Column.Real real -> {
                if (Double.isNaN(real.values()[row])) {
                    appender.appendNull();
                } else {
                    appender.append(real.values()[row]);
                }
            }
        }
    }

    private static String firstLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("DuckDB failed");
    }
}
