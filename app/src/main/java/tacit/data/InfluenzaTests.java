package tacit.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Weekly influenza tests of clinical laboratories, as the CDC publishes them (NREVSS, downloaded from FluView
 * Interactive as {@code ICL_NREVSS_Clinical_Labs.csv}): how many specimens were tested and how many held influenza A.
 *
 * @param name the file's path
 * @param sha256 the checksum of the file
 * @param regions the regions, in the file's order, all with the same weeks
 */
public record InfluenzaTests(String name, String sha256, List<RegionTests> regions) {
    /** Copies the list. */
    public InfluenzaTests {
        regions = List.copyOf(regions);
    }

    /**
     * Reads a file as published: a quoted comment line, the header, then one row per region and MMWR week, {@code X}
     * where a value is missing. A week that has no row is missing too.
     *
     * @throws InputException where the file cannot be used, naming file, line and column
     */
    public static InfluenzaTests read(Path file) {
        return parse(TextSource.read(file, "a file of NREVSS clinical laboratories"));
    }

    /** Reads the text of a file; see {@link #read}. */
    public static InfluenzaTests parse(TextSource source) {
        return new NrevssReader(source).read();
    }

    /** The first week of the file. */
    public MmwrWeek first() {
        return regions.getFirst().first();
    }

    /** The number of weeks from the first to the last of the file. */
    public int weeks() {
        return regions.getFirst().weeks();
    }

    /** The regions that report at least one week. */
    public List<RegionTests> reporting() {
        return regions.stream().filter(one -> one.missing() < one.weeks()).toList();
    }

    /** The names of the regions that never report. */
    public List<String> silent() {
        return regions.stream()
                .filter(one -> one.missing() == one.weeks())
                .map(RegionTests::region)
                .toList();
    }

    /** The share of pairs of region and week without a value. */
    public double missingShare() {
        int missing = regions.stream().mapToInt(RegionTests::missing).sum();
        return missing / ((double) regions.size() * weeks());
    }
}
