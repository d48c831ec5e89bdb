package tacit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Names of run folders. */
final class RunNames {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private RunNames() {}

    /** A folder that does not exist yet: {@code runs/<name>-<timestamp>}. */
    static Path next(String name) {
        String stem = name + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIMESTAMP);
        Path folder = Path.of("runs", stem);
        for (int i = 2; Files.exists(folder); i++) {
            folder = Path.of("runs", stem + "-" + i);
        }
        return folder;
    }

    /** The path as it is shortest to write from the working folder. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
