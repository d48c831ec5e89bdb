package tacit.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shipped data sets. */
public final class DataSets {
    private static final List<String> NAMES = List.of("boarding-school");

    private DataSets() {}

    /** The names of the shipped data sets. */
    public static List<String> names() {
        return NAMES;
    }

    /** Opens a shipped data set by its name, or a CSV file by its path; see {@link #source}. */
    public static DataSet open(String nameOrPath, Path folder, List<String> known) {
        return DataSet.parse(source(nameOrPath, folder), known);
    }

    /**
     * The text of a shipped data set by its name, or of a CSV file by its path.
     *
     * @param nameOrPath a name of {@link #names()}, or a path
     * @param folder where a relative path begins
     * @throws InputException where there is neither
     */
    public static TextSource source(String nameOrPath, Path folder) {
        if (NAMES.contains(nameOrPath)) {
            return shipped(nameOrPath);
        }
        Path file = folder.resolve(nameOrPath).normalize();
        if (!Files.exists(file)) {
            throw new InputException("there is no data set '" + nameOrPath + "' and no file " + file
                    + ": give the path of a CSV file, or a shipped name (" + String.join(", ", NAMES) + ")");
        }
        return TextSource.read(file, "a data file");
    }

    private static TextSource shipped(String name) {
        try (InputStream in = DataSets.class.getResourceAsStream(name + ".csv")) {
            if (in == null) {
                throw new IllegalStateException("the data set " + name + " is not on the class path");
            }
            return TextSource.of(name, in.readAllBytes());
        } catch (IOException e) {
            throw new InputException("the shipped data set " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
