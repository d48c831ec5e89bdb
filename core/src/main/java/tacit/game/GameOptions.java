package tacit.game;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tacit.formula.Formula;
import tacit.formula.NearestName;

/**
 * What may be chosen when a game is made from its definition.
 *
 * @param settings settings that replace the file's, as text: a number, or names separated by commas
 * @param formulas parameters that are not numbers from outside but formulas of time, flow and other parameters
 * @param horizon the last time, where it replaces the file's
 */
public record GameOptions(Map<String, String> settings, Map<String, Formula> formulas, OptionalDouble horizon) {
    /** Everything as the file says. */
    public static final GameOptions NONE = new GameOptions(Map.of(), Map.of(), OptionalDouble.empty());

    /** Copies the maps. */
    public GameOptions {
        settings = Map.copyOf(settings);
        formulas = Map.copyOf(formulas);
    }

    /** The same with one more setting. */
    public GameOptions with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new GameOptions(more, formulas, horizon);
    }

    /** The same with a formula for a parameter. */
    public GameOptions with(String parameter, Formula formula) {
        Map<String, Formula> more = new HashMap<>(formulas);
        more.put(parameter, formula);
        return new GameOptions(settings, more, horizon);
    }

    /** The settings, read as the definition declares them. */
    Map<String, SettingDeclaration.Value> settings(GameDefinition definition) {
        Map<String, SettingDeclaration.Value> values = new HashMap<>();
        settings.forEach((name, text) -> {
            SettingDeclaration declaration = definition.settings().stream()
                    .filter(setting -> setting.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("game " + definition.name() + " has no setting '" + name + "'"
                                    + NearestName.suggestionOrAll(
                                            name,
                                            definition.settings().stream()
                                                    .map(SettingDeclaration::name)
                                                    .toList())));
            values.put(
                    name,
                    switch (declaration.value()) {
                        case SettingDeclaration.Number number -> new SettingDeclaration.Number(number(name, text));
                        case SettingDeclaration.Names names -> new SettingDeclaration.Names(names(name, text));
                    });
        });
        return values;
    }

    private static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("setting " + name + " (" + text + ") must be a number", notANumber);
        }
        throw new IllegalArgumentException("setting " + name + " (" + text + ") must be finite");
    }

    private static List<String> names(String name, String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)
                || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "setting " + name + " (" + text + ") must be different names separated by commas");
        }
        return names;
    }
}
