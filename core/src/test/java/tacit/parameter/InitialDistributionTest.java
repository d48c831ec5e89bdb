package tacit.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialDistributionTest {
    private static final List<String> STATES = List.of("S", "E", "I", "R");
    private static final List<String> TRAJECTORIES = List.of("north", "south");
    private static final Lanes LANES = new Lanes(3, 2);
    private static final double[] NO_IDEA = filled(8);

    private static double[] filled(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static InitialModel estimated() {
        return InitialDistribution.estimated("I", "E").rest("S").known("R", 0.2).bind(STATES, TRAJECTORIES, NO_IDEA);
    }

    private static double[] random(int size, long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed)
                .doubles(size, -2, 2)
                .toArray();
    }

    @Test
    void sharesStayInTheSimplexAndKnownOnesKeepTheirValues() {
        InitialModel model = estimated();
        double[] theta = random(model.size() * 3, 4);
        theta[0] = 500;
        theta[1] = -500;
        double[] initial = new double[4 * LANES.count()];
        model.evaluate(theta, LANES, initial);

        for (int lane = 0; lane < LANES.count(); lane++) {
            double sum = 0;
            for (int x = 0; x < 4; x++) {
                assertThat(initial[x * 6 + lane]).isBetween(0.0, 1.0);
                sum += initial[x * 6 + lane];
            }
            assertThat(sum).isCloseTo(1, within(1e-15));
            assertThat(initial[3 * 6 + lane]).isEqualTo(0.2);
        }
    }

    @Test
    void searchBeginsAtTheGuessOrTheStartOfEachTrajectory() {
        double[] guess = NO_IDEA.clone();
        guess[2 * 2] = 0.01;
        guess[2 * 2 + 1] = 0.03;
        InitialModel model = InitialDistribution.estimated("I")
                .startingAt("E", 0.1)
                .rest("S")
                .bind(STATES, TRAJECTORIES, guess);

        assertThat(model.unknowns())
                .extracting(Unknown::name)
                .containsExactly(
                        "initial I of north", "initial I of south", "initial E of north", "initial E of south");
        // each share against the rest as if it were alone: odds, not shares, are kept when another is estimated too
        double oddsI = 0.01 / 0.99;
        double oddsE = 0.1 / 0.9;
        assertThat(model.values(model.start())[0]).isCloseTo(oddsI / (1 + oddsI + oddsE), within(1e-15));
    }

    @Test
    void oneEstimatedShareBeginsExactlyAtItsGuess() {
        double[] guess = NO_IDEA.clone();
        guess[2 * 2] = 3.0 / 763;
        InitialModel model =
                InitialDistribution.estimated("I").rest("S").shared().bind(STATES, TRAJECTORIES, guess);

        assertThat(model.unknowns()).extracting(Unknown::name).containsExactly("initial I");
        assertThat(model.values(model.start())).containsExactly(new double[] {3.0 / 763}, within(1e-17));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pullbackIsTheTransposedTangentAndTangentTheDerivative(boolean shared) {
        EstimatedInitial distribution =
                InitialDistribution.estimated("I", "E").rest("S").known("R", 0.2);
        InitialModel model = (shared ? distribution.shared() : distribution).bind(STATES, TRAJECTORIES, NO_IDEA);
        double[] theta = random(model.size() * 3, 1);
        double[] direction = random(model.size() * 3, 2);
        double[] cotangent = random(4 * 6, 3);
        double[] tangent = new double[4 * 6];
        model.tangent(theta, LANES, direction, tangent);
        double[] pulled = new double[theta.length];
        model.pullback(theta, LANES, cotangent, pulled);

        assertThat(dot(pulled, direction)).isCloseTo(dot(cotangent, tangent), within(1e-13));
        double step = 1e-6;
        double[] above = new double[24];
        double[] below = new double[24];
        model.evaluate(moved(theta, direction, step), LANES, above);
        model.evaluate(moved(theta, direction, -step), LANES, below);
        for (int i = 0; i < 24; i++) {
            assertThat(tangent[i]).isCloseTo((above[i] - below[i]) / (2 * step), within(1e-9));
        }
    }

    @Test
    void valuesTangentIsTheSlopeOfTheValues() {
        InitialModel model = estimated();
        double[] theta = random(model.size(), 1);
        double[] direction = random(model.size(), 2);
        double[] tangent = model.valuesTangent(theta, direction);
        double step = 1e-6;
        double[] above = model.values(moved(theta, direction, step));
        double[] below = model.values(moved(theta, direction, -step));

        for (int c = 0; c < tangent.length; c++) {
            assertThat(tangent[c]).isCloseTo((above[c] - below[c]) / (2 * step), within(1e-9));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] moved(double[] theta, double[] direction, double step) {
        double[] moved = theta.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    @Test
    void givenSharesStandInEveryLaneOfTheirTrajectory() {
        InitialModel each =
                InitialDistribution.given(0.9, 0.8, 0.1, 0.2, 0, 0, 0, 0).bind(STATES, TRAJECTORIES, NO_IDEA);
        double[] initial = new double[24];
        each.evaluate(new double[0], LANES, initial);

        assertThat(each.size()).isZero();
        for (int start = 0; start < 3; start++) {
            assertThat(initial[LANES.lane(start, 0)]).isEqualTo(0.9);
            assertThat(initial[LANES.lane(start, 1)]).isEqualTo(0.8);
            assertThat(initial[6 + LANES.lane(start, 1)]).isEqualTo(0.2);
        }
    }

    @Test
    void whatIsNoDistributionIsRefused() {
        assertThatThrownBy(() -> InitialDistribution.given(0.9, 0.2, 0.1, 0).bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("sum to 1.2");
        assertThatThrownBy(() -> InitialDistribution.given(1.1, -0.1, 0, 0).bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("state E (-0.1)");
        assertThatThrownBy(() -> InitialDistribution.given(1, 0).bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("2 numbers");
        assertThatThrownBy(() -> InitialDistribution.estimated("I").bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("no state takes the rest");
        assertThatThrownBy(() -> InitialDistribution.estimated("II").rest("S").bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("no state 'II'");
        assertThatThrownBy(() -> InitialDistribution.estimated("I")
                        .rest("S")
                        .known("R", 0.5)
                        .known("E", 0.6)
                        .bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("leave nothing");
        assertThatThrownBy(() -> InitialDistribution.estimated("I").rest("I").bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("at once");
        assertThatThrownBy(() -> InitialDistribution.estimated("I")
                        .rest("S")
                        .known("S", 0.2)
                        .bind(STATES, TRAJECTORIES, NO_IDEA))
                .hasMessageContaining("S cannot be known and the rest at once");
    }
}
