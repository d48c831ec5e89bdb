package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tacit.data.DataSet;
import tacit.data.Series;
import tacit.experiment.EpidemicSummary;
import tacit.simulate.EpidemicSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated epidemic from the command line. */
class EpidemicAbmCommandTest {
    private static final List<String> STATES = List.of("S", "I", "R");

    @TempDir
    Path folder;

    @Test
    void trajectoriesAreWrittenAsDataOfSharesThatSumToOne() throws IOException {
        CommandLineRun run = simulate("a", "--agents", 150, "--runs", 7, "--steps", 20);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("7 trajectories, 150 agents, 20 steps", "trajectories.csv", "report.html");
        assertThat(run.out().lines())
                .filteredOn(line -> !line.contains(folder.toString()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        DataSet data = DataSet.read(folder.resolve("a/trajectories.csv"), STATES);
        assertThat(data.series()).hasSize(7);
        for (Series one : data.series()) {
            assertThat(one.times()).hasSize(21).startsWith(0, 1).endsWith(20);
            for (int row = 0; row < one.times().length; row++) {
                double sum = one.values()[3 * row] + one.values()[3 * row + 1] + one.values()[3 * row + 2];
                assertThat(Math.abs(sum - 1)).isLessThanOrEqualTo(3 * Math.ulp(1.0));
            }
        }
        assertThat(folder.resolve("a/trajectories.parquet")).exists();
        assertThat(folder.resolve("a/figures/infected.svg")).exists();
    }

    @Test
    void theSummaryIsDocumentedAndTellsWhatTheTrajectoriesDo() throws IOException {
        simulate("a", "--agents", 150, "--runs", 7, "--infection-probability", 0);

        JsonNode summary = summary("a");

        assertThat(summary.at("/settings/agents").asInt()).isEqualTo(150);
        assertThat(summary.at("/settings/infection-probability").asDouble()).isZero();
        assertThat(summary.at("/runs/done").asInt()).isEqualTo(7);
        assertThat(summary.at("/runs/unfinished").asInt()).isZero();
        assertThat(summary.at("/mean-share/I/last").asDouble()).isZero();
        assertThat(summary.at("/mean-share/S/last").asDouble())
                .isEqualTo(summary.at("/mean-share/S/first").asDouble());
        assertThat(summary.at("/peak/mean").asDouble())
                .isEqualTo(summary.at("/mean-share/I/first").asDouble());
        assertThat(summary.at("/peak/mean-time").asDouble()).isZero();
        String documented = Files.readString(Path.of("../docs/run-folder.md"));
        assertThat(documented)
                .contains("`runs.unfinished`", "`mean-share.<state>.last`", "`peak.mean-time`")
                .contains("`peak.standard-deviation`", "`wall.seconds-per-trajectory`");
    }

    @Test
    void withoutASimulationItSaysWhichThereAre() {
        assertThat(CommandLineRun.of("simulate").out())
                .startsWith("Usage: tacit simulate")
                .contains("epidemic-abm");
    }

    @Test
    void theSameSeedGivesTheSameFile() throws IOException {
        simulate("a", "--agents", 50, "--runs", 5, "--seed", 3);
        simulate("b", "--agents", 50, "--runs", 5, "--seed", 3);
        simulate("c", "--agents", 50, "--runs", 5, "--seed", 4);

        assertThat(folder.resolve("b/trajectories.csv")).hasSameTextualContentAs(folder.resolve("a/trajectories.csv"));
        assertThat(Files.readString(folder.resolve("c/trajectories.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("a/trajectories.csv")));
    }

    @Test
    void aSingleTrajectoryHasNoDeviation() throws IOException {
        CommandLineRun run = simulate("a", "--agents", 50, "--runs", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("not a number");
        assertThat(summary("a").at("/peak").has("standard-deviation")).isFalse();
    }

    @Test
    void whatIsNotGivenIsTheEpidemicOfTheLiterature() {
        var command = new CommandLine(new EpidemicAbmCommand());

        EpidemicSummary.settings(EpidemicSettings.ofAgents(3000)).forEach((name, value) -> {
            Number option = command.getCommandSpec().findOption("--" + name).getValue();
            assertThat(option).as(name).isEqualTo(value);
        });
    }

    @Test
    void theExperimentOfTheDocumentationFitsThem() throws IOException {
        String page = Files.readString(Path.of("../docs/simulation.md"));
        String experiment = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n\n## From Java"));
        Files.writeString(folder.resolve("fit.yaml"), experiment);
        simulate("results/abm", "--agents", 300, "--side", 3, "--runs", 3, "--steps", 30);

        CommandLineRun run =
                CommandLineRun.of("fit", folder.resolve("fit.yaml"), "--out", folder.resolve("fit"), "--seed", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(summary("fit").at("/train/observations").asInt()).isEqualTo(3 * 31 * 3);
        assertThat(summary("fit").at("/train/scale").asDouble()).isEqualTo(1);
    }

    private CommandLineRun simulate(String out, Object... options) {
        Object[] all = new Object[options.length + 4];
        all[0] = "simulate";
        all[1] = "epidemic-abm";
        System.arraycopy(options, 0, all, 2, options.length);
        all[all.length - 2] = "--out";
        all[all.length - 1] = folder.resolve(out);
        return CommandLineRun.of(all);
    }

    private JsonNode summary(String run) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve(run + "/summary.json")));
    }
}
