package tacit.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tacit.calibrate.Calibration;
import tacit.calibrate.Optimizer;
import tacit.data.DataSet;
import tacit.data.DataSets;
import tacit.data.InputException;
import tacit.data.NumberText;
import tacit.data.Series;
import tacit.data.TextSource;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.optimize.LbfgsOptions;
import tacit.parameter.Constant;
import tacit.parameter.EstimatedInitial;
import tacit.parameter.InitialDistribution;
import tacit.parameter.ParameterBlock;
import tacit.parameter.TimePath;

/**
 * An experiment with its game made and its data read: all that a fit needs.
 *
 * @param experiment what the experiment says
 * @param source the data file's text
 * @param game the game with the values of what is not estimated
 * @param trajectories the observed states of the data
 * @param scale what the data's numbers are divided by to become shares
 * @param grid the points in time
 * @param initial where the initial distribution comes from
 * @param blocks the models of what is estimated
 * @param note what was decided against the letter of the experiment
 */
public record FitProblem(
        Experiment experiment,
        TextSource source,
        ConfiguredGame game,
        Trajectories trajectories,
        Scale scale,
        TimeGrid grid,
        InitialDistribution initial,
        List<ParameterBlock> blocks,
        Optional<String> note) {
    private static final int MOST_STEPS = 10_000_000;
    /**
     * A trial whose rates need finer substeps than these is infeasible: a search that strays there would spend hours on
     * parameters that no data support. The steepest shipped game, linear-quadratic with 32 states, needs 64.
     */
    private static final int MOST_SUBSTEPS = 64;

    private static final int ADAM_EPOCHS = 500;
    private static final double ADAM_RATE = 5e-3;
    private static final int ADAM_BATCH = 10;

    /**
     * Reads the data and makes the game.
     *
     * @throws InputException where something does not fit together
     */
    public static FitProblem of(Experiment experiment) {
        TextSource source = DataSets.source(experiment.data(), Path.of(""));
        TimeGrid grid = grid(experiment, DataSet.parse(source, List.of()));
        ConfiguredGame game = ConfiguredGame.of(experiment.game(), choices(experiment, grid));
        List<String> states = game.game().states();
        DataSet data = DataSet.parse(source, states);
        Measure measure = Measure.of(data, states, experiment.observation().scale());
        Trajectories all = trajectories(data);
        List<String> seen = experiment.observation().states();
        InitialDistribution initial = new InitialChoice(game.game(), data, measure.scale()).of(experiment.initial());
        List<ParameterBlock> blocks = blocks(experiment);
        if (blocks.isEmpty() && !(initial instanceof EstimatedInitial) && measure.scale() instanceof Scale.Known) {
            throw new InputException("nothing is unknown: say what to estimate, as with 'beta: constant' below"
                    + " 'parameters' or --set beta=constant");
        }
        return new FitProblem(
                experiment,
                source,
                game,
                seen.isEmpty() ? all : all.seeing(seen),
                measure.scale(),
                grid,
                initial,
                blocks,
                measure.note());
    }

    /** The calibration, ready to be listened to and run with {@link #blocks}. */
    public Calibration calibration() {
        int states = game.game().states().size();
        double[] even = new double[states];
        Arrays.fill(even, 1.0 / states);
        var problem = new EquilibriumProblem(
                game.game(),
                grid,
                experiment.fit().coupling(),
                1,
                game.game().initial().orElse(even),
                GridPath.constant(game.parameters().length, 1, game.parameters()),
                GridPath.constant(game.inputs().length, 1, game.inputs()),
                new SubstepRule.Automatic(MOST_SUBSTEPS));
        var calibration = Calibration.of(problem)
                .observing(trajectories, scale)
                .initial(initial)
                .starts(experiment.fit().starts())
                .seed(experiment.fit().seed())
                .optimizer(optimizer(experiment.fit()))
                .timeOrder(experiment.fit().timeOrder());
        SolverChoice solver = experiment.fit().solver();
        return experiment
                .fit()
                .adjoint()
                .apply(solver == SolverChoice.AUTO ? calibration : calibration.solver(solver.solver(() -> false)));
    }

    private static Optimizer optimizer(FitSetting fit) {
        return switch (fit.optimizer()) {
            case LBFGS -> lbfgs(fit.maxIterations());
            case ADAM ->
                Optimizer.adam(
                        fit.maxIterations().orElse(ADAM_EPOCHS),
                        fit.learningRate().orElse(ADAM_RATE),
                        ADAM_BATCH);
        };
    }

    private static Optimizer lbfgs(OptionalInt maxIterations) {
        Optimizer usual = Optimizer.lbfgs();
        return usual instanceof Optimizer.Lbfgs(LbfgsOptions options) && maxIterations.isPresent()
                ? new Optimizer.Lbfgs(options.withIterations(maxIterations.getAsInt()))
                : usual;
    }

    private static ConfiguredGame.Choices choices(Experiment experiment, TimeGrid grid) {
        var formulas = new LinkedHashMap<String, String>();
        var values = new LinkedHashMap<String, Double>();
        experiment.parameters().forEach((name, setting) -> {
            switch (setting) {
                case ParameterSetting.Formula formula -> formulas.put(name, formula.text());
                case ParameterSetting.Fixed fixed -> fixed.value().ifPresent(value -> values.put(name, value));
                case ParameterSetting.Constant constant -> {}
                case ParameterSetting.TimePath path -> {}
            }
        });
        return new ConfiguredGame.Choices(
                experiment.settings(),
                formulas,
                values,
                experiment.inputs(),
                OptionalDouble.of(grid.time(grid.steps())));
    }

    private static List<ParameterBlock> blocks(Experiment experiment) {
        var blocks = new ArrayList<ParameterBlock>();
        experiment.parameters().forEach((name, setting) -> {
            switch (setting) {
                case ParameterSetting.Constant constant -> blocks.add(new Constant(List.of(name), constant.start()));
                case ParameterSetting.TimePath path ->
                    blocks.add(new TimePath(List.of(name), path.knots(), path.start()));
                case ParameterSetting.Formula formula -> {}
                case ParameterSetting.Fixed fixed -> {}
            }
        });
        return List.copyOf(blocks);
    }

    private static Trajectories trajectories(DataSet data) {
        return new Trajectories(
                data.states(),
                data.series().stream()
                        .map(series -> new Trajectory(series.name(), series.times(), series.values()))
                        .toList());
    }

    private static TimeGrid grid(Experiment experiment, DataSet data) {
        double first =
                data.series().stream().mapToDouble(FitProblem::firstTime).min().orElseThrow();
        double last =
                data.series().stream().mapToDouble(FitProblem::lastTime).max().orElseThrow();
        TimeSetting time = experiment.time();
        double start = time.start().orElse(first);
        double horizon = time.horizon().orElse(last);
        if (!(horizon > start)) {
            throw new InputException("the time from " + NumberText.plain(start) + " to " + NumberText.plain(horizon)
                    + " is empty: give data at two times or more, or time.start and time.horizon");
        }
        if (start > first || horizon < last) {
            throw new InputException(data.name() + " runs from " + NumberText.plain(first) + " to "
                    + NumberText.plain(last) + ", the experiment from " + NumberText.plain(start) + " to "
                    + NumberText.plain(horizon) + ": let time.start and time.horizon span the data");
        }
        return TimeGrid.uniform(start, horizon, steps(time.steps(), horizon - start));
    }

    private static int steps(TimeSetting.Steps steps, double span) {
        double wanted = switch (steps) {
            case TimeSetting.Total total -> total.steps();
            case TimeSetting.PerUnit perUnit -> perUnit.steps() * span;
        };
        boolean whole = Math.abs(wanted - Math.rint(wanted)) <= 1e-9 * wanted;
        double count = whole ? Math.rint(wanted) : Math.ceil(wanted);
        if (count > MOST_STEPS) {
            throw new InputException("the experiment has " + NumberText.plain(count) + " time steps: take at most "
                    + MOST_STEPS + ", with a smaller time.steps or time.steps-per-unit");
        }
        return (int) count;
    }

    private static double firstTime(Series series) {
        return series.times()[0];
    }

    private static double lastTime(Series series) {
        return series.times()[series.times().length - 1];
    }
}
