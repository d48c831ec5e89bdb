package tacit.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that computes equilibria and writes a run folder. */
final class RunOptions {
    @Option(
            names = "--solver",
            paramLabel = "NAME",
            description =
                    "How equilibria are found: auto, picard, anderson, newton or newton-krylov; auto if not given;"
                            + " in a fit, short for fit.solver.")
    private Optional<String> solver = Optional.empty();

    @Option(
            names = "--time-order",
            paramLabel = "first|second",
            description = "Order in time: second extrapolates from steps and half steps; in a fit, short for"
                    + " fit.time-order; first if not given.")
    private Optional<String> timeOrder = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the results; runs/NAME-TIMESTAMP if not given.")
    private Optional<Path> out = Optional.empty();

    Optional<String> solver() {
        return solver;
    }

    Optional<String> timeOrder() {
        return timeOrder;
    }

    Optional<Path> out() {
        return out;
    }
}
