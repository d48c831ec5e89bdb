package tacit.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one data file strictly: what is not understood is an error that names its place and a remedy. */
final class DataSetReader {
    private static final String TIME = "time";
    private static final String TRAJECTORY = "trajectory";
    private static final String STATE = "state";
    private static final String VALUE = "value";
    private static final String FORMS = "the header is time,<state>… or trajectory,time,state,value";

    private final TextSource source;
    private final List<String> known;
    private final List<String> states = new ArrayList<>();
    private final Map<String, TreeMap<Double, Observation>> trajectories = new LinkedHashMap<>();

    /* The values seen at one time, by state, and the line that first gave one. */
    private record Observation(int line, Map<String, Double> values) {}

    DataSetReader(TextSource source, List<String> known) {
        this.source = source;
        this.known = known;
    }

    DataSet read() {
        List<CsvRow> rows = CsvParser.rows(source);
        if (rows.isEmpty()) {
            throw new InputException(source.name() + " is empty: " + FORMS + ", then one row per time");
        }
        CsvRow header = rows.getFirst();
        checkHeader(header);
        if (rows.size() == 1) {
            throw new InputException(source.name() + " holds a header and no rows: add one row per time");
        }
        boolean isLong = header.cells().contains(STATE) && header.cells().contains(VALUE);
        if (isLong) {
            checkLongHeader(header);
        } else {
            readStates(header);
        }
        for (CsvRow row : rows.subList(1, rows.size())) {
            if (row.cells().size() != header.cells().size()) {
                throw new InputException("%s, line %d: found %d cells where the header has %d (%s): one cell per column"
                        .formatted(
                                source.name(),
                                row.line(),
                                row.cells().size(),
                                header.cells().size(),
                                String.join(",", header.cells())));
            }
            if (isLong) {
                readLongRow(header.cells(), row);
            } else {
                readWideRow(header.cells(), row);
            }
        }
        return dataSet();
    }

    private void checkHeader(CsvRow header) {
        List<String> columns = header.cells();
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (column.isEmpty()) {
                throw headerError(header, "a column has no name: " + FORMS);
            }
            if (!seen.add(column)) {
                throw headerError(header, "column '" + column + "' stands twice: give every column its own name");
            }
        }
        if (columns.size() == 1
                && (columns.getFirst().contains(";") || columns.getFirst().contains("\t"))) {
            throw headerError(header, "the columns must be separated by commas");
        }
        if (!columns.contains(TIME)) {
            throw headerError(header, "there is no column 'time' (found " + shortened(columns) + "): " + FORMS);
        }
    }

    private void checkLongHeader(CsvRow header) {
        var allowed = List.of(TRAJECTORY, TIME, STATE, VALUE);
        for (String column : header.cells()) {
            if (!allowed.contains(column)) {
                throw headerError(
                        header,
                        "column '" + column + "' does not belong in the long form: "
                                + KnownNames.remedy(column, allowed));
            }
        }
    }

    private void readStates(CsvRow header) {
        for (String column : header.cells()) {
            if (!column.equals(TIME) && !column.equals(TRAJECTORY)) {
                requireState(column, header.line());
            }
        }
        if (states.isEmpty()) {
            throw headerError(header, "no column names a state: " + FORMS);
        }
    }

    private void requireState(String state, int line) {
        if (states.contains(state)) {
            return;
        }
        if (!known.isEmpty() && !known.contains(state)) {
            throw new InputException("%s, line %d: '%s' is not a state of the game: %s"
                    .formatted(source.name(), line, state, KnownNames.remedy(state, known)));
        }
        states.add(state);
    }

    private void readWideRow(List<String> columns, CsvRow row) {
        Observation observation = observation(columns, row);
        if (!observation.values().isEmpty()) {
            throw repeated(columns, row, "", observation.line());
        }
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            if (!name.equals(TIME) && !name.equals(TRAJECTORY)) {
                observation.values().put(name, cell(columns, row, name).value());
            }
        }
    }

    private void readLongRow(List<String> columns, CsvRow row) {
        String state = cell(columns, row, STATE).name();
        requireState(state, row.line());
        Observation observation = observation(columns, row);
        if (observation.values().containsKey(state)) {
            throw repeated(columns, row, " of state " + state, observation.line());
        }
        observation.values().put(state, cell(columns, row, VALUE).value());
    }

    private Observation observation(List<String> columns, CsvRow row) {
        String trajectory =
                columns.contains(TRAJECTORY) ? cell(columns, row, TRAJECTORY).name() : "";
        double time = cell(columns, row, TIME).number() + 0.0;
        return trajectories
                .computeIfAbsent(trajectory, name -> new TreeMap<>())
                .computeIfAbsent(time, at -> new Observation(row.line(), new LinkedHashMap<>()));
    }

    private InputException repeated(List<String> columns, CsvRow row, String what, int line) {
        return cell(columns, row, TIME)
                .error("repeats the time" + what + " of line " + line + ": give each time once"
                        + (columns.contains(TRAJECTORY)
                                ? " per trajectory"
                                : ", or name the trajectories in a column"));
    }

    private Cell cell(List<String> columns, CsvRow row, String column) {
        return new Cell(source.name(), row.line(), column, row.cells().get(columns.indexOf(column)));
    }

    private DataSet dataSet() {
        var series = new ArrayList<Series>();
        trajectories.forEach((name, observations) -> series.add(series(name, observations)));
        List<String> comments = source.text()
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList();
        return new DataSet(source.name(), source.sha256(), comments, List.copyOf(states), List.copyOf(series));
    }

    private Series series(String name, Map<Double, Observation> observations) {
        double[] times = new double[observations.size()];
        int[] lines = new int[times.length];
        double[] values = new double[times.length * states.size()];
        int at = 0;
        boolean anyValue = false;
        for (var entry : observations.entrySet()) {
            times[at] = entry.getKey();
            lines[at] = entry.getValue().line();
            for (int state = 0; state < states.size(); state++) {
                double value = entry.getValue().values().getOrDefault(states.get(state), Double.NaN);
                values[at * states.size() + state] = value;
                anyValue |= !Double.isNaN(value);
            }
            at++;
        }
        if (!anyValue) {
            throw new InputException(source.name() + (name.isEmpty() ? "" : ", trajectory " + name)
                    + ": every value is missing: give at least one number");
        }
        return new Series(name, times, lines, values);
    }

    private InputException headerError(CsvRow header, String what) {
        return new InputException(source.name() + ", line " + header.line() + ": " + what);
    }

    private static String shortened(List<String> columns) {
        String all = String.join(",", columns);
        return all.length() > 60 ? all.substring(0, 60) + "…" : all;
    }
}
