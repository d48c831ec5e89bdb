package tacit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No kernel of vectors is left to the interpreter. The JIT gives up quietly on methods with too many vector operations:
 * they are then a thousand times slower, and every vector is an object.
 */
final class VectorCompilationTest {
    /** The lattice's places pass through one loop in each step: forty-eight have the code of the shipped thousand. */
    private static final List<String> GAMES = List.of(
            "epidemic",
            "linear-quadratic",
            "linear-quadratic:d=8",
            "linear-quadratic:d=32",
            "bike-share",
            "crowd-aversion:n=8:m=6",
            "emissions");

    /** So many of them have few enough states for their elimination to be written out. */
    private static final int ELIMINATED = 3;

    @Test
    void compiledStepsMakeNoObjects() throws IOException, InterruptedException {
        assumeTrue(VectorModule.WIDEST > 1, "Java runs without jdk.incubator.vector, so there are no vectors to test");
        List<String> lines = probe();
        assertThat(lines)
                .hasSize(14 * GAMES.size() + 5 * ELIMINATED)
                .allSatisfy(line -> assertThat(line).endsWith(": 0 bytes"));
    }

    /** In a process of its own: there only the second compiler works, and everything waits for it. */
    private static List<String> probe() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch",
                "-XX:-TieredCompilation",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                VectorProbe.class.getName());
        builder.command().addAll(GAMES);
        Process running = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as("exit code").isZero();
        return output.lines().toList();
    }
}
