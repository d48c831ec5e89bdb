package tacit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.NumberText;

/** A mapping of the configuration whose keys must all be known; its readers name the key, the value and a remedy. */
final class Section {
    private final String path;
    private final YamlNode.Mapping mapping;

    /** Takes a mapping whose keys must be among {@code known}; any key will do where {@code known} is empty. */
    Section(String path, YamlNode.Mapping mapping, List<String> known) {
        this.path = path;
        this.mapping = mapping;
        for (var entry : mapping.entries().entrySet()) {
            if (!known.isEmpty() && !known.contains(entry.getKey())) {
                throw entry.getValue()
                        .place()
                        .error("unknown key '" + entry.getKey() + "'" + (path.isEmpty() ? "" : " in '" + path + "'")
                                + ": " + KnownNames.remedy(entry.getKey(), known));
            }
        }
    }

    Place place() {
        return mapping.place();
    }

    Optional<YamlNode> node(String key) {
        return mapping.get(key);
    }

    /** The keys that are there, in order. */
    List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** The section below a key; one without entries where the key is not there. */
    Section section(String key, List<String> known) {
        String below = path.isEmpty() ? key : path + "." + key;
        YamlNode node = mapping.get(key).orElseGet(() -> new YamlNode.Mapping(mapping.place(), Map.of()));
        return switch (node) {
            case YamlNode.Mapping inner -> new Section(below, inner, known);
            case YamlNode.Scalar scalar
            when scalar.text().isEmpty() -> new Section(below, new YamlNode.Mapping(scalar.place(), Map.of()), known);
            default ->
                throw node.place()
                        .error("'" + below + "' is " + node.kind() + ": it must hold keys"
                                + (known.isEmpty() ? "" : " (" + String.join(", ", known) + ")"));
        };
    }

    Optional<String> text(String key) {
        return node(key).map(node -> scalar(key, node, "text"));
    }

    String requiredText(String key, String example) {
        return text(key)
                .orElseThrow(() -> mapping.place()
                        .error("'" + name(key) + "' is missing: add a line such as '" + key + ": " + example + "'"));
    }

    OptionalDouble number(String key) {
        return node(key).map(node -> number(key, node)).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    double number(String key, YamlNode node) {
        String text = scalar(key, node, "a number");
        OptionalDouble number = NumberText.parse(text);
        if (number.isEmpty() || Double.isInfinite(number.getAsDouble())) {
            throw error(key, text, "must be a number");
        }
        return number.getAsDouble();
    }

    /** A positive number, such as the example. */
    OptionalDouble positive(String key, double example) {
        OptionalDouble number = number(key);
        if (number.isPresent() && number.getAsDouble() <= 0) {
            throw error(
                    key,
                    NumberText.plain(number.getAsDouble()),
                    "must be positive: give, for example, " + NumberText.plain(example));
        }
        return number;
    }

    /** A positive whole number, {@code usual} where the key is not there. */
    int count(String key, int usual) {
        double value = positive(key, usual).orElse(usual);
        if (value != Math.rint(value) || value > 1_000_000_000) {
            throw error(key, NumberText.plain(value), "must be a whole number below 1e9, such as " + usual);
        }
        return (int) value;
    }

    /** A list of positive whole numbers; a single one counts as a list of one. */
    List<Integer> counts(String key) {
        return texts(key).stream()
                .map(text -> {
                    OptionalDouble number = NumberText.parse(text);
                    double value = number.orElse(0);
                    if (!(value >= 1) || value != Math.rint(value) || value > 1_000_000) {
                        throw error(key, text, "must be whole numbers from 1 to 1e6, such as [64, 64]");
                    }
                    return (int) value;
                })
                .toList();
    }

    /** A share from 0 to 1. */
    OptionalDouble share(String key) {
        OptionalDouble number = number(key);
        if (number.isPresent() && !(number.getAsDouble() >= 0 && number.getAsDouble() <= 1)) {
            throw error(key, NumberText.plain(number.getAsDouble()), "must lie between 0 and 1");
        }
        return number;
    }

    OptionalLong whole(String key) {
        return text(key)
                .map(text -> {
                    try {
                        return OptionalLong.of(Long.parseLong(text));
                    } catch (NumberFormatException e) {
                        throw error(key, text, "must be a whole number");
                    }
                })
                .orElseGet(OptionalLong::empty);
    }

    /** One of the constants of an enumeration, written in lower case with hyphens. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (kebab(constant).equals(text)) {
                    return constant;
                }
            }
            List<String> known =
                    Arrays.stream(type.getEnumConstants()).map(Section::kebab).toList();
            throw error(key, text, "is not a choice: " + KnownNames.remedy(text, known));
        });
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String key) {
        return node(key)
                .map(node -> switch (node) {
                    case YamlNode.Sequence sequence ->
                        sequence.items().stream()
                                .map(item -> scalar(key, item, "text"))
                                .toList();
                    default -> List.of(scalar(key, node, "a list"));
                })
                .orElse(List.of());
    }

    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String scalar(String key, YamlNode node, String wanted) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
            return scalar.text();
        }
        throw node.place().error("'" + name(key) + "' is " + node.kind() + ": give " + wanted);
    }

    /** An error about the value of a key. */
    InputException error(String key, String value, String what) {
        return place(key).error(name(key) + " (" + value + ") " + what);
    }

    /** Where a key's value stands; where the section begins if the key is not there. */
    Place place(String key) {
        return node(key).map(YamlNode::place).orElse(mapping.place());
    }
}
