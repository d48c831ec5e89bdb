package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.equilibrium.TimeOrder;
import tacit.game.MeanFieldGame;
import tacit.math.ParallelMap;
import tacit.math.Vectors;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.optimize.LbfgsOptions;
import tacit.optimize.LeastSquaresOptions;
import tacit.optimize.Schedule;
import tacit.parameter.NetworkOfFlow;
import tacit.parameter.NetworkOfTime;
import tacit.parameter.NetworkOptions;
import tacit.parameter.ParameterBlock;
import tacit.sensitivity.AutoAdjoint;
import tacit.sensitivity.AutoTangent;

class NetworkTrainingTest {
    private static final MeanFieldGame GAME = Games.load("linear-quadratic");
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 20);
    private static final int TRAJECTORIES = 12;
    private static final NetworkOptions SMALL = NetworkOptions.ordinary().withHidden(6);
    private static final LbfgsOptions FINISH = new LbfgsOptions(600, 1e-13, 0, 40, 2, 1e-9);

    private static final double[] SHARES = shares();
    private static final GridPath TRUTH = truth();
    private static final double[] FLOW =
            new Automatic().solve(problem(TRUTH)).orElseThrow().flow();

    private static double[] shares() {
        Random random = new Random(4);
        double[] shares = new double[3 * TRAJECTORIES];
        for (int i = 0; i < TRAJECTORIES; i++) {
            double sum = 0;
            for (int x = 0; x < 3; x++) {
                shares[x * TRAJECTORIES + i] = 0.1 + random.nextDouble();
                sum += shares[x * TRAJECTORIES + i];
            }
            for (int x = 0; x < 3; x++) {
                shares[x * TRAJECTORIES + i] /= sum;
            }
        }
        return shares;
    }

    /** A price of moving that rises and falls, all other parameters as the game's file says. */
    private static GridPath truth() {
        int p = GAME.parameters().size();
        double[] values = new double[GRID.points() * p * TRAJECTORIES];
        for (int i = 0; i < values.length; i++) {
            int element = i / TRAJECTORIES % p;
            double time = GRID.time(i / TRAJECTORIES / p);
            values[i] = element == 0
                    ? 1 + 0.5 * StrictMath.sin(time)
                    : GAME.parameters().get(element).value().orElseThrow();
        }
        return GridPath.of(GRID.points(), p, TRAJECTORIES, values);
    }

    private static EquilibriumProblem problem(GridPath parameters) {
        return EquilibriumProblem.nash(GAME, GRID, SHARES, parameters);
    }

    private static Calibration calibration(Optimizer optimizer) {
        List<Trajectory> all = new ArrayList<>();
        for (int i = 0; i < TRAJECTORIES; i++) {
            double[] values = new double[GRID.points() * 3];
            for (int j = 0; j < values.length; j++) {
                values[j] = FLOW[j * TRAJECTORIES + i];
            }
            all.add(new Trajectory("run " + i, GRID.times(), values));
        }
        return Calibration.of(problem(TRUTH))
                .observing(new Trajectories(GAME.states(), all))
                .optimizer(optimizer)
                .starts(1);
    }

    private static ParameterBlock ofTime() {
        return NetworkOfTime.parameters(SMALL, "gamma").startingAt(1);
    }

    private static ParameterBlock ofFlow() {
        return NetworkOfFlow.parameters(SMALL, GridPath.of(GRID.points(), 3, TRAJECTORIES, FLOW), "gamma")
                .startingAt(1);
    }

    private static Optimizer.Adam training() {
        return Optimizer.adam(20, 0.02, 4)
                .withSchedule(Schedule.cosine(0.1))
                .withWindow(0.3)
                .withValidation(new Validation(0.25, 20));
    }

    @Test
    void aNetworkOfTimeFindsAPathFromExactDataUpToWhatTheyDoNotTell() {
        Calibration calibration = calibration(training().withFinish(FINISH));
        FitResult fit = calibration.fit(ofTime());
        Prediction prediction = calibration.predict(fit.best().theta(), List.of(ofTime()));
        ParameterError error = ParameterError.of(prediction.parameters(), TRUTH, prediction.influence(), 0);

        assertThat(fit.status().successful()).isTrue();
        assertThat(prediction.worstStatus()).isEqualTo(Status.CONVERGED);
        // the early price moves the flow 1e5 times less than the late one: 4 % there are 1e-6 in the flow
        assertThat(error.seenRelativeL2()).isLessThan(0.05);
        assertThat(error.weightedRelativeL2()).isLessThan(1e-3);
        assertThat(error.unseen()).isEqualTo(1.0 / GRID.points());
        assertThat(fit.uncertainty()).isEmpty();
        assertThat(fit.findings()).isEmpty();
    }

    @Test
    void theNumberOfThreadsChangesNotOneBit() {
        for (int starts : new int[] {1, 3}) {
            Optimizer optimizer = training().withFinish(FINISH.withIterations(10));
            FitResult one = calibration(optimizer).starts(starts).threads(1).fit(ofFlow());
            FitResult three = calibration(optimizer).starts(starts).threads(3).fit(ofFlow());

            for (int start = 0; start < starts; start++) {
                assertThat(three.starts().get(start).theta())
                        .containsExactly(one.starts().get(start).theta());
                assertThat(three.starts().get(start).history())
                        .isEqualTo(one.starts().get(start).history());
            }
        }
    }

    @Test
    void leastSquaresFindThePathInFewStepsWhateverTheNumberOfThreads() {
        Optimizer optimizer = Optimizer.adam(5, 0.02, 4).withFinish(LeastSquaresOptions.DEFAULT.withIterations(15));
        FitResult fit = calibration(optimizer).threads(1).fit(ofFlow());
        FitResult other = calibration(optimizer).threads(3).fit(ofFlow());
        List<Double> history = fit.best().history();

        // from a path that is 1 throughout, whose loss is some 1e-4, by four orders of magnitude and more
        assertThat(fit.best().loss()).isLessThan(1e-4 * history.get(4));
        assertThat(other.best().theta()).containsExactly(fit.best().theta());
    }

    @Test
    void networksTooLargeForLeastSquaresAreRefused() {
        ParameterBlock large = NetworkOfTime.parameters(NetworkOptions.ordinary(), "gamma");
        List<Optimizer> optimizers = List.of(
                new Optimizer.GaussNewton(10, 4, Validation.none()),
                training().withFinish(LeastSquaresOptions.DEFAULT));

        for (Optimizer optimizer : optimizers) {
            Calibration calibration = calibration(optimizer);
            assertThatThrownBy(() -> calibration.fit(large))
                    .hasMessageStartingWith("unknowns (4353) of least squares must be at most 1000")
                    .hasMessageContaining("fit.optimizer=adam or lbfgs");
        }
        Calibration other = calibration(Optimizer.adam(1, 0.01, 4));
        assertThat(other.fit(large).best().theta()).hasSize(4353);
    }

    @Test
    void theGaussNewtonMatrixAndItsGradientAreThoseOfDifferences() {
        List<ParameterBlock> blocks = List.of(ofFlow());
        Calibration calibration = calibration(Optimizer.adam(1, 0.01, 4));
        double[] theta = calibration.fit(blocks).best().theta();
        double[] direction = new Random(2).doubles(theta.length, -1, 1).toArray();
        GaussNewton at = gaussNewton(calibration, theta, blocks);
        double step = 1e-4;
        double squares = 0;
        double slope = 0;
        int count = 0;
        Prediction plus = calibration.predict(moved(theta, step, direction), blocks);
        Prediction minus = calibration.predict(moved(theta, -step, direction), blocks);
        for (int i = 0; i < TRAJECTORIES; i++) {
            for (int j = 0; j < plus.residuals(i).length; j++) {
                double change = (plus.residuals(i)[j] - minus.residuals(i)[j]) / (2 * step);
                squares += change * change;
                count++;
            }
        }
        double curvature = 0;
        for (int i = 0; i < theta.length; i++) {
            slope += at.gradient()[i] * direction[i];
            for (int j = 0; j < theta.length; j++) {
                curvature += direction[i] * at.matrix()[i * theta.length + j] * direction[j];
            }
        }
        double unit = at.loss() / calibration.predict(theta, blocks).meanSquare();

        // central differences with a step of 1e-4 of flows solved to 1e-11
        assertThat(curvature).isCloseTo(2 * unit * squares / count, withPercentage(1e-3));
        assertThat(slope).isCloseTo(unit * (plus.meanSquare() - minus.meanSquare()) / (2 * step), withPercentage(1e-3));
    }

    private static GaussNewton gaussNewton(Calibration calibration, double[] theta, List<ParameterBlock> blocks) {
        Solvers solvers = new Solvers(new Automatic(), new AutoAdjoint(), new AutoTangent(), TimeOrder.FIRST);
        FitModel model = calibration.model(blocks);
        int[] all = new int[TRAJECTORIES];
        Arrays.setAll(all, i -> i);
        try (ParallelMap map = new ParallelMap(2)) {
            return new LinearisedLoss(model, solvers, all, map).linearise(theta);
        }
    }

    private static double[] moved(double[] theta, double step, double[] direction) {
        double[] moved = theta.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    @Test
    void aRidgeShrinksTheWeightsAndIsNotCountedAsLoss() {
        Optimizer.Adam training = Optimizer.adam(5, 0.02, 4);
        LeastSquaresOptions steps =
                LeastSquaresOptions.DEFAULT.withIterations(15).untilSmall(0, 0);
        Calibration free = calibration(training.withFinish(new Finish.LeastSquares(steps, 0)));
        Calibration held = calibration(training.withFinish(new Finish.LeastSquares(steps, 1e-6)));
        StartResult without = free.fit(ofTime()).best();
        StartResult with = held.fit(ofTime()).best();

        assertThat(Vectors.norm(with.theta())).isLessThan(Vectors.norm(without.theta()));
        assertThat(with.history().getLast())
                .isCloseTo(held.predict(with.theta(), List.of(ofTime())).meanSquare(), withPercentage(1e-2));
        assertThatThrownBy(() -> new Finish.LeastSquares(steps, -1)).hasMessageStartingWith("ridge (-1.0)");
    }

    @Test
    void theKeptPointIsTheOneWithTheLowestLossOnTrajectoriesHeldOut() {
        Calibration calibration = calibration(training());
        StartResult best = calibration.fit(ofTime()).best();
        ValidationResult validation = best.validation().orElseThrow();
        Prediction kept = calibration.predict(best.theta(), List.of(ofTime()));

        assertThat(validation.trajectories()).hasSize(3);
        assertThat(validation.history()).hasSize(best.iterations());
        assertThat(validation.history().get(validation.best() - 1)).isEqualTo(validation.loss());
        assertThat(validation.history()).allMatch(loss -> loss >= validation.loss());
        // the same equilibria, solved from elsewhere to 1e-11
        assertThat(kept.meanSquare(validation.trajectories())).isCloseTo(validation.loss(), withPercentage(1e-4));
    }

    @Test
    void trainingEndsEarlyOnceTheValidationLossNoLongerFalls() {
        Optimizer.Adam diverging =
                Optimizer.adam(200, 0.3, 2).withSchedule(Schedule.constant()).withValidation(new Validation(0.25, 3));
        StartResult start = calibration(diverging).fit(ofTime()).best();
        ValidationResult validation = start.validation().orElseThrow();

        assertThat(start.status()).isEqualTo(FitStatus.STOPPED_EARLY);
        assertThat(start.iterations()).isEqualTo(validation.best() + 3).isLessThan(200);
    }

    @Test
    void startsAreTrainingsOfTheirOwn() {
        FitResult alone = calibration(training()).starts(1).fit(ofTime());
        FitResult among = calibration(training()).starts(2).fit(ofTime());

        assertThat(among.starts().get(0).theta()).containsExactly(alone.best().theta());
        assertThat(among.starts().get(1).theta())
                .isNotEqualTo(among.starts().get(0).theta());
        assertThat(among.starts().get(1).validation().orElseThrow().trajectories())
                .containsExactly(alone.best().validation().orElseThrow().trajectories());
    }

    @Test
    void optionsThatLeaveNothingToLearnAreRefused() {
        assertThatThrownBy(() -> new Validation(1, 5)).hasMessageStartingWith("share (1.0)");
        assertThatThrownBy(() -> Optimizer.adam(5, 0.1, 2).withWindow(0)).hasMessageStartingWith("window (0.0)");
        Calibration most = calibration(Optimizer.adam(5, 0.1, 2).withValidation(new Validation(0.99, 5)));
        assertThatThrownBy(() -> most.fit(ofTime())).hasMessageContaining("leaves none to learn from");
    }
}
