package tacit.experiment;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import tacit.data.KnownNames;
import tacit.data.NumberText;
import tacit.network.Activation;

/**
 * Reads how one parameter is found: a number, a model's name, a formula, or a mapping such as
 * {@code {model: path, knots: 6, start: 1}}.
 */
final class ParameterReader {
    private static final List<String> MODELS =
            List.of("constant", "path", "state-average", "network", "automatic", "fixed", "formula");
    private static final int DEFAULT_KNOTS = 8;
    private static final int AUTOMATIC_KNOTS = 34;
    private static final List<Integer> DEFAULT_HIDDEN = List.of(64, 64);
    private static final Pattern BARE_WORD = Pattern.compile("[A-Za-z][A-Za-z_-]*");

    private final Section section;
    private final String name;
    private final List<String> parameters;

    ParameterReader(Section section, String name, List<String> parameters) {
        this.section = section;
        this.name = name;
        this.parameters = parameters;
    }

    ParameterSetting read() {
        YamlNode node = section.node(name).orElseThrow();
        if (node instanceof YamlNode.Mapping) {
            return mapping(section.section(name, Keys.PARAMETER));
        }
        String text = section.text(name).orElseThrow();
        if (NumberText.matches(text)) {
            return new ParameterSetting.Fixed(section.number(name));
        }
        return switch (text) {
            case "constant" -> new ParameterSetting.Constant(OptionalDouble.empty());
            case "path" -> new ParameterSetting.TimePath(DEFAULT_KNOTS, OptionalDouble.empty());
            case "state-average" -> new ParameterSetting.StateAverage(1, 1, OptionalDouble.empty());
            case "automatic" -> new ParameterSetting.Automatic(AUTOMATIC_KNOTS, OptionalDouble.empty());
            case "network" ->
                new ParameterSetting.Network(
                        ParameterSetting.Reads.TIME, DEFAULT_HIDDEN, Activation.TANH, OptionalDouble.empty());
            case "fixed" -> new ParameterSetting.Fixed(OptionalDouble.empty());
            default -> formula(node, text);
        };
    }

    private ParameterSetting formula(YamlNode node, String text) {
        if (BARE_WORD.matcher(text).matches() && !parameters.contains(text) && !text.equals("t")) {
            throw node.place()
                    .error(section.name(name) + " (" + text + ") is neither a number, a formula nor a model: "
                            + KnownNames.remedy(text, MODELS));
        }
        return new ParameterSetting.Formula(text);
    }

    private ParameterSetting mapping(Section below) {
        String model = below.text("model").orElse(below.has("formula") ? "formula" : "constant");
        List<String> allowed = switch (model) {
            case "constant" -> List.of("model", "start");
            case "path", "automatic" -> List.of("model", "start", "knots");
            case "state-average" -> List.of("model", "start", "knots", "size");
            case "network" -> List.of("model", "start", "reads", "hidden", "activation");
            case "fixed" -> List.of("model", "value");
            case "formula" -> List.of("model", "formula");
            default ->
                throw below.place("model")
                        .error(below.name("model") + " (" + model + ") is not a model: "
                                + KnownNames.remedy(model, MODELS));
        };
        for (String key : below.keys()) {
            if (!allowed.contains(key)) {
                throw below.place(key)
                        .error("'" + key + "' does not go with model '" + model + "' in 'parameters." + name + "': "
                                + KnownNames.remedy(key, allowed));
            }
        }
        return switch (model) {
            case "path" -> new ParameterSetting.TimePath(knots(below, DEFAULT_KNOTS), below.number("start"));
            case "automatic" -> new ParameterSetting.Automatic(knots(below, AUTOMATIC_KNOTS), below.number("start"));
            case "state-average" ->
                new ParameterSetting.StateAverage(
                        below.count("knots", 1), below.positive("size", 1).orElse(1), below.number("start"));
            case "network" -> network(below);
            case "fixed" -> new ParameterSetting.Fixed(below.number("value"));
            case "formula" -> new ParameterSetting.Formula(below.requiredText("formula", "0.1 + 2.9*mu[0]"));
            default -> new ParameterSetting.Constant(below.number("start"));
        };
    }

    private static ParameterSetting network(Section below) {
        List<Integer> hidden = below.has("hidden") ? below.counts("hidden") : DEFAULT_HIDDEN;
        return new ParameterSetting.Network(
                below.choice("reads", ParameterSetting.Reads.class).orElse(ParameterSetting.Reads.TIME),
                hidden,
                below.choice("activation", Activation.class).orElse(Activation.TANH),
                below.number("start"));
    }

    private static int knots(Section below, int otherwise) {
        int knots = below.count("knots", otherwise);
        if (knots < 2) {
            throw below.place("knots")
                    .error(below.name("knots") + " (" + knots + ") must be 2 or more: a line has two ends");
        }
        return knots;
    }
}
