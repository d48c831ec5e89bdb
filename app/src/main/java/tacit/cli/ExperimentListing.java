package tacit.cli;

import java.io.PrintStream;
import tacit.experiment.Experiments;

/** Prints the shipped experiments. */
final class ExperimentListing {
    private ExperimentListing() {}

    static void print(PrintStream out) {
        var table = new TextTable().row("experiment", "what it is");
        Experiments.titles().forEach(table::row);
        table.lines().forEach(out::println);
    }
}
