package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small versions of the paper's experiments, from the command line. */
class PaperExperimentTest {
    private static final String[] SMALL = {"train=20", "test=4", "steps=30"};

    @TempDir
    Path folder;

    private JsonNode fit(String out, String... arguments) throws IOException {
        var all = new ArrayList<Object>(List.of("fit", "paper/lq-constant-d3", "--out", folder.resolve(out)));
        for (String setting : SMALL) {
            all.add("--set");
            all.add(setting);
        }
        all.addAll(List.of(arguments));
        CommandLineRun run = CommandLineRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve(out, "summary.json")));
    }

    @Test
    void aConstantPriceIsRecoveredAsAPath() throws IOException {
        JsonNode summary = fit("run");

        // the price at the last point has no effect, which the weights say;
        // without noise nothing but the equilibria's precision, 1e-11, times the conditioning of the paths is missed
        assertThat(summary.at("/parameters/gamma/weighted-relative-l2").asDouble())
                .isBetween(0.0, 1e-3);
        assertThat(summary.at("/test/flow/mse").asDouble()).isPositive().isLessThan(1e-6);
        assertThat(summary.at("/validation/flow/mse").asDouble()).isPositive().isLessThan(1e-6);
        assertThat(summary.at("/train/flow/mse").asDouble()).isPositive().isLessThan(1e-6);
        assertThat(Files.readString(folder.resolve("run/recovery.csv")).lines().count())
                .isEqualTo(1 + 4 * 31);
        assertThat(Files.readString(folder.resolve("run/report.html"))).contains("What was recovered");
    }

    @Test
    void severalSeedsGiveAMeanWithItsStandardError() throws IOException {
        JsonNode summary = fit("run", "--set", "seeds=2");

        JsonNode seeds = summary.at("/seeds");
        assertThat(seeds.size()).isEqualTo(2);
        double first = seeds.get(0).at("/parameters/gamma/mse").asDouble();
        double second = seeds.get(1).at("/parameters/gamma/mse").asDouble();
        assertThat(first).isNotEqualTo(second);
        assertThat(summary.at("/parameters/gamma/mse").asDouble()).isEqualTo((first + second) / 2);
        assertThat(summary.at("/parameters/gamma/mse-standard-error").asDouble())
                .isCloseTo(Math.abs(first - second) / 2, within(1e-12 * first));
    }

    @Test
    void theExperimentThatIsWrittenGivesTheSameAgain() throws IOException {
        JsonNode summary = fit("run", "--set", "noise=1e-3");
        CommandLineRun again =
                CommandLineRun.of("fit", folder.resolve("run/experiment.yaml"), "--out", folder.resolve("again"));

        assertThat(again.exitCode()).as(again.err()).isZero();
        JsonNode second =
                JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("again/summary.json")));
        assertThat(second.at("/parameters/gamma/mse").asDouble())
                .isEqualTo(summary.at("/parameters/gamma/mse").asDouble());
    }

    @Test
    void theListNamesEveryExperiment() {
        CommandLineRun run = CommandLineRun.of("fit", "--list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("boarding-school-sir", "paper/lq-bell-d32", "paper/epidemic-flow-switching");
    }
}
