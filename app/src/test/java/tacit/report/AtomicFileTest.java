package tacit.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] LATER = "later".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("report.html");
    }

    @Test
    void replacesAnEarlierFile() throws IOException {
        Files.writeString(file, "earlier");

        AtomicFile.write(file, stream -> stream.write(LATER));

        assertThat(file).hasContent("later");
        assertThat(folder.toFile().list()).containsExactly("report.html");
    }

    @Test
    void leavesTheEarlierFileWhereTheDiskBecomesFull() throws IOException {
        Files.writeString(file, "earlier");

        assertThatThrownBy(() -> AtomicFile.write(file, stream -> {
                    stream.write(LATER);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot write " + file + " (No space left on device): free some space or name another folder");
        assertThat(file).hasContent("earlier");
        assertThat(folder.toFile().list()).containsExactly("report.html");
    }

    @Test
    void neverReplacesADevice() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Files.createSymbolicLink(file, full);

        assertThatThrownBy(() -> AtomicFile.write(file, stream -> stream.write(LATER)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it exists and is not a regular file");
        assertThat(file).isSymbolicLink();
        Files.delete(file);
    }

    @Test
    void saysWhichFolderIsMissing() {
        Path orphan = folder.resolve("missing").resolve("report.html");

        assertThatThrownBy(() -> AtomicFile.write(orphan, stream -> stream.write(LATER)))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + orphan
                        + " (the folder does not exist): free some space or name another folder");
    }

    @Test
    void cannotWriteBelowAFile() throws IOException {
        Files.writeString(file, "a file");

        assertThatThrownBy(() -> AtomicFile.write(file.resolve("report.html"), stream -> stream.write(LATER)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write");
        assertThat(file).hasContent("a file");
    }
}
