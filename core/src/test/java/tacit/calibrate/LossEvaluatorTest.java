package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.equilibrium.TimeOrder;
import tacit.math.ParallelMap;
import tacit.observe.Observation;
import tacit.observe.Scale;
import tacit.observe.ScaleModel;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.Constant;
import tacit.parameter.InitialDistribution;
import tacit.parameter.InitialModel;
import tacit.parameter.ParameterModel;
import tacit.parameter.TimePath;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FixedPointTangent;

class LossEvaluatorTest {
    private static final TimeGrid GRID = TimeGrid.uniform(0, 20, 80);
    private static final int STARTS = 3;

    /** Two trajectories of S and I with gaps, times off the grid, an estimated scale, paths and constants. */
    static FitModel model(Coupling coupling) {
        RandomGenerator random = StartDraws.stream(3, 0);
        Trajectories data =
                new Trajectories(List.of("I", "S"), List.of(trajectory("a", 15, random), trajectory("b", 9, random)));
        List<String> states = Epidemics.GAME.states();
        GridPath values = GridPath.constant(4, 1, new double[] {0.6, 0.15, 1, 1});
        ParameterModel parameters = ParameterModel.of(
                Epidemics.GAME,
                GRID,
                values,
                List.of(TimePath.parameters(3, "beta"), Constant.parameters("c_I"), Constant.parameters("gamma")));
        double[] guess = new double[6];
        Arrays.fill(guess, 0.02);
        InitialModel initial = InitialDistribution.estimated("I", "R").rest("S").bind(states, data.names(), guess);
        ScaleModel scale = Scale.estimated().bind(data, states);
        return new FitModel(
                Epidemics.GAME,
                GRID,
                coupling,
                EquilibriumProblem.nash(Epidemics.GAME, GRID, new double[] {1, 0, 0}, new double[] {1, 1, 1, 1})
                        .substeps(),
                GridPath.constant(0, 1, new double[0]),
                parameters,
                initial,
                scale,
                Observation.of(data, states, GRID));
    }

    private static Trajectory trajectory(String name, int count, RandomGenerator random) {
        double[] values = random.doubles(2L * count, 0, 100).toArray();
        values[3] = Double.NaN;
        return new Trajectory(name, Epidemics.range(count, 1.3), values);
    }

    private static double[][] thetas(FitModel model) {
        double[][] thetas = new double[STARTS][];
        for (int start = 0; start < STARTS; start++) {
            RandomGenerator random = StartDraws.stream(11, start);
            thetas[start] = Arrays.stream(model.start())
                    .map(entry -> entry + random.nextDouble(-0.3, 0.3))
                    .toArray();
        }
        return thetas;
    }

    private static List<Evaluation> evaluate(FitModel model, TimeOrder order, double[][] thetas, int threads) {
        Solvers solvers = new Solvers(new DampedPicard(), new FixedPointAdjoint(), new FixedPointTangent(), order);
        boolean[] wanted = new boolean[STARTS];
        Arrays.fill(wanted, true);
        try (ParallelMap map = new ParallelMap(threads)) {
            return new LossEvaluator(model, solvers, STARTS, new int[] {0, 1}, map)
                    .evaluate(thetas, wanted, Planning.FRESH);
        }
    }

    @ParameterizedTest
    @CsvSource({"NASH, FIRST", "EULER, FIRST", "NASH, SECOND", "EULER, SECOND"})
    void gradientIsTheDerivativeOfTheLossOfEachStartAlone(Coupling coupling, TimeOrder order) {
        FitModel model = model(coupling);
        double[][] thetas = thetas(model);
        List<Evaluation> at = evaluate(model, order, thetas, 1);

        for (int c = 0; c < model.size(); c++) {
            double[] fine = quotients(model, order, thetas, c, 1e-3);
            double[] coarse = quotients(model, order, thetas, c, 2e-3);
            for (int start = 0; start < STARTS; start++) {
                // Richardson: error of the order step⁴ = 1e-12, and 1e-11 of the equilibria over the step
                double derivative = (4 * fine[start] - coarse[start]) / 3;
                assertThat(at.get(start).gradient()[c]).isCloseTo(derivative, within(2e-8));
            }
        }
    }

    private static double[] quotients(FitModel model, TimeOrder order, double[][] thetas, int c, double step) {
        List<Evaluation> above = evaluate(model, order, moved(thetas, c, step), 1);
        List<Evaluation> below = evaluate(model, order, moved(thetas, c, -step), 1);
        double[] quotients = new double[STARTS];
        for (int start = 0; start < STARTS; start++) {
            quotients[start] = (above.get(start).loss() - below.get(start).loss()) / (2 * step);
        }
        return quotients;
    }

    private static double[][] moved(double[][] thetas, int c, double step) {
        double[][] moved = Arrays.stream(thetas).map(double[]::clone).toArray(double[][]::new);
        for (double[] theta : moved) {
            theta[c] += step;
        }
        return moved;
    }

    @ParameterizedTest
    @CsvSource({"NASH, FIRST", "EULER, FIRST", "NASH, SECOND", "EULER, SECOND"})
    void tangentsGiveTheSameGradientAsTheAdjoint(Coupling coupling, TimeOrder order) {
        FitModel model = model(coupling);
        double[][] thetas = thetas(model);
        Solvers solvers = new Solvers(new DampedPicard(), new FixedPointAdjoint(), new FixedPointTangent(), order);
        List<Evaluation> at = evaluate(model, order, thetas, 1);

        for (int start = 0; start < STARTS; start++) {
            BestFit fit = BestFit.solve(model, solvers, thetas[start]);
            double[] jacobian = new ResidualJacobian(model, solvers, thetas[start], fit)
                    .compute()
                    .orElseThrow();
            double[] residuals = fit.residuals(model);
            double size = residuals.length * model.observation().meanSquare();
            for (int c = 0; c < model.size(); c++) {
                double gradient = 0;
                for (int i = 0; i < residuals.length; i++) {
                    gradient += 2 * residuals[i] * jacobian[i * model.size() + c] / size;
                }
                assertThat(at.get(start).gradient()[c]).isCloseTo(gradient, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void theNumberOfThreadsChangesNotOneBit(Coupling coupling) {
        FitModel model = model(coupling);
        List<Evaluation> one = evaluate(model, TimeOrder.FIRST, thetas(model), 1);
        List<Evaluation> three = evaluate(model, TimeOrder.FIRST, thetas(model), 3);

        for (int start = 0; start < STARTS; start++) {
            assertThat(one.get(start).failed()).isFalse();
            assertThat(three.get(start).loss()).isEqualTo(one.get(start).loss());
            assertThat(three.get(start).gradient())
                    .containsExactly(one.get(start).gradient());
        }
    }

    @Test
    void substepsMadeFinerForATrialThatFailedAreTakenBack() {
        FitModel model = model(Coupling.NASH);
        double[][] thetas = thetas(model);
        double[][] steep = moved(thetas, model.parameters().size() - 1, 5);
        Solvers solvers =
                new Solvers(new DampedPicard(), new FixedPointAdjoint(), new FixedPointTangent(), TimeOrder.FIRST);
        boolean[] all = {true, true, true};
        try (ParallelMap map = new ParallelMap(1)) {
            LossEvaluator evaluator = new LossEvaluator(model, solvers, STARTS, new int[] {0, 1}, map);
            List<Evaluation> before = evaluator.evaluate(thetas, all, Planning.FRESH);
            evaluator.evaluate(steep, all, Planning.RAISE);
            List<Evaluation> raised = evaluator.evaluate(thetas, all, Planning.KEPT_ASIDE);
            evaluator.takeBack(new boolean[] {true, false, true});
            List<Evaluation> after = evaluator.evaluate(thetas, all, Planning.KEPT_ASIDE);

            for (int start = 0; start < STARTS; start++) {
                Evaluation same = start == 1 ? raised.get(start) : before.get(start);
                Evaluation other = start == 1 ? before.get(start) : raised.get(start);
                // the equilibria's own error, far below that of the steps
                assertThat(after.get(start).loss()).isCloseTo(same.loss(), within(1e-10));
                assertThat(Math.abs(after.get(start).loss() - other.loss())).isGreaterThan(1e-6);
            }
        }
    }
}
