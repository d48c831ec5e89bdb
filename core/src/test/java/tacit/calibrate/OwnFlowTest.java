package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.InitialDistribution;
import tacit.parameter.StateAverage;

class OwnFlowTest {
    private static final MeanFieldGame GAME = Games.load("linear-quadratic");
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 60);
    private static final int COUNT = 40;
    private static final double NOISE = 0.003;
    private static final double[] TRUTH = {2.5, 1, 1};

    /** By chance alone an estimate is that many standard errors off once in eighty cases. */
    private static final double LIKELY = 2.5;

    private static double[] shares(Random random) {
        double[] shares = new double[3 * COUNT];
        for (int i = 0; i < COUNT; i++) {
            double[] own = {0.1 + random.nextDouble(), 0.1 + random.nextDouble(), 0.1 + random.nextDouble()};
            for (int x = 0; x < 3; x++) {
                shares[x * COUNT + i] = own[x] / (own[0] + own[1] + own[2]);
            }
        }
        return shares;
    }

    private static Calibration calibration(double[] flow, double[] shares) {
        var all = new ArrayList<Trajectory>();
        for (int i = 0; i < COUNT; i++) {
            double[] own = new double[GRID.points() * 3];
            for (int j = 0; j < own.length; j++) {
                own[j] = flow[j * COUNT + i];
            }
            all.add(new Trajectory("run " + i, GRID.times(), own));
        }
        double[] values = GAME.parameters().stream()
                .mapToDouble(element -> element.value().orElse(0))
                .toArray();
        values[0] = 1.5;
        return Calibration.of(EquilibriumProblem.nash(GAME, GRID, new double[] {0.4, 0.3, 0.3}, values))
                .observing(new Trajectories(GAME.states(), all))
                .initial(InitialDistribution.given(shares))
                .starts(1)
                .optimizer(new Optimizer.GaussNewton(30, COUNT, new Validation(0, 10, 0)));
    }

    /** What the second state has too much, the first has too little. */
    private static void addNoise(double[] flow, Random random) {
        for (int i = 0; i < flow.length; i += 3 * COUNT) {
            for (int lane = i; lane < i + COUNT; lane++) {
                double error = Math.min(flow[lane], NOISE * random.nextGaussian());
                flow[lane] -= error;
                flow[lane + COUNT] += error;
            }
        }
    }

    @Test
    void aMeanOverTheEquilibriumsOwnFlowIsNotMisledByErrorsOfObservation() {
        Random random = new Random(4);
        double[] shares = shares(random);
        double[] rest = new double[GRID.points() * shares.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = shares[i % shares.length];
        }
        StateAverage own = StateAverage.parameters(GAME.states(), GridPath.of(GRID.points(), 3, COUNT, rest), "gamma")
                .ofOwnFlow();
        double[] flow = calibration(rest, shares).predict(TRUTH, List.of(own)).flow();
        addNoise(flow, random);
        StateAverage observed =
                StateAverage.parameters(GAME.states(), GridPath.of(GRID.points(), 3, COUNT, flow), "gamma");

        assertThat(deviations(calibration(flow, shares).fit(own))).allMatch(deviation -> deviation < LIKELY);
        assertThat(deviations(calibration(flow, shares).fit(observed))).allMatch(deviation -> deviation > LIKELY);
    }

    /** How far each value is from the true one, in standard errors. */
    private static List<Double> deviations(FitResult fit) {
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        List<Estimate> estimates = fit.uncertainty().orElseThrow().estimates();
        return IntStream.range(0, TRUTH.length)
                .mapToDouble(x -> Math.abs(estimates.get(x).value() - TRUTH[x])
                        / estimates.get(x).standardError())
                .boxed()
                .toList();
    }
}
