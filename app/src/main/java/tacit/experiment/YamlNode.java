package tacit.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A YAML value that remembers where it was written. */
sealed interface YamlNode {
    Place place();

    /** What the node is, for messages. */
    String kind();

    /** Text, a number, or nothing at all (then the text is empty). */
    record Scalar(Place place, String text) implements YamlNode {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : "'" + text + "'";
        }
    }

    /** Values in a row. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Values by key, in the order in which they were written. */
    record Mapping(Place place, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        Mapping with(String key, YamlNode value) {
            var changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Mapping(place, changed);
        }

        Mapping without(String key) {
            var changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(place, changed);
        }
    }
}
