package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say about themselves and about games and data. */
class CommandLineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fit",
                "solve",
                "simulate",
                "simulate epidemic-abm",
                "games",
                "games show",
                "games check",
                "data",
                "data list",
                "data show"
            })
    void helpOfEveryCommandFitsInEightyColumns(String command) {
        CommandLineRun run =
                CommandLineRun.of((Object[]) (command + " --help").strip().split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: tacit");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "solve"})
    void helpOfOptionsHasNoLinesThatEndEarly(String command) {
        CommandLineRun run = CommandLineRun.of(command, "--help");

        // lines that continue a description are indented by two; those that begin another part of it are not
        assertThat(run.out().lines()).noneMatch(line -> line.matches(" {25}[a-z(].*"));
    }

    @Test
    void memoryThatRunsOutIsSaidInOneMessage() throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = ChildProcess.of(
                        List.of("-Xmx64m", "-XX:+UseSerialGC"),
                        "solve",
                        "crowd-aversion",
                        "--solver=newton",
                        "--steps=10",
                        "--out=" + folder.resolve("out"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(said)
                .content()
                .startsWith("tacit: the memory ran out (Java heap space), of which ")
                .contains("TACIT_JAVA_OPTIONS=-Xmx")
                .hasLineCount(1);
    }

    @Test
    void helpLoadsNothingHeavy() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        Process process = ChildProcess.of(List.of("-Xlog:class+load:file=" + log), "--help")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("help.txt").toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("help.txt")).content().contains("Usage: tacit");
        assertThat(log)
                .content()
                .contains("tacit.cli.Main")
                .doesNotContain(
                        "org.duckdb",
                        "tools.jackson",
                        "org.knowm",
                        "org.ejml",
                        "tacit.game",
                        "tacit.kernel",
                        "java.awt");
    }

    @Test
    void gamesAreListedAndShownWithWhatFollowsFromThem() {
        assertThat(CommandLineRun.of("games").out()).contains("epidemic", "linear-quadratic", "bike-share");
        assertThat(CommandLineRun.of("games", "show", "epidemic").out())
                .contains("transition S -> I : beta * alpha * mu[I]")
                .contains("alpha[S] = min(max(1 - beta*mu[I]*(u[I] - u[S])/c_alpha, 0), 1)")
                .contains("h[I] = c_I + gamma*(u[R] - u[I])");
        assertThat(CommandLineRun.of("games", "check", "bike-share").out()).contains("is in order");
    }

    @Test
    void dataAreListedAndShownWithTheirSource() {
        assertThat(CommandLineRun.of("data", "list").out()).startsWith("boarding-school ");
        assertThat(CommandLineRun.of("data", "show", "boarding-school").out())
                .contains("British Medical Journal 1978;1:587", "14 values", "5,298", "sha256");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(CommandLineRun.of("--version").out()).startsWith("tacit ");
    }
}
