package tacit.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import tacit.data.ParquetFiles;
import tacit.data.Table;

/** Writes the files that every run folder has. */
public final class RunFiles {
    private RunFiles() {}

    /** Writes each table as CSV and Parquet. */
    public static void tables(RunFolder folder, List<Table> tables) throws IOException {
        for (Table table : tables) {
            table.writeCsv(folder.files().resolve(table.name() + ".csv"));
        }
        ParquetFiles.write(tables, folder.files());
    }

    /** Writes the game file. */
    public static void game(RunFolder folder, GameFile game) throws IOException {
        Files.writeString(
                folder.files().resolve(game.definition().name() + ".game"),
                game.definition().source());
    }

    /** Writes {@code summary.json}. */
    public static void summary(RunFolder folder, Map<String, ?> summary) throws IOException {
        Json.write(folder.files().resolve("summary.json"), summary);
    }

    /** Writes {@code manifest.json}; the last file, as it names the others. */
    public static void manifest(RunFolder folder, Manifest manifest) throws IOException {
        manifest.write(folder);
    }
}
