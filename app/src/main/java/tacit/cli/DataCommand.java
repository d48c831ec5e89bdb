package tacit.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tacit data}: the shipped data sets. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "List the shipped data sets, or show one or a CSV file of your own.")
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine.usage(spec.commandLine(), System.out);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the shipped data sets.")
    int list() {
        return DataListing.list(System.out);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a data set: where it comes from, its checksum and its numbers.")
    int show(@Parameters(paramLabel = "NAME-OR-FILE", description = "A shipped name or a CSV file.") String name) {
        return DataListing.show(name, Path.of(""), System.out);
    }
}
