package tacit.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.network.Activation;

/** The derivative by the flow of parameters that read the equilibrium's own. */
class CoupledNetworkModelTest {
    /** Central differences at a step of 1e-5, of numbers of order 1. */
    private static final double DIFFERENCES = 1e-7;

    private static final double STEP = 1e-5;

    /** Of sums of some thousand products, relative to the sum of their magnitudes. */
    private static final double ROUNDING = 1e-12;

    /** The network is evaluated at 2,000 rows at most: with 500 lanes at four points at a time. */
    private static final int MANY = 500;

    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 8);
    private static final StubGame GAME = StubGame.mixed();
    private static final int STATES = 2;
    private static final int PARAMETERS = 6;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static double[] numbers(long seed, int components, int lanes) {
        return random(seed)
                .doubles((long) GRID.points() * components * lanes, -1, 1)
                .toArray();
    }

    private static ParameterModel model(Activation activation) {
        NetworkOptions options = NetworkOptions.ordinary().withHidden(18, 17).withActivation(activation);
        return ParameterModel.of(
                GAME,
                GRID,
                GridPath.constant(PARAMETERS, 1, GAME.defaults()),
                List.of(
                        CoupledNetwork.parameters(options, STATES, "share", "beta"),
                        NetworkOfTime.parameters(options, "q")));
    }

    private static GridPath path(int components, int lanes, double[] values) {
        return GridPath.of(GRID.points(), components, lanes, values);
    }

    private static double[] parameters(ParameterModel model, double[] theta, double[] flow, int lanes) {
        GridPath path = path(PARAMETERS, lanes, new double[GRID.points() * PARAMETERS * lanes]);
        model.reading(path(STATES, lanes, flow)).evaluate(theta, new Lanes(1, lanes), path);
        return path.values();
    }

    private static double[] tangent(ParameterModel reading, double[] theta, double[] direction, int lanes) {
        double[] tangent = numbers(9, PARAMETERS, lanes);
        reading.flowTangent(theta, direction, path(PARAMETERS, lanes, tangent));
        return tangent;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, MANY})
    void theTangentByTheFlowIsThatOfDifferences(int lanes) {
        ParameterModel model = model(Activation.TANH);
        double[] theta = model.draw(random(1));
        double[] flow = numbers(2, STATES, lanes);
        double[] direction = numbers(3, STATES, lanes);

        double[] tangent = tangent(model.reading(path(STATES, lanes, flow)), theta, direction, lanes);

        double[] above = flow.clone();
        double[] below = flow.clone();
        for (int i = 0; i < flow.length; i++) {
            above[i] += STEP * direction[i];
            below[i] -= STEP * direction[i];
        }
        double[] plus = parameters(model, theta, above, lanes);
        double[] minus = parameters(model, theta, below, lanes);
        double scale = Arrays.stream(tangent).map(Math::abs).max().orElseThrow();
        assertThat(scale).isPositive();
        for (int i = 0; i < tangent.length; i++) {
            assertThat(tangent[i]).isCloseTo((plus[i] - minus[i]) / (2 * STEP), within(DIFFERENCES * scale));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, MANY})
    void thePullbackToTheFlowIsTheTransposedTangentAndIsAddedTo(int lanes) {
        ParameterModel model = model(Activation.RELU);
        double[] theta = model.draw(random(1));
        ParameterModel reading = model.reading(path(STATES, lanes, numbers(2, STATES, lanes)));
        double[] direction = numbers(3, STATES, lanes);
        double[] cotangent = numbers(4, PARAMETERS, lanes);
        double[] before = numbers(5, STATES, lanes);

        double[] tangent = tangent(reading, theta, direction, lanes);
        double[] pulled = before.clone();
        reading.flowPullback(theta, path(PARAMETERS, lanes, cotangent), pulled);

        double forth = 0;
        double back = 0;
        double scale = 0;
        for (int i = 0; i < tangent.length; i++) {
            forth += tangent[i] * cotangent[i];
            scale += Math.abs(tangent[i] * cotangent[i]);
        }
        for (int i = 0; i < pulled.length; i++) {
            back += (pulled[i] - before[i]) * direction[i];
        }
        assertThat(scale).isPositive();
        assertThat(back).isCloseTo(forth, within(ROUNDING * scale));
    }

    @Test
    void derivativesAreThoseOfTheFlowAndTheWeightsAskedFor() {
        int lanes = 5;
        ParameterModel model = model(Activation.TANH);
        double[] theta = model.draw(random(1));
        double[] otherTheta = model.draw(random(2));
        double[] direction = numbers(3, STATES, lanes);
        ParameterModel one = model.reading(path(STATES, lanes, numbers(4, STATES, lanes)));
        ParameterModel two = model.reading(path(STATES, lanes, numbers(5, STATES, lanes)));

        double[] first = tangent(one, theta, direction, lanes);
        double[] otherFlow = tangent(two, theta, direction, lanes);
        double[] otherWeights = tangent(one, otherTheta, direction, lanes);

        assertThat(tangent(one, theta, direction, lanes)).containsExactly(first);
        assertThat(otherFlow).isNotEqualTo(first);
        assertThat(otherWeights).isNotEqualTo(first);
    }
}
