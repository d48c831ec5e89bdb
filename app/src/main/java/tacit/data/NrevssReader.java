package tacit.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a file of NREVSS clinical laboratories strictly: what is not understood is an error that names its place. */
final class NrevssReader {
    private static final String TYPE = "REGION TYPE";
    private static final String REGION = "REGION";
    private static final String YEAR = "YEAR";
    private static final String WEEK = "WEEK";
    private static final String SPECIMENS = "TOTAL SPECIMENS";
    private static final String INFLUENZA_A = "TOTAL A";
    private static final List<String> NEEDED = List.of(TYPE, REGION, YEAR, WEEK, SPECIMENS, INFLUENZA_A);
    private static final String MISSING = "X";
    private static final String NOTE = "*";
    private static final String REMEDY =
            "give the file ICL_NREVSS_Clinical_Labs.csv of CDC FluView Interactive as it was downloaded";

    private final TextSource source;
    private final Map<String, TreeMap<MmwrWeek, Tests>> regions = new LinkedHashMap<>();
    private List<String> header = List.of();

    private record Tests(int line, double specimens, double influenzaA) {}

    NrevssReader(TextSource source) {
        this.source = source;
    }

    InfluenzaTests read() {
        List<CsvRow> rows = new ArrayList<>(CsvParser.rows(source));
        if (!rows.isEmpty() && rows.getFirst().cells().getFirst().startsWith(NOTE)) {
            rows.removeFirst();
        }
        if (rows.isEmpty()) {
            throw new InputException(source.name() + " holds no header and no rows: " + REMEDY);
        }
        readHeader(rows.removeFirst());
        if (rows.isEmpty()) {
            throw new InputException(source.name() + " holds a header and no rows: " + REMEDY);
        }
        rows.forEach(this::readRow);
        return tests();
    }

    private void readHeader(CsvRow row) {
        header = row.cells();
        for (String column : NEEDED) {
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw error(row, "column '" + column + "' stands twice: " + REMEDY);
            }
            if (!header.contains(column)) {
                throw error(row, "there is no column '" + column + "' (found " + shortened() + "): " + REMEDY);
            }
        }
    }

    private void readRow(CsvRow row) {
        if (row.cells().size() != header.size()) {
            throw error(
                    row,
                    "found %d cells where the header has %d: one cell per column"
                            .formatted(row.cells().size(), header.size()));
        }
        MmwrWeek week = week(row);
        var tests = new Tests(row.line(), count(row, SPECIMENS), count(row, INFLUENZA_A));
        if (tests.influenzaA() > tests.specimens()) {
            throw cell(row, INFLUENZA_A)
                    .error("is more than the specimens tested (" + NumberText.plain(tests.specimens())
                            + "): correct one of them, or write X for both");
        }
        Tests earlier =
                regions.computeIfAbsent(region(row), name -> new TreeMap<>()).put(week, tests);
        if (earlier != null) {
            throw cell(row, WEEK)
                    .error("repeats week " + week + " of " + region(row) + " on line " + earlier.line()
                            + ": give each week of a region once");
        }
    }

    /* The national file names its only region X; its type says what it is. */
    private String region(CsvRow row) {
        String name = cell(row, REGION).name();
        return name.equals(MISSING) ? cell(row, TYPE).name() : name;
    }

    private MmwrWeek week(CsvRow row) {
        int year = whole(row, YEAR);
        int week = whole(row, WEEK);
        try {
            return new MmwrWeek(year, week);
        } catch (IllegalArgumentException e) {
            throw new InputException("%s, line %d: %s".formatted(source.name(), row.line(), e.getMessage()), e);
        }
    }

    private int whole(CsvRow row, String column) {
        double number = cell(row, column).number();
        if (number != Math.rint(number) || Math.abs(number) > Short.MAX_VALUE) {
            throw cell(row, column).error("is not a " + column.toLowerCase() + ": write a whole number");
        }
        return (int) number;
    }

    private double count(CsvRow row, String column) {
        Cell cell = cell(row, column);
        if (cell.text().equals(MISSING)) {
            return Double.NaN;
        }
        if (!NumberText.matches(cell.text())) {
            throw cell.error("is not a count: write a whole number, or X where it is missing");
        }
        double count = cell.value();
        if (count != Math.rint(count)) {
            throw cell.error("is not a whole number: counts of tests are, X stands for a missing one");
        }
        return count;
    }

    private InfluenzaTests tests() {
        MmwrWeek first = regions.values().stream()
                .map(TreeMap::firstKey)
                .min(MmwrWeek::compareTo)
                .orElseThrow();
        MmwrWeek last = regions.values().stream()
                .map(TreeMap::lastKey)
                .max(MmwrWeek::compareTo)
                .orElseThrow();
        int weeks = first.weeksUntil(last) + 1;
        var all = new ArrayList<RegionTests>();
        regions.forEach((name, tests) -> all.add(region(name, first, weeks, tests)));
        return new InfluenzaTests(source.name(), source.sha256(), all);
    }

    private static RegionTests region(String name, MmwrWeek first, int weeks, Map<MmwrWeek, Tests> tests) {
        double[] specimens = new double[weeks];
        double[] influenzaA = new double[weeks];
        Arrays.fill(specimens, Double.NaN);
        Arrays.fill(influenzaA, Double.NaN);
        tests.forEach((week, one) -> {
            specimens[first.weeksUntil(week)] = one.specimens();
            influenzaA[first.weeksUntil(week)] = one.influenzaA();
        });
        return new RegionTests(name, first, specimens, influenzaA);
    }

    private Cell cell(CsvRow row, String column) {
        return new Cell(source.name(), row.line(), column, row.cells().get(header.indexOf(column)));
    }

    private InputException error(CsvRow row, String what) {
        return new InputException(source.name() + ", line " + row.line() + ": " + what);
    }

    private String shortened() {
        String all = String.join(",", header);
        return all.length() > 60 ? all.substring(0, 60) + "…" : all;
    }
}
