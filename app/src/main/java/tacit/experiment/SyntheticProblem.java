package tacit.experiment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.calibrate.Candidate;
import tacit.data.InputException;
import tacit.data.TextSource;
import tacit.equilibrium.NotConvergedException;
import tacit.equilibrium.TimeGrid;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.InitialDistribution;
import tacit.simulate.AgentEpidemic;
import tacit.simulate.EpidemicSettings;
import tacit.simulate.SyntheticFlows;
import tacit.simulate.TrueParameters;

/**
 * Makes an experiment's data and all else that a fit needs. What a fit learns from depends on its seed, the test does
 * not.
 */
final class SyntheticProblem {
    /** Streams of the experiment's seed: odd multipliers of 2^64 that share no digits. */
    private static final long TRAIN = 0x9E3779B97F4A7C15L;

    private static final long TEST = 0xD1B54A32D192ED03L;

    private final Experiment experiment;
    private final DataSetting.Synthetic setting;
    private final long seed;
    private final TimeGrid grid;
    private final ConfiguredGame game;

    SyntheticProblem(Experiment experiment, DataSetting.Synthetic setting, long seed) {
        this.experiment = experiment;
        this.setting = setting;
        this.seed = seed;
        this.grid = ExperimentGrid.of(experiment.time());
        this.game = ConfiguredGame.of(experiment.game(), FitProblem.choices(experiment, grid));
    }

    /** Observed trajectories, and the parameters behind them where there are any. */
    private record Made(Trajectories observed, Optional<KnownTruth> truth) {}

    FitProblem problem() {
        ParameterModels models = ParameterModels.of(experiment, game, grid, seed);
        Made train = make(setting.train(), TRAIN * (seed + 1));
        List<Candidate> candidates = models.of(train.observed(), Scale.shares());
        if (candidates.getFirst().blocks().isEmpty()) {
            throw FitProblem.nothingUnknown();
        }
        Made test = make(setting.test(), TEST * (experiment.fit().seed() + 1));
        return new FitProblem(
                experiment,
                seed,
                TextSource.of("synthetic.csv", csv(train.observed()).getBytes(StandardCharsets.UTF_8)),
                game,
                train.observed(),
                Scale.shares(),
                grid,
                first(train.observed()),
                candidates,
                Optional.of(new TestSet(
                        test.observed(),
                        first(test.observed()),
                        models.of(test.observed(), Scale.shares()),
                        test.truth())),
                Optional.empty());
    }

    private Made make(int count, long stream) {
        return switch (setting.origin()) {
            case DataSetting.Equilibria equilibria -> equilibria(equilibria, count, stream);
            case DataSetting.Agents agents -> agents(agents, count, stream);
        };
    }

    private Made equilibria(DataSetting.Equilibria origin, int count, long stream) {
        var options = new SyntheticFlows.Options(
                count, origin.noise(), stream, Runtime.getRuntime().availableProcessors());
        try {
            SyntheticFlows flows =
                    SyntheticFlows.draw(FitProblem.problem(experiment, game, grid), truth(origin.truth()), options);
            return new Made(
                    flows.observed(),
                    Optional.of(new KnownTruth(
                            List.copyOf(origin.truth().keySet()),
                            flows.problem().parameters())));
        } catch (NotConvergedException e) {
            throw new InputException("the synthetic data cannot be made: " + e.getMessage(), e);
        }
    }

    private TrueParameters truth(Map<String, String> texts) {
        var formulas = new LinkedHashMap<String, Formula>();
        texts.forEach((name, text) -> {
            try {
                formulas.put(name, FormulaParser.parse(text));
            } catch (FormulaException e) {
                throw new InputException("truth." + name + ", '" + text + "', " + e.getMessage(), e);
            }
        });
        try {
            return TrueParameters.of(
                    experiment.game().definition(),
                    ConfiguredGame.options(FitProblem.choices(experiment, grid)),
                    formulas);
        } catch (FormulaException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }

    private Made agents(DataSetting.Agents origin, int count, long stream) {
        if (!game.game().states().equals(AgentEpidemic.STATES)) {
            throw new InputException(
                    "walkers are S, I or R, game " + game.game().name() + " has the states "
                            + String.join(", ", game.game().states()) + ": take the game epidemic");
        }
        if (grid.time(0) != 0 || grid.time(grid.steps()) != grid.steps()) {
            throw new InputException(
                    "walkers go step by step: let time.horizon be the number of steps, as with horizon=100, steps=100");
        }
        var epidemic =
                new AgentEpidemic(EpidemicSettings.ofAgents(origin.agents()).withSteps(grid.steps()));
        int threads = Runtime.getRuntime().availableProcessors();
        return new Made(AgentEpidemic.observed(epidemic.run(count, stream, threads)), Optional.empty());
    }

    /** The first observed shares of every trajectory. */
    private static InitialDistribution first(Trajectories data) {
        int states = data.states().size();
        double[] shares = new double[states * data.count()];
        for (int lane = 0; lane < data.count(); lane++) {
            double[] first = Arrays.copyOf(data.all().get(lane).values(), states);
            double sum = Arrays.stream(first).sum();
            for (int x = 0; x < states; x++) {
                shares[x * data.count() + lane] = first[x] / sum;
            }
        }
        return InitialDistribution.given(shares);
    }

    private static String csv(Trajectories data) {
        var text = new StringBuilder("trajectory,time,")
                .append(String.join(",", data.states()))
                .append('\n');
        int states = data.states().size();
        for (Trajectory trajectory : data.all()) {
            for (int row = 0; row < trajectory.times().length; row++) {
                text.append(trajectory.name()).append(',').append(trajectory.times()[row]);
                for (int x = 0; x < states; x++) {
                    text.append(',').append(trajectory.values()[row * states + x]);
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
