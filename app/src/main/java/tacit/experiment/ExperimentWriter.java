package tacit.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.data.NumberText;
import tacit.observe.Scale;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes an experiment with everything resolved, beside its game and its data, so that it can be run again. */
public final class ExperimentWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private ExperimentWriter() {}

    /** Writes {@code experiment.yaml}, the game file and {@code data.csv}. */
    public static void write(FitProblem problem, RunFolder folder) throws IOException {
        RunFiles.game(folder, problem.experiment().game());
        Files.writeString(folder.files().resolve("data.csv"), problem.source().text());
        Files.writeString(folder.files().resolve("experiment.yaml"), text(problem));
    }

    /** The YAML text of an experiment. */
    public static String text(FitProblem problem) {
        Experiment experiment = problem.experiment();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("title", experiment.title());
        tree.put("game", experiment.game().definition().name() + ".game");
        putUnlessEmpty(tree, "settings", settings(experiment));
        switch (experiment.data()) {
            case DataSetting.Given given -> tree.put("data", "data.csv");
            case DataSetting.Synthetic synthetic -> tree.put("synthetic", synthetic(synthetic));
        }
        tree.put("observe", observation(problem));
        tree.put("time", time(problem));
        tree.put("initial", initial(experiment.initial()));
        var parameters = new LinkedHashMap<String, Object>();
        experiment.parameters().forEach((name, setting) -> parameters.put(name, parameter(setting)));
        putUnlessEmpty(tree, "parameters", parameters);
        putUnlessEmpty(tree, "inputs", experiment.inputs());
        tree.put("fit", fit(experiment.fit()));
        return YAML.writeValueAsString(tree);
    }

    private static Map<String, Object> settings(Experiment experiment) {
        var settings = new LinkedHashMap<String, Object>();
        experiment.settings().forEach((name, text) -> {
            Object value = text.contains(",") ? List.of(text.split(",\\s*")) : scalar(text);
            settings.put(name, value);
        });
        return settings;
    }

    private static Map<String, Object> observation(FitProblem problem) {
        ObservationSetting observation = problem.experiment().observation();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("states", problem.trajectories().states());
        switch (problem.scale()) {
            case Scale.Known known -> tree.put("population", number(known.size()));
            case Scale.Estimated estimated -> tree.put("scale", "estimate");
        }
        putUnlessEmpty(tree, "unit", observation.unit());
        return tree;
    }

    private static Map<String, Object> synthetic(DataSetting.Synthetic synthetic) {
        var tree = new LinkedHashMap<String, Object>();
        switch (synthetic.origin()) {
            case DataSetting.Equilibria equilibria -> {
                tree.put("truth", equilibria.truth());
                tree.put("noise", number(equilibria.noise()));
            }
            case DataSetting.Agents agents -> tree.put("agents", agents.agents());
        }
        tree.put("train", synthetic.train());
        tree.put("test", synthetic.test());
        return tree;
    }

    private static Map<String, Object> time(FitProblem problem) {
        var tree = new LinkedHashMap<String, Object>();
        putUnlessEmpty(tree, "unit", problem.experiment().time().unit());
        tree.put("start", number(problem.grid().time(0)));
        tree.put("horizon", number(problem.grid().time(problem.grid().steps())));
        tree.put("steps", problem.grid().steps());
        return tree;
    }

    private static Object initial(InitialSetting initial) {
        return switch (initial) {
            case InitialSetting.Data data -> "data";
            case InitialSetting.Game game -> "game";
            case InitialSetting.States states -> {
                var tree = new LinkedHashMap<String, Object>();
                states.values().forEach((state, value) -> tree.put(state, initial(value)));
                yield tree;
            }
        };
    }

    private static Object initial(InitialSetting.Value value) {
        return switch (value) {
            case InitialSetting.Known known -> number(known.amount());
            case InitialSetting.Rest rest -> "rest";
            case InitialSetting.Estimated estimated -> {
                var tree = new LinkedHashMap<String, Object>();
                tree.put("model", "estimate");
                estimated.start().ifPresent(start -> tree.put("start", number(start)));
                yield tree;
            }
        };
    }

    private static Object parameter(ParameterSetting setting) {
        var tree = new LinkedHashMap<String, Object>();
        switch (setting) {
            case ParameterSetting.Fixed fixed -> {
                tree.put("model", "fixed");
                fixed.value().ifPresent(value -> tree.put("value", number(value)));
            }
            case ParameterSetting.Constant constant -> {
                tree.put("model", "constant");
                constant.start().ifPresent(start -> tree.put("start", number(start)));
            }
            case ParameterSetting.TimePath path -> {
                tree.put("model", "path");
                tree.put("knots", path.knots());
                path.start().ifPresent(start -> tree.put("start", number(start)));
            }
            case ParameterSetting.StateAverage average -> {
                tree.put("model", "state-average");
                tree.put("knots", average.knots());
                tree.put("size", number(average.size()));
                average.start().ifPresent(start -> tree.put("start", number(start)));
            }
            case ParameterSetting.Automatic automatic -> {
                tree.put("model", "automatic");
                tree.put("knots", automatic.knots());
                automatic.start().ifPresent(start -> tree.put("start", number(start)));
            }
            case ParameterSetting.Network network -> {
                tree.put("model", "network");
                tree.put("reads", Section.kebab(network.reads()));
                tree.put("hidden", network.hidden());
                tree.put("activation", Section.kebab(network.activation()));
                network.start().ifPresent(start -> tree.put("start", number(start)));
            }
            case ParameterSetting.Formula formula -> {
                tree.put("model", "formula");
                tree.put("formula", formula.text());
            }
        }
        return tree;
    }

    private static Map<String, Object> fit(FitSetting fit) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("optimizer", Section.kebab(fit.optimizer()));
        tree.put("starts", fit.starts());
        tree.put("seed", fit.seed());
        tree.put("coupling", Section.kebab(fit.coupling()));
        tree.put("solver", Section.kebab(fit.solver()));
        tree.put("adjoint", Section.kebab(fit.adjoint()));
        tree.put("time-order", Section.kebab(fit.timeOrder()));
        tree.put("substeps", fit.substeps());
        fit.maxIterations().ifPresent(most -> tree.put("max-iterations", most));
        fit.learningRate().ifPresent(rate -> tree.put("learning-rate", rate));
        if (fit.optimizer() != FitSetting.Optimizer.LBFGS) {
            training(fit.training(), tree);
        }
        tree.put("seeds", fit.seeds());
        return tree;
    }

    private static void training(TrainingSetting training, Map<String, Object> tree) {
        tree.put("schedule", Section.kebab(training.schedule()));
        tree.put("batch", training.batch());
        tree.put("window", number(training.window()));
        tree.put("validation", number(training.validation()));
        tree.put("patience", training.patience());
        tree.put("finish", training.finish());
        tree.put("beginning", training.beginning());
        tree.put("sufficient", number(training.sufficient()));
    }

    private static Object scalar(String text) {
        return NumberText.matches(text) ? number(Double.parseDouble(text)) : text;
    }

    /* Whole numbers are written without a decimal point. */
    private static Object number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? (Object) (long) value : (Object) value;
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String key, String value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }
}
