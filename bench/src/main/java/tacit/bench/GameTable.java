package tacit.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link GameBenchmark} and prints, in Markdown, one row for each game and number of lanes. */
final class GameTable {
    private static final List<String> COLUMNS =
            List.of("sweep", "picard", "anderson", "newton", "fixedPoint", "direct", "krylov", "automatic", "both");
    private static final List<String> LANES = List.of("1", "16");

    private final Collection<RunResult> results;

    private GameTable(Collection<RunResult> results) {
        this.results = results;
    }

    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(GameBenchmark.class.getSimpleName())
                .addProfiler(ProcessorTime.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        GameTable table = new GameTable(new Runner(options).run());
        System.out.println("Microseconds of processor time for each trajectory:");
        table.print(result -> median(result, "processor") / lanes(result), "%,.1f");
        System.out.println();
        System.out.println("Thousands of bytes allocated for a batch of lanes:");
        table.print(result -> median(result, "gc.alloc.rate.norm") / 1000, "%,.0f");
    }

    private void print(ToDoubleFunction<RunResult> value, String format) {
        System.out.println();
        System.out.println("| game | lanes | sweep | damped Picard | Anderson | Newton | fixed-point adjoint"
                + " | direct adjoint | Krylov adjoint | automatic adjoint | automatic, both |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Subject game : Subject.values()) {
            for (String lanes : LANES) {
                StringBuilder row = new StringBuilder("| " + game.title() + " | " + lanes + " |");
                for (String column : COLUMNS) {
                    double cell = value.applyAsDouble(result(column, game, lanes));
                    row.append(' ')
                            .append(String.format(Locale.ROOT, format, cell))
                            .append(" |");
                }
                System.out.println(row);
            }
        }
    }

    private RunResult result(String column, Subject game, String lanes) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + column))
                .filter(result -> result.getParams().getParam("game").equals(game.name()))
                .filter(result -> result.getParams().getParam("lanes").equals(lanes))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(
                        column + " of " + game.title() + " failed: run it alone with JMH to see why"));
    }

    private static double median(RunResult result, String measure) {
        return Objects.requireNonNull(result.getSecondaryResults().get(measure), measure)
                .getStatistics()
                .getPercentile(50);
    }

    private static double lanes(RunResult result) {
        return Double.parseDouble(result.getParams().getParam("lanes"));
    }
}
