package tacit.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Observed flows as a file gives them, counts or shares, before anything is known of the population's size.
 *
 * @param name the file's path, or the name of a shipped data set
 * @param sha256 the checksum of the file
 * @param comments the file's comment lines without their {@code #}, such as {@code "source: BMJ 1978"}
 * @param states the observed states' names, in the file's order
 * @param series the trajectories, in the file's order
 */
public record DataSet(String name, String sha256, List<String> comments, List<String> states, List<Series> series) {

    /**
     * Reads a CSV file in long form ({@code trajectory,time,state,value}, the first optional) or wide form
     * ({@code time,<state>…}, optionally {@code trajectory}); an empty cell is a missing value.
     *
     * @param file the file
     * @param known the states a column may name; empty to accept any
     * @throws InputException where the file cannot be used, naming file, line and column
     */
    public static DataSet read(Path file, List<String> known) {
        return parse(TextSource.read(file, "a data file"), known);
    }

    /** Reads the text of a CSV file; see {@link #read}. */
    public static DataSet parse(TextSource source, List<String> known) {
        return new DataSetReader(source, known).read();
    }

    /** The value of a comment {@code "key: value"}. */
    public Optional<String> comment(String key) {
        return comments.stream()
                .filter(comment -> comment.startsWith(key + ":"))
                .map(comment -> comment.substring(key.length() + 1).strip())
                .findFirst();
    }

    /** The number of values that are not missing. */
    public int observations() {
        return (int) series.stream()
                .flatMapToDouble(one -> java.util.Arrays.stream(one.values()))
                .filter(value -> !Double.isNaN(value))
                .count();
    }
}
