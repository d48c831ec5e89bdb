package tacit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import tacit.data.DataSet;
import tacit.data.DataSets;
import tacit.data.TextSource;

/** Prints data sets. */
final class DataListing {
    private DataListing() {}

    static int list(PrintStream out) {
        for (String name : DataSets.names()) {
            DataSet data = DataSets.open(name, Path.of(""), List.of());
            out.printf("%-20s %s%n", name, data.comment("title").orElse(""));
        }
        return ExitCode.DONE;
    }

    static int show(String nameOrPath, Path folder, PrintStream out) {
        TextSource source = DataSets.source(nameOrPath, folder);
        DataSet data = DataSet.parse(source, List.of());
        out.printf(
                "# %s: %s; states %s; trajectories %d; sha256 %s%n",
                nameOrPath,
                count(data.observations(), "value"),
                String.join(", ", data.states()),
                data.series().size(),
                data.sha256());
        source.text().lines().forEach(out::println);
        return ExitCode.DONE;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
