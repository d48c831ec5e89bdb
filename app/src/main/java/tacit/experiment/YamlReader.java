package tacit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.IntFunction;
import tacit.data.InputException;
import tacit.data.TextSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into nodes that know their lines; a key that stands twice is an error, and so are aliases. */
final class YamlReader {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final JsonParser parser;
    private final IntFunction<Place> places;

    private YamlReader(JsonParser parser, IntFunction<Place> places) {
        this.parser = parser;
        this.places = places;
    }

    /** Reads a file that must hold one mapping. */
    static YamlNode.Mapping mapping(TextSource source) {
        if (source.text().isBlank()) {
            throw new InputException(source.name() + " is empty: an experiment needs at least 'game' and 'data'");
        }
        YamlNode node = read(source.text(), line -> Place.line(source.name(), line));
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw node.place()
                .error("found " + node.kind() + " where an experiment's keys belong, such as 'game: epidemic'");
    }

    /** Reads the value of a command-line option. */
    static YamlNode value(String text, Place place) {
        return text.isBlank() ? new YamlNode.Scalar(place, "") : read(text, line -> place);
    }

    private static YamlNode read(String text, IntFunction<Place> places) {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            var reader = new YamlReader(parser, places);
            JsonToken first = parser.nextToken();
            YamlNode node = first == null ? new YamlNode.Scalar(places.apply(1), "") : reader.node();
            if (parser.nextToken() != null) {
                throw reader.place().error("a second document begins: keep one experiment in a file");
            }
            return node;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String message = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
            throw new InputException(places.apply(line) + ": this is not YAML: " + message, e);
        }
    }

    private YamlNode node() {
        Place place = place();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> {
                var items = new ArrayList<YamlNode>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node());
                }
                yield new YamlNode.Sequence(place, items);
            }
            case VALUE_NULL -> new YamlNode.Scalar(place, "");
            default -> new YamlNode.Scalar(place, parser.getString());
        };
    }

    private YamlNode mapping(Place place) {
        var entries = new LinkedHashMap<String, YamlNode>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place();
            parser.nextToken();
            if (entries.put(key, node()) != null) {
                throw keyPlace.error("key '" + key + "' stands twice: keep one of them");
            }
        }
        return new YamlNode.Mapping(place, entries);
    }

    private Place place() {
        return places.apply(parser.currentTokenLocation().getLineNr());
    }
}
