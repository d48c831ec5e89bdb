package tacit.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes nested objects as indented JSON, and reads them. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    static void write(Path file, Map<String, ?> content) throws IOException {
        Files.writeString(file, WRITER.writeValueAsString(content) + "\n");
    }

    static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }

    /** Puts a value at a dotted path, making the objects on the way; a number that is not finite is left out. */
    static void put(Map<String, Object> tree, Object value, String... path) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return;
        }
        Map<String, Object> below = tree;
        for (int i = 0; i < path.length - 1; i++) {
            below = child(below, path[i]);
        }
        below.put(path[path.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>());
    }
}
