package tacit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Ctrl-C: what was done so far stays usable, exit code 130. */
@Timeout(120)
class InterruptionTest {
    private static final int INTERRUPT_BIT = 0b10;

    @TempDir
    Path folder;

    @Test
    void anInterruptedFitWritesWhatItHasAndSaysSo() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "sends a signal as Linux does");
        Path out = folder.resolve("run");
        Process process = ChildProcess.of(
                        List.of("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"),
                        "fit",
                        "boarding-school",
                        "--set",
                        "steps-per-unit=400",
                        "--set",
                        "starts=64",
                        "--out",
                        out.toString())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        try (BufferedReader progress = process.errorReader(UTF_8)) {
            assertThat(progress.readLine()).startsWith("fit: start ");
            assumeTrue(!ignoresInterrupts(process), "interrupts are ignored here, as in a background job");

            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            while (progress.readLine() != null) {}

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
        var summary = JsonMapper.builder().build().readTree(Files.readAllBytes(out.resolve("summary.json")));
        assertThat(summary.at("/fit/status").asString()).isEqualTo("cancelled");
        assertThat(summary.at("/train/rmse").asDouble()).isBetween(1.0, 200.0);
        assertThat(summary.at("/fit/findings").toString()).doesNotContain("starts");
        assertThat(out.resolve("history.csv")).exists();
        assertThat(out.resolve("report.html")).content(UTF_8).contains("cancelled");
        assertThat(folder.resolve("out.txt")).content(UTF_8).contains("cancelled", "Report: ");
    }

    private static boolean ignoresInterrupts(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT_BIT) != 0);
    }
}
