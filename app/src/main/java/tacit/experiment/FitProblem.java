package tacit.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.calibrate.Calibration;
import tacit.calibrate.Candidate;
import tacit.data.DataSet;
import tacit.data.DataSets;
import tacit.data.InputException;
import tacit.data.TextSource;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.EstimatedInitial;
import tacit.parameter.InitialDistribution;

/**
 * An experiment with its game made and its data read or made: all that a fit needs.
 *
 * @param experiment what the experiment says
 * @param seed the seed of this fit
 * @param source the data file's text
 * @param game the game with the values of what is not estimated
 * @param trajectories the observed states of the data
 * @param scale what the data's numbers are divided by to become shares
 * @param grid the points in time
 * @param initial where the initial distribution comes from
 * @param candidates the models of what is estimated that are tried, the most parsimonious first
 * @param test trajectories that test what was learnt
 * @param note what was decided against the letter of the experiment
 */
public record FitProblem(
        Experiment experiment,
        long seed,
        TextSource source,
        ConfiguredGame game,
        Trajectories trajectories,
        Scale scale,
        TimeGrid grid,
        InitialDistribution initial,
        List<Candidate> candidates,
        Optional<TestSet> test,
        Optional<String> note) {

    /**
     * Reads the data, or makes them, and makes the game.
     *
     * @throws InputException where something does not fit together
     */
    public static FitProblem of(Experiment experiment) {
        return of(experiment, experiment.fit().seed());
    }

    /** The problem with another seed, of the data as well where the experiment makes them. */
    public static FitProblem of(Experiment experiment, long seed) {
        return switch (experiment.data()) {
            case DataSetting.Given given -> given(experiment, given, seed);
            case DataSetting.Synthetic synthetic -> new SyntheticProblem(experiment, synthetic, seed).problem();
        };
    }

    private static FitProblem given(Experiment experiment, DataSetting.Given given, long seed) {
        TextSource source = DataSets.source(given.source(), Path.of(""));
        TimeGrid grid = ExperimentGrid.of(experiment.time(), DataSet.parse(source, List.of()));
        ConfiguredGame game = ConfiguredGame.of(experiment.game(), choices(experiment, grid));
        List<String> states = game.game().states();
        DataSet data = DataSet.parse(source, states);
        Measure measure = Measure.of(data, states, experiment.observation().scale());
        Trajectories all = trajectories(data);
        List<String> seen = experiment.observation().states();
        Trajectories observed = seen.isEmpty() ? all : all.seeing(seen);
        InitialDistribution initial = new InitialChoice(game.game(), data, measure.scale()).of(experiment.initial());
        List<Candidate> candidates =
                ParameterModels.of(experiment, game, grid, seed).of(observed, measure.scale());
        if (candidates.getFirst().blocks().isEmpty()
                && !(initial instanceof EstimatedInitial)
                && measure.scale() instanceof Scale.Known) {
            throw nothingUnknown();
        }
        return new FitProblem(
                experiment,
                seed,
                source,
                game,
                observed,
                measure.scale(),
                grid,
                initial,
                candidates,
                Optional.empty(),
                measure.note());
    }

    static InputException nothingUnknown() {
        return new InputException("nothing is unknown: say what to estimate, as with 'beta: constant' below"
                + " 'parameters' or --set beta=constant");
    }

    /** The calibration, ready to be listened to and run with {@link #candidates}. */
    public Calibration calibration() {
        var calibration = Calibration.of(problem(experiment, game, grid))
                .observing(trajectories, scale)
                .initial(initial)
                .starts(experiment.fit().starts())
                .seed(seed)
                .optimizer(FitOptimizer.of(experiment.fit()))
                .timeOrder(experiment.fit().timeOrder())
                .uncertainty(candidates.size() == 1);
        SolverChoice solver = experiment.fit().solver();
        return experiment
                .fit()
                .adjoint()
                .apply(solver == SolverChoice.AUTO ? calibration : calibration.solver(solver.solver(() -> false)));
    }

    /** The problem of one trajectory, with an initial distribution that is to be replaced. */
    static EquilibriumProblem problem(Experiment experiment, ConfiguredGame game, TimeGrid grid) {
        double[] even = new double[game.game().states().size()];
        Arrays.fill(even, 1.0 / even.length);
        return new EquilibriumProblem(
                game.game(),
                grid,
                experiment.fit().coupling(),
                1,
                game.game().initial().orElse(even),
                GridPath.constant(game.parameters().length, 1, game.parameters()),
                GridPath.constant(game.inputs().length, 1, game.inputs()),
                new SubstepRule.Automatic(experiment.fit().substeps()));
    }

    static ConfiguredGame.Choices choices(Experiment experiment, TimeGrid grid) {
        var formulas = new LinkedHashMap<String, String>();
        var values = new LinkedHashMap<String, Double>();
        experiment.parameters().forEach((name, setting) -> {
            switch (setting) {
                case ParameterSetting.Formula formula -> formulas.put(name, formula.text());
                case ParameterSetting.Fixed fixed -> fixed.value().ifPresent(value -> values.put(name, value));
                case ParameterSetting.Constant constant -> {}
                case ParameterSetting.TimePath path -> {}
                case ParameterSetting.StateAverage average -> {}
                case ParameterSetting.Automatic automatic -> {}
                case ParameterSetting.Network network -> {}
            }
        });
        return new ConfiguredGame.Choices(
                experiment.settings(),
                formulas,
                values,
                experiment.inputs(),
                OptionalDouble.of(grid.time(grid.steps())));
    }

    private static Trajectories trajectories(DataSet data) {
        return new Trajectories(
                data.states(),
                data.series().stream()
                        .map(series -> new Trajectory(series.name(), series.times(), series.values()))
                        .toList());
    }
}
