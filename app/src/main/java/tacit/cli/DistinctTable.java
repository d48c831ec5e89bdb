package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tacit.equilibrium.DistinctEquilibria;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Status;
import tacit.report.ReportTable;
import tacit.report.ReportTable.Column;
import tacit.report.SignificantDigits;

/** The distinct equilibria of a game, a row for each. */
final class DistinctTable {
    private DistinctTable() {}

    static ReportTable of(DistinctEquilibria.Result found) {
        return new ReportTable(
                "From " + starts(found) + " starting flows.",
                List.of(
                        Column.text("equilibrium"),
                        Column.number("starts"),
                        Column.number("expected cost"),
                        Column.number("exploitability"),
                        Column.number("iterations"),
                        Column.text("largest share at last")),
                rows(found));
    }

    static List<String> lines(DistinctEquilibria.Result found) {
        var table = new TextTable()
                .row("equilibrium", "starts", "expected cost", "exploitability", "largest share at last");
        for (List<String> row : rows(found)) {
            table.row(row.get(0), row.get(1), row.get(2), row.get(3), row.get(5));
        }
        return table.lines();
    }

    /** What became of starts that led nowhere; empty where all led to an equilibrium. */
    static String failures(DistinctEquilibria.Result found) {
        return found.failed().stream()
                .collect(Collectors.groupingBy(Status::toString, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " starts " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static int starts(DistinctEquilibria.Result found) {
        return found.failed().size()
                + found.reached().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<List<String>> rows(DistinctEquilibria.Result found) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < found.distinct().size(); i++) {
            Equilibrium one = found.distinct().get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    Integer.toString(found.reached().get(i)),
                    SignificantDigits.format(cost(one)),
                    SignificantDigits.format(one.exploitability(0)),
                    Integer.toString(one.iterations(0)),
                    largest(one)));
        }
        return rows;
    }

    private static double cost(Equilibrium one) {
        double cost = 0;
        for (int x = 0; x < one.problem().states(); x++) {
            cost += one.flow(0, x, 0) * one.value(0, x, 0);
        }
        return cost;
    }

    private static String largest(Equilibrium one) {
        int last = one.problem().grid().steps();
        int largest = 0;
        for (int x = 1; x < one.problem().states(); x++) {
            largest = one.flow(last, x, 0) > one.flow(last, largest, 0) ? x : largest;
        }
        return SignificantDigits.format(one.flow(last, largest, 0)) + " in "
                + one.problem().game().states().get(largest);
    }
}
