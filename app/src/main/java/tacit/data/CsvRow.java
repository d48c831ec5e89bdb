package tacit.data;

import java.util.List;

/** One row of a CSV file: the line it begins on, counted from 1, and its cells. */
record CsvRow(int line, List<String> cells) {}
