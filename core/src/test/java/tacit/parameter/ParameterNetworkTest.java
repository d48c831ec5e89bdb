package tacit.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.equilibrium.TimeGrid;
import tacit.game.ParameterElement;
import tacit.network.Activation;

class ParameterNetworkTest {
    private static final TimeGrid GRID = TimeGrid.uniform(1, 3, 4);
    private static final int STATES = 3;
    private static final int POINTS = 5;
    private static final int LANES = 7;
    /** Central differences at a step of 1e-5, of numbers of order 1. */
    private static final double DIFFERENCES = 1e-7;
    /** Sums of some thousand products of order 1, relative to their sizes. */
    private static final double ROUNDING = 1e-12;

    /** beta &gt; 0, share in [0, 1] and the real shift: one of each kind of domain. */
    static List<GovernedElement> elements() {
        List<ParameterElement> all = StubGame.mixed().parameters();
        return IntStream.of(0, 2, 3)
                .mapToObj(i -> new GovernedElement(i, all.get(i), all.get(i).value()))
                .toList();
    }

    private static ParameterNetwork ofFlow(Activation activation) {
        return ParameterNetwork.ofFlow(
                elements(),
                OptionalDouble.empty(),
                GRID,
                STATES,
                NetworkOptions.ordinary().withHidden(20, 16).withActivation(activation));
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static double[] numbers(long seed, int count) {
        return random(seed).doubles(count, -1, 1).toArray();
    }

    /** Times of every point and lane, a lane's own. */
    private static double[] times() {
        return random(5).doubles(POINTS * LANES, 1, 3).toArray();
    }

    private static double[] flow() {
        return random(6).doubles(POINTS * STATES * LANES, 0, 1).toArray();
    }

    private static double[] theta(ParameterNetwork network, long seed) {
        double[] theta = network.draw(random(seed));
        double[] noise = numbers(seed + 1, theta.length);
        return IntStream.range(0, theta.length)
                .mapToDouble(i -> theta[i] + 0.2 * noise[i])
                .toArray();
    }

    private static double[] emitted(ParameterNetwork network, double[] theta, double[] mu) {
        double[] gamma = new double[POINTS * 3 * LANES];
        evaluated(network, theta, mu, gamma);
        return gamma;
    }

    private static ParameterNetworkEvaluator evaluated(
            ParameterNetwork network, double[] theta, double[] mu, double[] gamma) {
        ParameterNetworkEvaluator evaluator = network.evaluator(POINTS, LANES);
        evaluator.theta(theta);
        evaluator.evaluate(POINTS, times(), 0, mu, 0, gamma, 0);
        return evaluator;
    }

    private static double[] moved(double[] from, double[] direction, double step) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + step * direction[i])
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void checkDifference(double[] tangent, double[] above, double[] below, double step) {
        double[] error = moved(tangent, moved(above, below, -1), -1 / (2 * step));
        assertThat(norm(error)).isLessThan(DIFFERENCES * norm(tangent));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tangentsAreTheDerivatives(long seed) {
        for (Activation activation : List.of(Activation.TANH, Activation.SILU, Activation.SOFTPLUS)) {
            ParameterNetwork network = ofFlow(activation);
            double[] theta = theta(network, seed);
            double[] thetaDirection = numbers(seed, theta.length);
            double[] muDirection = numbers(seed + 1, flow().length);
            ParameterNetworkEvaluator evaluator = evaluated(network, theta, flow(), new double[POINTS * 3 * LANES]);
            double[] byTheta = new double[POINTS * 3 * LANES];
            double[] byFlow = new double[POINTS * 3 * LANES];
            evaluator.tangentByTheta(thetaDirection, byTheta, 0);
            evaluator.tangentByFlow(muDirection, 0, byFlow, 0);

            double step = 1e-5;
            checkDifference(
                    byTheta,
                    emitted(network, moved(theta, thetaDirection, step), flow()),
                    emitted(network, moved(theta, thetaDirection, -step), flow()),
                    step);
            checkDifference(
                    byFlow,
                    emitted(network, theta, moved(flow(), muDirection, step)),
                    emitted(network, theta, moved(flow(), muDirection, -step)),
                    step);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pullbacksAreTheTransposedTangentsAndAreAddedTo(long seed) {
        ParameterNetwork network = ofFlow(Activation.RELU);
        double[] theta = theta(network, seed);
        double[] thetaDirection = numbers(seed, theta.length);
        double[] muDirection = numbers(seed + 1, flow().length);
        double[] cotangent = numbers(seed + 2, POINTS * 3 * LANES);
        ParameterNetworkEvaluator evaluator = evaluated(network, theta, flow(), new double[cotangent.length]);
        double[] byTheta = new double[cotangent.length];
        double[] byFlow = new double[cotangent.length];
        evaluator.tangentByTheta(thetaDirection, byTheta, 0);
        evaluator.tangentByFlow(muDirection, 0, byFlow, 0);
        double[] toTheta = thetaDirection.clone();
        double[] toFlow = muDirection.clone();
        evaluator.pullbackToTheta(cotangent, 0, toTheta);
        evaluator.pullbackToFlow(cotangent, 0, toFlow, 0);

        checkDual(byTheta, cotangent, thetaDirection, moved(toTheta, thetaDirection, -1));
        checkDual(byFlow, cotangent, muDirection, moved(toFlow, muDirection, -1));
    }

    private static void checkDual(double[] pushed, double[] y, double[] x, double[] pulled) {
        double scale = norm(pushed) * norm(y) + norm(x) * norm(pulled);
        assertThat(dot(pushed, y)).isCloseTo(dot(x, pulled), within(ROUNDING * scale));
    }

    @Test
    void jacobianTimesADirectionIsTheTangent() {
        ParameterNetwork network = ofFlow(Activation.TANH);
        double[] muDirection = numbers(3, flow().length);
        ParameterNetworkEvaluator evaluator =
                evaluated(network, theta(network, 4), flow(), new double[POINTS * 3 * LANES]);
        double[] tangent = new double[POINTS * 3 * LANES];
        double[] jacobian = new double[2 + POINTS * 3 * STATES * LANES];
        evaluator.tangentByFlow(muDirection, 0, tangent, 0);
        evaluator.flowJacobian(jacobian, 2);

        for (int entry = 0; entry < tangent.length; entry++) {
            int point = entry / (3 * LANES);
            int lane = entry % LANES;
            double sum = 0;
            for (int x = 0; x < STATES; x++) {
                sum += jacobian[2 + (entry / LANES * STATES + x) * LANES + lane]
                        * muDirection[(point * STATES + x) * LANES + lane];
            }
            assertThat(sum).isCloseTo(tangent[entry], within(ROUNDING * norm(tangent)));
        }
    }

    @Test
    void pointsOneByOneGiveTheSameBitsAsAllAtOnce() {
        ParameterNetwork network = ofFlow(Activation.TANH);
        double[] theta = theta(network, 1);
        double[] all = emitted(network, theta, flow());
        double[] oneByOne = new double[all.length];
        ParameterNetworkEvaluator evaluator = network.evaluator(1, LANES);
        evaluator.theta(theta);
        for (int k = 0; k < POINTS; k++) {
            evaluator.evaluate(1, times(), k * LANES, flow(), k * STATES * LANES, oneByOne, k * 3 * LANES);
        }

        assertThat(oneByOne).containsExactly(all);
    }

    @Test
    void everyStartBeginsNearTheElementsOwnValues() {
        ParameterNetwork network = ofFlow(Activation.TANH);

        for (double[] theta : List.of(network.start(), network.draw(random(11)), network.draw(random(12)))) {
            double[] gamma = emitted(network, theta, flow());
            for (int i = 0; i < gamma.length; i++) {
                // an output weight is a tenth of Glorot's: some tenths in θ, relative for beta, less for the share
                double own = List.of(1.0, 0.25, -2.0).get(i / LANES % 3);
                assertThat(gamma[i]).isCloseTo(own, within(0.5));
            }
        }
        assertThat(network.start()).containsExactly(network.start()).isNotEqualTo(network.draw(random(11)));
    }

    @Test
    void whateverTheWeightsValuesStayInTheirDomainsAndReachTheirEnds() {
        ParameterNetwork network = ofFlow(Activation.RELU);
        for (double level : new double[] {-40, 40}) {
            double[] theta = new double[network.size()];
            Arrays.fill(theta, theta.length - 3, theta.length, level); // the outputs' biases
            double[] gamma = emitted(network, theta, flow());
            for (int i = 0; i < gamma.length; i++) {
                assertThat(elements().get(i / LANES % 3).element().domain().contains(gamma[i]))
                        .isTrue();
            }
            assertThat(gamma[0]).isBetween(level < 0 ? 1e-20 : 39, level < 0 ? 1e-15 : 41); // a softplus: a line above
            assertThat(gamma[LANES]).isCloseTo(level < 0 ? 0 : 1, within(1e-15));
        }
    }

    @Test
    void stepAllocatesNothing() {
        ParameterNetwork network = ofFlow(Activation.TANH);
        double[] theta = network.start();
        double[] times = times();
        double[] mu = flow();
        double[] gamma = new double[POINTS * 3 * LANES];
        double[] pulled = new double[theta.length];
        double[] jacobian = new double[POINTS * 3 * STATES * LANES];
        ParameterNetworkEvaluator evaluator = network.evaluator(POINTS, LANES);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int repetition = 0; repetition < 5; repetition++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            evaluator.theta(theta);
            evaluator.evaluate(POINTS, times, 0, mu, 0, gamma, 0);
            evaluator.pullbackToTheta(gamma, 0, pulled);
            evaluator.pullbackToFlow(gamma, 0, mu, 0);
            evaluator.tangentByTheta(theta, gamma, 0);
            evaluator.tangentByFlow(mu, 0, gamma, 0);
            evaluator.flowJacobian(jacobian, 0);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(8L * LANES); // nothing as large as a number for each lane
    }

    @Test
    void tooManyPointsAreRefused() {
        ParameterNetworkEvaluator evaluator = ofFlow(Activation.TANH).evaluator(2, LANES);
        evaluator.theta(ofFlow(Activation.TANH).start());

        assertThatThrownBy(() -> evaluator.evaluate(POINTS, times(), 0, flow(), 0, new double[POINTS * 3 * LANES], 0))
                .hasMessageContaining("points (5) must be from 1 to 2");
        assertThatThrownBy(() -> ofFlow(Activation.TANH).evaluator(0, 1)).hasMessageContaining("must be positive");
    }
}
