package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tacit.catalogue.Games;
import tacit.experiment.Experiments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the documentation says is true: its examples run, its names exist. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void theReadmeShowsTheShippedEpidemicAndAPicture() throws IOException {
        String readme = read("README.md");

        assertThat(blocks(readme, "game"))
                .containsExactly(Games.definition("epidemic").source().strip());
        assertThat(ROOT.resolve("docs/images/boarding-school.png")).exists();
    }

    @Test
    void theReadmesJavaRuns() throws IOException, InterruptedException {
        Path source = Files.writeString(
                folder.resolve("Readme.java"), blocks(read("README.md"), "java").getFirst());
        Path output = folder.resolve("output.txt");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(output).content().contains("beta = 1.78", "gamma = 0.45", "RMSE 16.2");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theExperimentsOfTheDocumentationAreRead() throws IOException {
        List<String> experiments = new ArrayList<>(blocks(read("docs/experiments.md"), "yaml"));
        experiments.addAll(blocks(read("README.md"), "yaml"));

        assertThat(experiments).hasSize(2);
        for (String text : experiments) {
            Path file = Files.writeString(folder.resolve("experiment.yaml"), text);
            assertThat(Experiments.load(file.toString(), List.of()).parameters())
                    .containsKeys("beta", "gamma", "c_I");
        }
    }

    @Test
    void everyNameInTheSummaryIsDocumented() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "fit",
                "boarding-school",
                "--set",
                "starts=1",
                "--set",
                "gamma={model: path, knots: 2}",
                "--out",
                folder.resolve("run"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode summary =
                JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("run/summary.json")));
        String documented = read("docs/run-folder.md");

        for (String name : names("", summary)) {
            assertThat(documented).contains("`" + name + "`");
        }
    }

    /* Names as they are documented: what depends on the game is written in angle brackets. */
    private static List<String> names(String above, JsonNode node) {
        var names = new ArrayList<String>();
        for (String key : node.propertyNames()) {
            String name = above + (above.isEmpty() ? "" : ".") + placeholder(above, key);
            if (node.path(key).isObject()) {
                names.addAll(names(name, node.path(key)));
            } else if (!name.startsWith("initial-uncertainty.") || name.endsWith("standard-error")) {
                names.add(name);
            }
        }
        return names;
    }

    private static String placeholder(String above, String key) {
        return switch (above) {
            case "parameters" -> "<name>";
            case "initial", "initial-uncertainty" -> "<state>";
            case "fit.counts", "equilibrium.counts" -> "<status>";
            case "equilibrium.ended-by" -> "<method>";
            default -> key;
        };
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static List<String> blocks(String markdown, String language) {
        Matcher matcher = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(markdown);
        return matcher.results().map(found -> found.group(1)).toList();
    }
}
