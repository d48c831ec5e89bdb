package tacit.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import tacit.catalogue.Games;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.NumberText;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;

/**
 * A game made for a run, with values for its parameters and inputs.
 *
 * @param file the game file
 * @param game the game, compiled with its settings and formulas
 * @param parameters values of the parameters, in the game's order; NaN where there is none
 * @param inputs values of the inputs, in the game's order; NaN where there is none
 */
public record ConfiguredGame(GameFile file, MeanFieldGame game, double[] parameters, double[] inputs) {
    private static final Pattern NOT_A_NUMBER =
            Pattern.compile("[+-]?(nan|inf|infinity)|[^\\p{L}\\[]*/\\s*0*\\.?0*", Pattern.CASE_INSENSITIVE);

    /**
     * What is chosen for a game.
     *
     * @param settings its settings by name, as text
     * @param formulas formulas that take the place of parameters, by name
     * @param parameters values of parameters, by name ({@code q}, for all elements) or by element ({@code q[0,1]})
     * @param inputs values of inputs, likewise
     * @param horizon when the game ends; as the file says where empty
     */
    public record Choices(
            Map<String, String> settings,
            Map<String, String> formulas,
            Map<String, Double> parameters,
            Map<String, Double> inputs,
            OptionalDouble horizon) {}

    /**
     * Makes the game.
     *
     * @throws InputException where a choice does not fit the game
     */
    public static ConfiguredGame of(GameFile file, Choices choices) {
        MeanFieldGame game = make(file, options(choices));
        return new ConfiguredGame(
                file,
                game,
                values("parameter", game.parameters(), choices.parameters()),
                values("input", game.inputs(), choices.inputs()));
    }

    /** The structure of the game: settings, formulas and horizon. */
    static GameOptions options(Choices choices) {
        GameOptions options = new GameOptions(Map.of(), Map.of(), choices.horizon());
        for (var setting : choices.settings().entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        for (var formula : choices.formulas().entrySet()) {
            options = withFormula(options, formula.getKey(), formula.getValue());
        }
        return options;
    }

    /**
     * The parameters, all of which must have a value.
     *
     * @throws InputException where one has none
     */
    public double[] completeParameters() {
        for (int i = 0; i < parameters.length; i++) {
            if (Double.isNaN(parameters[i])) {
                String name = game.parameters().get(i).name();
                throw new InputException("parameter " + name + " of game " + game.name()
                        + " has no default: give it a value, as with --set " + name + "=1");
            }
        }
        return parameters.clone();
    }

    /** Where a parameter stands in the game's order, by its element's name. */
    int parameterIndex(String name) {
        return game.parameters().stream().map(ParameterElement::name).toList().indexOf(name);
    }

    private static GameOptions withFormula(GameOptions options, String parameter, String text) {
        if (NOT_A_NUMBER.matcher(text).matches()) {
            throw new InputException(parameter + " (" + text + ") is not a number: give a finite one, or a formula of "
                    + "time, flow and other parameters");
        }
        try {
            return options.with(parameter, FormulaParser.parse(text));
        } catch (FormulaException e) {
            throw new InputException(
                    "the formula of parameter " + parameter + ", '" + text + "', " + e.getMessage(), e);
        }
    }

    private static MeanFieldGame make(GameFile file, GameOptions options) {
        try {
            return Games.make(file.definition(), options);
        } catch (FormulaException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("formula of ") ? new InputException(message, e) : e.in(file.name());
        }
    }

    private static double[] values(String kind, List<ParameterElement> elements, Map<String, Double> given) {
        double[] values = elements.stream()
                .mapToDouble(element -> element.value().orElse(Double.NaN))
                .toArray();
        for (boolean wholeBlocks : new boolean[] {true, false}) {
            for (var entry : given.entrySet()) {
                boolean wanted =
                        elements.stream().anyMatch(element -> element.block().equals(entry.getKey()));
                if (wanted == wholeBlocks) {
                    assign(kind, elements, entry.getKey(), entry.getValue(), values);
                }
            }
        }
        return values;
    }

    private static void assign(
            String kind, List<ParameterElement> elements, String name, double value, double[] values) {
        boolean found = false;
        for (int i = 0; i < values.length; i++) {
            ParameterElement element = elements.get(i);
            if (element.name().equals(name) || element.block().equals(name)) {
                if (!element.domain().contains(value)) {
                    throw new InputException(kind + " " + element.name() + " (" + NumberText.plain(value) + ") must be "
                            + element.domain() + ": give a value within its domain");
                }
                values[i] = value;
                found = true;
            }
        }
        if (!found) {
            var known = new ArrayList<String>(
                    elements.stream().map(ParameterElement::name).toList());
            throw new InputException("the game has no " + kind + " '" + name + "': " + KnownNames.remedy(name, known));
        }
    }
}
