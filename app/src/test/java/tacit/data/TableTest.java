package tacit.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final Table FLOW = new Table(
            "flow",
            List.of(
                    new Column.Text("state, or so", List.of("S", "say \"I\"", "R")),
                    new Column.Whole("step", new long[] {0, 1, 2}),
                    new Column.Real("share", new double[] {0.1, Double.NaN, 1e-300})));

    @TempDir
    Path folder;

    @Test
    void csvKeepsEveryDigitAndLeavesMissingCellsEmpty() throws IOException {
        FLOW.writeCsv(folder.resolve("flow.csv"));

        assertThat(Files.readString(folder.resolve("flow.csv")))
                .isEqualTo("\"state, or so\",step,share\nS,0,0.1\n\"say \"\"I\"\"\",1,\nR,2,1.0E-300\n");
    }

    @Test
    void parquetIsReadBackAsItWasWritten() throws IOException, SQLException {
        ParquetFiles.write(List.of(FLOW), folder);

        assertThat(rows("SELECT * FROM '" + folder.resolve("flow.parquet") + "' ORDER BY step"))
                .containsExactly("S|0|0.1", "say \"I\"|1|null", "R|2|1.0E-300");
    }

    private static List<String> rows(String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var result = connection.createStatement().executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1) + "|" + result.getObject(2) + "|" + result.getObject(3));
            }
        }
        return rows;
    }
}
