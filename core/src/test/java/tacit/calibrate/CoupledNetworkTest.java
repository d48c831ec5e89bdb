package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.equilibrium.TimeOrder;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
import tacit.math.ParallelMap;
import tacit.observe.Observation;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.optimize.LbfgsOptions;
import tacit.parameter.CoupledNetwork;
import tacit.parameter.InitialDistribution;
import tacit.parameter.NetworkOfFlow;
import tacit.parameter.NetworkOptions;
import tacit.parameter.ParameterBlock;
import tacit.parameter.ParameterModel;
import tacit.sensitivity.AutoAdjoint;
import tacit.sensitivity.AutoTangent;

class CoupledNetworkTest {
    private static final MeanFieldGame GAME = Games.load("linear-quadratic");
    private static final TimeGrid GRID = TimeGrid.uniform(0, 1, 20);
    private static final int TRAJECTORIES = 6;
    private static final CoupledNetwork NETWORK = CoupledNetwork.parameters(
                    NetworkOptions.ordinary().withHidden(4), 3, "gamma")
            .startingAt(1.2);
    private static final double[] SHARES = shares();
    private static final double[] FLOW = flow();

    private static double[] shares() {
        Random random = new Random(7);
        double[] shares = new double[3 * TRAJECTORIES];
        for (int i = 0; i < TRAJECTORIES; i++) {
            double first = random.nextDouble();
            double second = (1 - first) * random.nextDouble();
            shares[i] = first;
            shares[TRAJECTORIES + i] = second;
            shares[2 * TRAJECTORIES + i] = 1 - first - second;
        }
        return shares;
    }

    private static GridPath values(MeanFieldGame game) {
        double[] values = new double[game.parameters().size() * TRAJECTORIES];
        for (int i = 0; i < values.length; i++) {
            values[i] = game.parameters().get(i / TRAJECTORIES).value().orElseThrow();
        }
        return GridPath.constant(game.parameters().size(), TRAJECTORIES, values);
    }

    private static double[] flow() {
        MeanFieldGame truth =
                Games.load("linear-quadratic", GameOptions.NONE.with("gamma", FormulaParser.parse("0.8 + mu[0]")));
        return new Automatic()
                .solve(EquilibriumProblem.nash(truth, GRID, SHARES, values(truth)))
                .orElseThrow()
                .flow();
    }

    private static Trajectories data() {
        List<Trajectory> all = new ArrayList<>();
        for (int i = 0; i < TRAJECTORIES; i++) {
            double[] own = new double[GRID.points() * 3];
            for (int j = 0; j < own.length; j++) {
                own[j] = FLOW[j * TRAJECTORIES + i];
            }
            all.add(new Trajectory("run " + i, GRID.times(), own));
        }
        return new Trajectories(GAME.states(), all);
    }

    private static Calibration calibration() {
        return Calibration.of(EquilibriumProblem.nash(GAME, GRID, SHARES, values(GAME)))
                .observing(data())
                .starts(1);
    }

    private static FitModel model(ParameterBlock network) {
        Trajectories data = data();
        return new FitModel(
                GAME,
                GRID,
                Coupling.NASH,
                SubstepRule.automatic(),
                GridPath.constant(0, 1, new double[0]),
                ParameterModel.of(GAME, GRID, values(GAME), List.of(network)),
                InitialDistribution.given(SHARES).bind(GAME.states(), data.names(), SHARES),
                Scale.shares().bind(data, GAME.states()),
                Observation.of(data, GAME.states(), GRID));
    }

    private static List<ParameterBlock> coupledAndPreEvaluated() {
        GridPath observed = GridPath.of(GRID.points(), 3, TRAJECTORIES, FLOW);
        return List.of(
                NETWORK,
                NetworkOfFlow.parameters(NETWORK.options(), observed, "gamma").startingAt(1.2));
    }

    @ParameterizedTest
    @MethodSource("coupledAndPreEvaluated")
    void theGradientByTheWeightsIsThatOfDifferences(ParameterBlock network) {
        FitModel model = model(network);
        Solvers solvers = new Solvers(
                new Automatic(Automatic.Options.DEFAULT.withTolerance(1e-14)),
                new AutoAdjoint(),
                new AutoTangent(),
                TimeOrder.FIRST);
        int[] some = {0, 2, 3, 4, 5};
        Window window = new Window(5, 15);
        double[] theta = model.draw(new Random(3));
        double[] direction = new Random(4).doubles(theta.length, -1, 1).toArray();
        try (ParallelMap map = new ParallelMap(2)) {
            Evaluation at = new LossEvaluator(model, solvers, 1, some, map).evaluate(theta, Planning.FREE, window);
            double step = 3e-3;
            double[] weights = {1.0 / 12, -2.0 / 3, 0, 2.0 / 3, -1.0 / 12};
            double quotient = 0;
            double exact = 0;
            for (int c = 0; c < theta.length; c++) {
                exact += at.gradient()[c] * direction[c];
            }
            for (int i = -2; i <= 2; i++) {
                double[] moved = theta.clone();
                for (int c = 0; c < moved.length; c++) {
                    moved[c] += i * step * direction[c];
                }
                double loss = new LossEvaluator(model, solvers, 1, some, map)
                        .evaluate(moved, Planning.FREE, window)
                        .loss();
                quotient += weights[i + 2] * loss / step;
            }
            // the error of the differences is some step⁴
            assertThat(exact).isCloseTo(quotient, within(1e-7 * Math.abs(quotient)));
        }
    }

    @Test
    void aCoupledNetworkFindsWhatReadsTheFlowAndPredictsFromTheBeginningAlone() {
        Calibration calibration = calibration()
                .optimizer(Optimizer.adam(10, 0.02, 3).withFinish(new LbfgsOptions(40, 1e-12, 0, 20, 2, 1e-9)));
        FitResult fit = calibration.fit(NETWORK);
        Prediction prediction = calibration.predict(fit.best().theta(), List.of(NETWORK));

        assertThat(prediction.worstStatus()).isEqualTo(Status.CONVERGED);
        // the first loss is some 1e-3
        assertThat(prediction.meanSquare()).isLessThan(1e-8);
        assertThat(fit.best().loss()).isCloseTo(prediction.meanSquare(), within(1e-12));
        assertThat(fit.parameters().points()).isEqualTo(GRID.points());
    }

    @Test
    void theNumberOfThreadsChangesNotOneBit() {
        FitResult one =
                calibration().threads(1).optimizer(Optimizer.adam(3, 0.02, 5)).fit(NETWORK);
        FitResult two =
                calibration().threads(2).optimizer(Optimizer.adam(3, 0.02, 5)).fit(NETWORK);

        assertThat(two.best().theta()).containsExactly(one.best().theta());
    }

    @Test
    void whatCannotBeCoupledIsRefused() {
        Calibration several = calibration().starts(2);
        assertThatThrownBy(() -> several.fit(NETWORK)).hasMessageContaining("train them with Adam");
        Calibration second = calibration().timeOrder(TimeOrder.SECOND);
        assertThatThrownBy(() -> second.fit(NETWORK)).hasMessageContaining("first order in time");
        CoupledNetwork wrong = CoupledNetwork.parameters(NetworkOptions.ordinary(), 4, "gamma");
        assertThatThrownBy(() -> calibration().fit(wrong)).hasMessageContaining("states (4)");
    }
}
