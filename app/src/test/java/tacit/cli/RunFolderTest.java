package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tacit.data.Checksum;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run leaves behind, read back under its documented names. */
class RunFolderTest {
    /* Four digits, as the independent solutions are given to six. */
    private static final double FOUR_DIGITS = 1e-4;

    @TempDir
    Path folder;

    /** The least-squares solutions of the same Markov chain, computed independently of this program. */
    @ParameterizedTest
    @CsvSource({"20, 1.76669, 0.455473, 2.53840, 16.2138", "100, 1.78381, 0.455656, 2.17889, 16.0494"})
    void thePlainSirModelOfTheBoardingSchoolAgreesWithIndependentLeastSquares(
            int steps, double beta, double gamma, double infected, double rmse) throws IOException {
        JsonNode summary = fit("boarding-school-sir", "--set", "steps-per-unit=" + steps, "--set", "starts=1");

        assertThat(number(summary, "parameters", "beta", "value")).isCloseTo(beta, within(FOUR_DIGITS * beta));
        assertThat(number(summary, "parameters", "gamma", "value")).isCloseTo(gamma, within(FOUR_DIGITS * gamma));
        assertThat(number(summary, "initial", "I")).isCloseTo(infected, within(FOUR_DIGITS * infected));
        assertThat(number(summary, "train", "rmse")).isCloseTo(rmse, within(FOUR_DIGITS * rmse));
    }

    @Test
    void withAvoidanceTheFitIsNoWorseAndTheCostIsSaidToBeOpen() throws IOException {
        JsonNode summary = fit("boarding-school", "--set", "starts=1");

        assertThat(number(summary, "train", "rmse")).isLessThanOrEqualTo(16.2138 * (1 + FOUR_DIGITS));
        assertThat(summary.at("/fit/findings").toString()).contains("c_I");
    }

    @Test
    void summaryHoldsTheDocumentedNames() throws IOException {
        JsonNode summary = fit("boarding-school-sir", "--set", "starts=2", "--seed", "3");

        for (String parameter : List.of("beta", "gamma")) {
            double value = number(summary, "parameters", parameter, "value");
            assertThat(number(summary, "parameters", parameter, "standard-error"))
                    .isBetween(0.0, value);
            assertThat(number(summary, "parameters", parameter, "lower")).isBetween(0.0, value);
            assertThat(number(summary, "parameters", parameter, "upper")).isGreaterThan(value);
            assertThat(summary.at("/parameters/" + parameter + "/unit").asString())
                    .isEqualTo("1/day");
        }
        assertThat(number(summary, "parameters", "c_I", "value")).isZero();
        assertThat(summary.at("/parameters/c_I/model").asString()).isEqualTo("fixed");
        assertThat(number(summary, "initial", "S") + number(summary, "initial", "I") + number(summary, "initial", "R"))
                .isCloseTo(763, within(1e-9));
        assertThat(number(summary, "train", "observations")).isEqualTo(14);
        assertThat(summary.at("/train/unit").asString()).isEqualTo("boys");
        assertThat(summary.at("/equilibrium/status").asString()).isEqualTo("converged");
        assertThat(number(summary, "equilibrium", "residual")).isBetween(0.0, 1e-9);
        assertThat(number(summary, "equilibrium", "exploitability")).isBetween(0.0, 1e-9);
        assertThat(number(summary, "equilibrium", "mass-error")).isBetween(0.0, 1e-12);
        assertThat(number(summary, "equilibrium", "counts", "converged")).isEqualTo(1);
        assertThat(summary.at("/fit/status").asString()).isEqualTo("converged");
        assertThat(number(summary, "fit", "starts")).isEqualTo(2);
        assertThat(number(summary, "wall", "seconds")).isPositive();
    }

    @Test
    void aRunFolderHoldsEverythingAndTheManifestNamesIt() throws IOException, SQLException {
        fit("boarding-school-sir", "--set", "starts=1");

        assertThat(files())
                .contains(
                        "data.csv",
                        "epidemic.game",
                        "experiment.yaml",
                        "figures/fit.png",
                        "figures/fit.svg",
                        "flow.csv",
                        "flow.parquet",
                        "history.csv",
                        "history.parquet",
                        "manifest.json",
                        "observations.csv",
                        "observations.parquet",
                        "parameters.csv",
                        "parameters.parquet",
                        "report.html",
                        "summary.json");
        JsonNode manifest = json("manifest.json");
        assertThat(manifest.at("/command").asString()).startsWith("tacit fit boarding-school-sir --set starts=1");
        assertThat(manifest.at("/seed").asInt()).isEqualTo(1);
        assertThat(manifest.at("/inputs").toString()).contains("data boarding-school");
        for (String name : files()) {
            if (!name.equals("manifest.json")) {
                assertThat(manifest.path("files").path(name).asString())
                        .as(name)
                        .isEqualTo(Checksum.sha256(folder.resolve("run").resolve(name)));
            }
        }
        assertThat(count("flow")).isEqualTo(3 * 261);
        assertThat(count("observations")).isEqualTo(14);
        assertThat(count("parameters")).isEqualTo(4 * 261);
        assertThat(count("history")).isPositive();
    }

    @Test
    void aRunFolderCanBeRunAgainAndGivesTheSame() throws IOException {
        fit("boarding-school", "--set", "starts=2", "--seed", "5");
        Path first = folder.resolve("run");

        CommandLineRun again =
                CommandLineRun.of("fit", first.resolve("experiment.yaml"), "--out", folder.resolve("again"));

        assertThat(again.exitCode()).isZero();
        for (String table : List.of("flow.csv", "history.csv", "observations.csv", "parameters.csv")) {
            assertThat(folder.resolve("again").resolve(table)).hasSameTextualContentAs(first.resolve(table));
        }
    }

    @Test
    void anEarlierRunIsReplacedAndOtherFilesInItStay() throws IOException {
        fit("boarding-school", "--set", "starts=1");
        Files.writeString(folder.resolve("run/notes.txt"), "mine");

        CommandLineRun.of("solve", "epidemic", "--out", folder.resolve("run"));

        assertThat(files()).contains("notes.txt", "flow.csv").doesNotContain("observations.csv", "experiment.yaml");
        assertThat(json("summary.json").at("/game").asString()).isEqualTo("epidemic");
    }

    @Test
    void sharesAreRecognisedWhereTheExperimentExpectsCounts() throws IOException {
        Path data = Files.writeString(
                folder.resolve("shares.csv"),
                "time,S,I,R\n0,0.9,0.1,0\n1,0.8,0.15,0.05\n2,0.7,0.2,0.1\n3,0.6,0.24,0.16\n");
        JsonNode summary = fit("boarding-school-sir", "--data", data.toString(), "--set", "starts=1");

        assertThat(number(summary, "train", "scale")).isEqualTo(1);
        assertThat(number(summary, "train", "rmse")).isLessThan(0.05);
    }

    @Test
    void aSolvedGameHasItsCertificates() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "solve", "linear-quadratic", "--set", "d=4", "--set", "gamma=0.5", "--out", folder.resolve("run"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Equilibrium converged", "report.html");
        JsonNode summary = json("summary.json");
        assertThat(summary.at("/equilibrium/status").asString()).isEqualTo("converged");
        assertThat(number(summary, "equilibrium", "mass-error")).isBetween(0.0, 1e-12);
        assertThat(number(summary, "parameters", "gamma", "value")).isEqualTo(0.5);
    }

    @Test
    void aGameOnALatticeIsDrawnAsMaps() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "solve", "crowd-aversion", "--set", "n=8", "--set", "m=6", "--out", folder.resolve("run"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).as("where most are in the end").containsPattern("(?m)expected cost.*\n  \\(7,5\\) ");
        assertThat(folder.resolve("run").resolve("figures"))
                .isDirectoryContaining("glob:**flow-maps.svg")
                .isDirectoryContaining("glob:**flow-maps.png");
        assertThat(Files.readString(folder.resolve("run").resolve("flow.csv"))).contains("\"(7,5)\"");
    }

    @Test
    void everythingPrintedFitsInEightyColumns() throws IOException {
        CommandLineRun fit =
                CommandLineRun.of("fit", "boarding-school", "--set", "starts=1", "--out", folder.resolve("run"));

        assertThat(fit.out().lines().filter(line -> !line.startsWith("Report: ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(fit.out()).doesNotContain("\u001B");
    }

    private JsonNode fit(String... arguments) throws IOException {
        Object[] command = Stream.of(List.of("fit"), List.of(arguments), List.of("--out", folder.resolve("run")))
                .flatMap(List::stream)
                .toArray();
        CommandLineRun run = CommandLineRun.of(command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return json("summary.json");
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(folder.resolve("run").resolve(name)));
    }

    private List<String> files() throws IOException {
        Path run = folder.resolve("run");
        try (Stream<Path> all = Files.walk(run)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> run.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private long count(String table) throws SQLException {
        String file = folder.resolve("run").resolve(table + ".parquet").toString();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var result = connection.createStatement().executeQuery("SELECT count(*) FROM '" + file + "'")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static double number(JsonNode tree, String... path) {
        JsonNode node = tree;
        for (String part : path) {
            node = node.path(part);
        }
        assertThat(node.isNumber()).as(String.join(".", path) + " in " + tree).isTrue();
        return node.asDouble();
    }
}
