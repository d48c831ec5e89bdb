package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tacit.data.MmwrWeek;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The influenza experiment from the command line, on made-up tests of three regions. */
class InfluenzaCommandTest {
    private static final MmwrWeek FIRST = new MmwrWeek(2018, 40);
    private static final int WEEKS = 5 * 52;
    private static final int SPECIMENS = 1000;

    @TempDir
    Path folder;

    @Test
    void forecastsAreWrittenAndNamedAsDocumented() throws IOException {
        CommandLineRun run = fit("out", file("data.csv", InfluenzaCommandTest::usual));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Beside the best naive forecast", "There was no influenza in 2020/21");
        assertThat(run.out().lines())
                .filteredOn(line -> !line.contains(folder.toString()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        for (String table : List.of("fits", "observations", "forecasts", "forecast-errors", "validation-errors")) {
            assertThat(folder.resolve("out/" + table + ".csv")).exists();
            assertThat(folder.resolve("out/" + table + ".parquet")).exists();
        }
        assertThat(folder.resolve("out/figures/region-utah.svg")).exists();
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Checked on training seasons");
        JsonNode summary = summary("out");
        assertThat(summary.at("/train/trajectories").asInt()).isEqualTo(9);
        assertThat(summary.at("/test/trajectories").asInt()).isEqualTo(3);
        assertThat(summary.at("/forecast/after-4/persistence/mae").asDouble()).isPositive();
        String documented = Files.readString(Path.of("../docs/run-folder.md"));
        for (String name : names("", summary)) {
            assertThat(documented).contains("`" + name + "`");
        }
    }

    @Test
    void whatComesAfterTwelveWeeksOfTheTestSeasonChangesNoForecast() throws IOException {
        fit("usual", file("usual.csv", InfluenzaCommandTest::usual));
        fit("altered", file("altered.csv", (region, week) -> week >= 4 * 52 + 8 + 12 ? 777 : usual(region, week)));

        List<String> usual = gameForecasts("usual");

        assertThat(usual).isNotEmpty();
        assertThat(gameForecasts("altered")).isEqualTo(usual);
    }

    /* Region, season, weeks seen, week, forecast and band of the game's forecasts, without what was observed. */
    private List<String> gameForecasts(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run + "/forecasts.csv")).stream()
                .filter(line -> line.contains("mean-field-game"))
                .map(line -> line.split(",", -1))
                .map(cells -> String.join(",", cells[0], cells[1], cells[3], cells[4], cells[6], cells[7], cells[8]))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fit nrevss                                       | has no data of its own: give the file
            fit nrevss --paper-protocol                      | has no data of its own: give the file
            fit nrevss --data FOLDER/none.csv                | there is no file
            fit nrevss --data FOLDER                         | is a folder
            fit nrevss --data FOLDER/other.csv               | there is no column 'REGION TYPE'
            fit nrevss --data FOLDER/past.csv                | shows no epidemic of influenza A after 2021/22
            fit nrevss --data FOLDER/past.csv --set starts=2 | has no keys to set
            fit nrevs                                        | did you mean 'nrevss'?
            """)
    void whatCannotBeDoneIsSaidInOneLine(String command, String message) throws IOException {
        Files.writeString(folder.resolve("other.csv"), "time,S,I\n0,0.9,0.1\n");
        file("past.csv", (region, week) -> week < 4 * 52 ? usual(region, week) : 0);

        CommandLineRun run = CommandLineRun.of(
                (Object[]) command.replace("FOLDER", folder.toString()).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("tacit: "))).hasSize(1);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void thePapersProtocolIsLabelledAsWhatItIs() throws IOException {
        Path data = file("data.csv", InfluenzaCommandTest::usual);

        CommandLineRun run = CommandLineRun.of(
                "fit", "nrevss", "--paper-protocol", "--data", data, "--out", folder.resolve("paper"));

        assertThat(run.exitCode()).as(run.err()).isIn(0, 3);
        assertThat(run.out()).contains("This is not a forecast: it reads the observed flow of the test season");
        assertThat(Files.readString(folder.resolve("paper/report.html"))).contains("This is not a forecast");
        assertThat(summary("paper").at("/protocol").asString()).startsWith("paper, not a forecast");
        assertThat(summary("paper").at("/test/flow/mse-by-season/2022~123").asDouble())
                .isPositive();
        String documented = Files.readString(Path.of("../docs/run-folder.md"));
        for (String name : names("", summary("paper"))) {
            assertThat(documented).contains("`" + name + "`");
        }
    }

    @Test
    void itIsListedAmongTheExperiments() {
        assertThat(CommandLineRun.of("fit", "--list").out()).contains("nrevss");
    }

    private CommandLineRun fit(String out, Path data) {
        return CommandLineRun.of("fit", "nrevss", "--data", data, "--out", folder.resolve(out));
    }

    /** Tests in three regions; the number of positives is a function of region and week. */
    private Path file(String name, BiFunction<Integer, Integer, Integer> positive) throws IOException {
        var text = new StringBuilder("\"* a comment, as published\"\n")
                .append("REGION TYPE,REGION,YEAR,WEEK,TOTAL SPECIMENS,TOTAL A,TOTAL B,PERCENT POSITIVE\n");
        List<String> regions = List.of("Utah", "Iowa", "Ohio");
        for (int region = 0; region < regions.size(); region++) {
            for (int week = 0; week < WEEKS; week++) {
                MmwrWeek at = FIRST.plus(week);
                text.append("States,%s,%d,%d,%d,%d,0,0%n"
                        .formatted(regions.get(region), at.year(), at.week(), SPECIMENS, positive.apply(region, week)));
            }
        }
        return Files.writeString(folder.resolve(name), text.toString().replace("\r", ""));
    }

    /* A bell in every winter but 2020/21, which peaks between 15 and 30 % some eight weeks after its onset in week 8. */
    private static int usual(int region, int week) {
        int season = week / 52;
        double height = 150 + 60 * region + 10 * season;
        double away = (week % 52 - 17) / (4.0 + 0.3 * season);
        return season == 2 ? 0 : (int) Math.round(height * Math.exp(-away * away / 2));
    }

    private JsonNode summary(String run) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve(run + "/summary.json")));
    }

    /* Names as they are documented: what depends on the data is written in angle brackets. */
    private static List<String> names(String above, JsonNode node) {
        var names = new ArrayList<String>();
        for (String key : node.propertyNames()) {
            String name = above + (above.isEmpty() ? "" : ".") + placeholder(above, key);
            if (node.path(key).isObject()) {
                names.addAll(names(name, node.path(key)));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private static String placeholder(String above, String key) {
        if (above.endsWith("-by-season")) {
            return "<season>";
        }
        if (key.startsWith("after-")) {
            return "after-<weeks>";
        }
        return switch (above) {
            case "prior" -> "<name>";
            case "equilibrium.counts" -> "<status>";
            case "equilibrium.ended-by" -> "<method>";
            case "forecast.after-<weeks>", "validation.after-<weeks>" ->
                List.of("best-naive", "gain", "coverage").contains(key) ? key : "<forecaster>";
            default -> key;
        };
    }
}
