package tacit.experiment;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.data.Checksum;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where a run's results come from: the command, the build, the seed, the data, the machine and the time it took.
 *
 * @param command the command line that made the run
 * @param version the version of the program
 * @param commit the revision it was built from; empty where unknown
 * @param seed the seed; 0 where nothing is random
 * @param started when the run began
 * @param inputs the checksum of each file that was read, by name
 * @param seconds how long each part took, by name
 */
public record Manifest(
        String command,
        String version,
        String commit,
        long seed,
        Instant started,
        Map<String, String> inputs,
        Map<String, Double> seconds) {
    /** The manifest's file in a run folder. */
    public static final String FILE = "manifest.json";

    /** Writes it, with the checksums of the files that are already in the folder. */
    void write(RunFolder folder) throws IOException {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("command", command);
        tree.put("version", version);
        tree.put("commit", commit);
        tree.put("seed", seed);
        tree.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
        tree.put("inputs", inputs);
        tree.put("seconds", seconds);
        tree.put("java", java());
        tree.put("machine", machine());
        var files = new LinkedHashMap<String, String>();
        for (String name : folder.names()) {
            files.put(name, Checksum.sha256(folder.files().resolve(name)));
        }
        tree.put("files", files);
        Json.write(folder.files().resolve(FILE), tree);
    }

    /** The files that an earlier manifest names; none where it cannot be read. */
    static List<String> files(Path manifest) throws IOException {
        if (!Files.exists(manifest)) {
            return List.of();
        }
        try {
            JsonNode files = Json.read(manifest).path("files");
            return new ArrayList<>(files.propertyNames());
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static Map<String, Object> java() {
        var java = new LinkedHashMap<String, Object>();
        java.put("version", Runtime.version().toString());
        java.put("vendor", System.getProperty("java.vendor", ""));
        java.put("options", ManagementFactory.getRuntimeMXBean().getInputArguments());
        return java;
    }

    private static Map<String, Object> machine() {
        var machine = new LinkedHashMap<String, Object>();
        machine.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
        machine.put("architecture", System.getProperty("os.arch", ""));
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("heap-bytes", Runtime.getRuntime().maxMemory());
        return machine;
    }
}
