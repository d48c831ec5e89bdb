package tacit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.NumberText;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.experiment.ConfiguredGame;
import tacit.experiment.GameFile;
import tacit.game.ParameterDeclaration;
import tacit.game.SettingDeclaration;

/** Makes the problem that {@code tacit solve} is asked to solve. */
final class SolveProblem {
    private static final int DEFAULT_STEPS = 100;
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\d_]*");

    private final SolveRequest request;
    private final GameFile file;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> formulas = new LinkedHashMap<>();
    private final Map<String, Double> parameters = new LinkedHashMap<>();
    private final Map<String, Double> inputs = new LinkedHashMap<>();

    private SolveProblem(SolveRequest request, GameFile file) {
        this.request = request;
        this.file = file;
    }

    static EquilibriumProblem of(SolveRequest request, GameFile file) {
        var problem = new SolveProblem(request, file);
        request.settings().forEach(problem::assign);
        return problem.make();
    }

    private void assign(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new InputException("--set " + setting + ": write name=value, such as --set beta=0.5");
        }
        String name = setting.substring(0, equals).strip();
        String value = setting.substring(equals + 1).strip();
        String block = name.contains("[") ? name.substring(0, name.indexOf('[')) : name;
        var definition = file.definition();
        List<String> settingNames =
                definition.settings().stream().map(SettingDeclaration::name).toList();
        if (settingNames.contains(name)) {
            settings.put(name, withoutBrackets(value));
        } else if (names(definition.inputs()).contains(block)) {
            inputs.put(name, NumberText.finite("--set " + setting + ": input " + name, value, "1"));
        } else if (names(definition.parameters()).contains(block)) {
            assignParameter(setting, name, value);
        } else {
            var known = new ArrayList<>(settingNames);
            known.addAll(names(definition.parameters()));
            known.addAll(names(definition.inputs()));
            throw new InputException("--set " + setting + ": game " + definition.name() + " has no parameter '" + name
                    + "': " + KnownNames.remedy(name, known));
        }
    }

    /* A list may be written as in an experiment: [A, B, C]. */
    private static String withoutBrackets(String value) {
        return value.startsWith("[") && value.endsWith("]")
                ? value.substring(1, value.length() - 1).strip()
                : value;
    }

    private void assignParameter(String setting, String name, String value) {
        if (value.isEmpty()) {
            throw new InputException("--set " + setting + ": give a number or a formula, such as " + name + "=0.5");
        }
        if (NumberText.matches(value)) {
            parameters.put(name, NumberText.finite("--set " + setting + ": parameter " + name, value, "0.5"));
        } else {
            requireKnown(name, value);
            formulas.put(name, value);
        }
    }

    private void requireKnown(String name, String value) {
        var definition = file.definition();
        var known = new ArrayList<>(names(definition.parameters()));
        known.addAll(names(definition.inputs()));
        definition.settings().forEach(setting -> known.add(setting.name()));
        definition.aggregates().forEach(aggregate -> known.add(aggregate.name()));
        known.addAll(List.of("t", "horizon", "d"));
        if (WORD.matcher(value).matches() && !known.contains(value)) {
            throw new InputException(
                    name + " (" + value + ") is not a number: give one, such as --set " + name + "=0.5, or a formula");
        }
    }

    private static List<String> names(List<ParameterDeclaration> declarations) {
        return declarations.stream().map(ParameterDeclaration::name).toList();
    }

    private EquilibriumProblem make() {
        OptionalDouble asked = request.horizon()
                .map(text -> OptionalDouble.of(positive("horizon", text, "the time at which the game ends, e.g. 40")))
                .orElseGet(OptionalDouble::empty);
        int steps = request.steps().map(SolveProblem::steps).orElse(DEFAULT_STEPS);
        Coupling coupling = request.coupling().map(SolveProblem::coupling).orElse(Coupling.NASH);
        var game = ConfiguredGame.of(file, new ConfiguredGame.Choices(settings, formulas, parameters, inputs, asked));
        double horizon = game.game()
                .horizon()
                .orElseThrow(() -> new InputException(
                        "game " + game.game().name() + " has no horizon: give one, such as --horizon 40"));
        if (!(horizon > 0)) {
            throw new InputException("the horizon of game " + game.game().name() + " (" + horizon
                    + ") must be positive: give one, such as --horizon 40");
        }
        return new EquilibriumProblem(
                game.game(),
                TimeGrid.uniform(0, horizon, steps),
                coupling,
                1,
                initial(game),
                GridPath.constant(game.parameters().length, 1, game.completeParameters()),
                GridPath.constant(game.inputs().length, 1, game.inputs()),
                SubstepRule.automatic());
    }

    private static double positive(String what, String text, String give) {
        OptionalDouble number = NumberText.parse(text.strip());
        if (number.isEmpty() || !(number.getAsDouble() > 0) || Double.isInfinite(number.getAsDouble())) {
            throw new InputException(what + " (" + text + ") must be positive: give " + give);
        }
        return number.getAsDouble();
    }

    private static int steps(String text) {
        double steps = positive("steps", text, "the number of time steps, e.g. 100");
        if (steps != Math.rint(steps) || steps > 10_000_000) {
            throw new InputException("steps (" + text + ") must be a whole number up to 10,000,000, e.g. 100");
        }
        return (int) steps;
    }

    private static Coupling coupling(String text) {
        List<String> known = Arrays.stream(Coupling.values())
                .map(coupling -> coupling.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw new InputException("coupling (" + text + ") is unknown: " + KnownNames.remedy(text, known));
        }
        return Coupling.values()[index];
    }

    private static void requireDistribution(double[] initial, String text) {
        double sum = 0;
        for (double share : initial) {
            if (share < 0 || share > 1) {
                throw new InputException("--initial " + text + ": the share " + NumberText.plain(share)
                        + " must lie in [0, 1]: give shares of the population");
            }
            sum += share;
        }
        if (Math.abs(sum - 1) > EquilibriumProblem.SHARE_TOLERANCE) {
            throw new InputException("--initial " + text + ": the shares sum to " + NumberText.rounded(sum)
                    + " instead of 1: divide them by their sum");
        }
    }

    private double[] initial(ConfiguredGame game) {
        List<String> states = game.game().states();
        Optional<String> given = request.initial();
        if (given.isEmpty()) {
            return game.game()
                    .initial()
                    .orElseThrow(() -> new InputException("game " + game.game().name()
                            + " has no initial distribution: give one, such as --initial 0.9,0.1,0"));
        }
        String[] cells = given.get().split(",", -1);
        if (cells.length != states.size()) {
            throw new InputException("--initial " + given.get() + " has " + cells.length
                    + " shares: give one for each of " + states.size() + " states"
                    + (states.size() <= 12 ? " (" + String.join(", ", states) + ")" : ""));
        }
        double[] initial = new double[cells.length];
        for (int x = 0; x < initial.length; x++) {
            initial[x] = NumberText.finite("the initial share of " + states.get(x), cells[x], "0.1");
        }
        requireDistribution(initial, given.get());
        return initial;
    }
}
