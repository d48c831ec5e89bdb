package tacit.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.data.DataSets;
import tacit.data.KnownNames;
import tacit.data.NumberText;

/** Turns the tree of an experiment's YAML into the experiment, strictly. */
final class ExperimentReader {
    private static final int DEFAULT_STEPS = 100;

    private final Section root;
    private final GameFile game;
    private final GameNames names;
    private final Path folder;

    ExperimentReader(YamlNode.Mapping tree, GameFile game, Path folder) {
        this.folder = folder;
        this.root = new Section("", tree, Keys.TOP);
        this.game = game;
        this.names = GameNames.of(game.definition());
    }

    Experiment read(String name) {
        return new Experiment(
                name,
                root.text("title").orElse(name),
                game,
                settings(),
                data(),
                observation(),
                time(),
                initial(),
                parameters(),
                inputs(),
                fit());
    }

    private DataSetting data() {
        if (root.has("data") && root.has("synthetic")) {
            throw root.place("synthetic").error("the experiment has both 'data' and 'synthetic': keep one of them");
        }
        if (root.has("synthetic")) {
            return new SyntheticReader(root.section("synthetic", Keys.SYNTHETIC), names).read();
        }
        String data = root.requiredText("data", "boarding-school");
        return new DataSetting.Given(
                DataSets.names().contains(data)
                        ? data
                        : folder.resolve(data).normalize().toString());
    }

    private Map<String, String> settings() {
        Section section = root.section("settings", List.of());
        requireNames(section, names.settings(), "setting");
        var settings = new LinkedHashMap<String, String>();
        for (String name : section.keys()) {
            settings.put(name, String.join(", ", section.texts(name)));
        }
        return settings;
    }

    private ObservationSetting observation() {
        Section section = root.section("observe", Keys.OBSERVE);
        if (section.has("population") && section.has("scale")) {
            throw section.place().error("'observe' has both 'population' and 'scale': keep one of them");
        }
        Optional<String> scale = section.text("scale");
        if (scale.isPresent() && !scale.get().equals("estimate")) {
            throw section.place("scale")
                    .error("observe.scale (" + scale.get() + ") must be 'estimate'; a known size is 'population: "
                            + scale.get() + "'");
        }
        return new ObservationSetting(
                section.texts("states"),
                scale.isPresent()
                        ? new ObservationSetting.EstimatedScale()
                        : new ObservationSetting.Population(section.positive("population", 1000)),
                section.text("unit").orElse(""));
    }

    private TimeSetting time() {
        Section section = root.section("time", Keys.TIME);
        if (section.has("steps") && section.has("steps-per-unit")) {
            throw section.place().error("'time' has both 'steps' and 'steps-per-unit': keep one of them");
        }
        TimeSetting.Steps steps = section.has("steps-per-unit")
                ? new TimeSetting.PerUnit(section.count("steps-per-unit", 20))
                : new TimeSetting.Total(section.count("steps", DEFAULT_STEPS));
        return new TimeSetting(
                section.text("unit").orElse(""), section.number("start"), section.number("horizon"), steps);
    }

    private InitialSetting initial() {
        Optional<YamlNode> node = root.node("initial");
        if (node.isEmpty()) {
            return new InitialSetting.Game();
        }
        if (node.get() instanceof YamlNode.Scalar scalar) {
            return switch (scalar.text()) {
                case "data" -> new InitialSetting.Data();
                case "game" -> new InitialSetting.Game();
                default ->
                    throw scalar.place()
                            .error("initial (" + scalar.text()
                                    + ") must be 'data', 'game', or states with a number, 'estimate' or 'rest'");
            };
        }
        Section section = root.section("initial", List.of());
        var values = new LinkedHashMap<String, InitialSetting.Value>();
        for (String state : section.keys()) {
            values.put(state, initialValue(section, state));
        }
        long rests = values.values().stream()
                .filter(InitialSetting.Rest.class::isInstance)
                .count();
        if (rests > 1) {
            throw section.place().error("'initial' has " + rests + " states that take the rest: leave it to one");
        }
        return new InitialSetting.States(values);
    }

    private static InitialSetting.Value initialValue(Section section, String state) {
        YamlNode node = section.node(state).orElseThrow();
        if (node instanceof YamlNode.Mapping) {
            Section below = section.section(state, Keys.INITIAL);
            String model = below.requiredText("model", "estimate");
            if (!model.equals("estimate")) {
                throw node.place().error(below.name("model") + " (" + model + ") must be 'estimate'");
            }
            return new InitialSetting.Estimated(below.number("start"));
        }
        String text = section.text(state).orElseThrow();
        return switch (text) {
            case "estimate" -> new InitialSetting.Estimated(OptionalDouble.empty());
            case "rest" -> new InitialSetting.Rest();
            default -> {
                if (!NumberText.matches(text)) {
                    throw node.place()
                            .error(section.name(state) + " (" + text + ") must be a number, 'estimate' or 'rest'");
                }
                yield new InitialSetting.Known(section.number(state).orElseThrow());
            }
        };
    }

    private Map<String, ParameterSetting> parameters() {
        Section section = root.section("parameters", List.of());
        requireNames(section, names.parameters(), "parameter");
        var parameters = new LinkedHashMap<String, ParameterSetting>();
        for (String name : section.keys()) {
            parameters.put(name, new ParameterReader(section, name, names.parameters()).read());
        }
        return parameters;
    }

    private Map<String, Double> inputs() {
        Section section = root.section("inputs", List.of());
        requireNames(section, names.inputs(), "input");
        var inputs = new LinkedHashMap<String, Double>();
        for (String name : section.keys()) {
            inputs.put(name, section.number(name).orElseThrow());
        }
        return inputs;
    }

    private FitSetting fit() {
        return new FitReader(root.section("fit", Keys.FIT)).read();
    }

    private void requireNames(Section section, List<String> known, String kind) {
        for (String key : section.keys()) {
            if (!known.contains(GameNames.block(key))) {
                throw section.place(key)
                        .error("game " + names.game() + " has no " + kind + " '" + key + "': "
                                + KnownNames.remedy(key, known));
            }
        }
    }
}
