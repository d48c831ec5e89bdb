package tacit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkEvaluatorTest {
    /** Chains of some hundred roundings of numbers of order 1, through up to four layers. */
    private static final double ROUNDING = 1e-12;
    /** Error of central differences at their best step: the square of the cube root of a rounding. */
    private static final double DIFFERENCES = 1e-7;

    private static final double STEP = 1e-5;

    static Stream<Arguments> cases() {
        return Arrays.stream(Activation.values())
                .flatMap(activation -> IntStream.range(0, 10).mapToObj(seed -> Arguments.of((long) seed, activation)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesAndPullbacksAreThoseOfTheTextbook(long seed, Activation activation) {
        NetworkCase batch = NetworkCase.of(seed, activation);
        PlainNetwork plain = new PlainNetwork(batch.network(), batch.theta());
        double[] outputs = batch.outputs(batch.theta(), batch.inputs());
        double[] theta = new double[batch.theta().length];
        double[] inputs = new double[batch.inputs().length];
        batch.evaluated().pullback(batch.cotangent(), theta, inputs);

        double[] expected = new double[theta.length];
        int in = batch.network().inputs();
        int out = batch.network().outputs();
        for (int row = 0; row < batch.rows(); row++) {
            double[] x = Arrays.copyOfRange(batch.inputs(), row * in, (row + 1) * in);
            double[] cotangent = Arrays.copyOfRange(batch.cotangent(), row * out, (row + 1) * out);
            assertThat(Arrays.copyOfRange(outputs, row * out, (row + 1) * out))
                    .containsExactly(plain.outputs(x), within(ROUNDING * 10));
            assertThat(Arrays.copyOfRange(inputs, row * in, (row + 1) * in))
                    .containsExactly(plain.pullback(x, cotangent, expected), within(ROUNDING * 10));
        }
        assertThat(theta).containsExactly(expected, within(ROUNDING * NetworkCase.norm(expected)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tangentIsTheDerivativeByDifferences(long seed, Activation activation) {
        NetworkCase batch = NetworkCase.of(seed, activation);
        double[] tangent = new double[batch.cotangent().length];
        batch.evaluated().tangent(batch.thetaDirection(), batch.inputDirection(), tangent);

        // with the kinks of a ReLU a shorter step, on which a row may cross none
        double step = activation == Activation.RELU ? STEP / 100 : STEP;
        double[] above = batch.outputs(
                NetworkCase.moved(batch.theta(), batch.thetaDirection(), step),
                NetworkCase.moved(batch.inputs(), batch.inputDirection(), step));
        double[] below = batch.outputs(
                NetworkCase.moved(batch.theta(), batch.thetaDirection(), -step),
                NetworkCase.moved(batch.inputs(), batch.inputDirection(), -step));
        double[] difference = NetworkCase.moved(above, below, -1);
        double[] error = NetworkCase.moved(tangent, difference, -1 / (2 * step));
        assertThat(NetworkCase.norm(error)).isLessThan(DIFFERENCES * NetworkCase.norm(tangent));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pullbacksAreTheTransposedTangents(long seed, Activation activation) {
        NetworkCase batch = NetworkCase.of(seed, activation);
        NetworkEvaluator evaluator = batch.evaluated();
        double[] byTheta = new double[batch.cotangent().length];
        double[] byInputs = new double[batch.cotangent().length];
        evaluator.tangentByParameters(batch.thetaDirection(), byTheta);
        evaluator.tangentByInputs(batch.inputDirection(), byInputs);
        double[] theta = new double[batch.theta().length];
        double[] inputs = new double[batch.inputs().length];
        evaluator.pullbackToParameters(batch.cotangent(), theta);
        evaluator.pullbackToInputs(batch.cotangent(), inputs);

        checkDual(byTheta, batch.cotangent(), batch.thetaDirection(), theta);
        checkDual(byInputs, batch.cotangent(), batch.inputDirection(), inputs);
    }

    /** {@code ⟨J x, y⟩ = ⟨x, Jᵀ y⟩}, relative to the sizes of the factors. */
    private static void checkDual(double[] pushed, double[] y, double[] x, double[] pulled) {
        double scale = NetworkCase.norm(pushed) * NetworkCase.norm(y) + NetworkCase.norm(x) * NetworkCase.norm(pulled);
        assertThat(NetworkCase.dot(pushed, y)).isCloseTo(NetworkCase.dot(x, pulled), within(ROUNDING * scale));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesTogetherAreThoseOneByOne(long seed, Activation activation) {
        NetworkCase batch = NetworkCase.of(seed, activation);
        NetworkEvaluator evaluator = batch.evaluated();
        double[] theta = new double[batch.theta().length];
        double[] inputs = new double[batch.inputs().length];
        evaluator.pullback(batch.cotangent(), theta, inputs);
        double[] thetaAlone = new double[batch.theta().length];
        double[] inputsAlone = new double[batch.inputs().length];
        evaluator.pullbackToParameters(batch.cotangent(), thetaAlone);
        evaluator.pullbackToInputs(batch.cotangent(), inputsAlone);

        assertThat(thetaAlone).containsExactly(theta);
        assertThat(inputsAlone).containsExactly(inputs);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsDoNotDependOnTheirNeighbours(long seed, Activation activation) {
        NetworkCase batch = NetworkCase.of(seed, activation);
        double[] outputs = batch.outputs(batch.theta(), batch.inputs());
        double[] inputs = new double[batch.inputs().length];
        batch.evaluated().pullbackToInputs(batch.cotangent(), inputs);
        int in = batch.network().inputs();
        int out = batch.network().outputs();
        NetworkEvaluator alone = batch.network().evaluator(3);
        alone.parameters(batch.theta());
        for (int row = 0; row < batch.rows(); row++) {
            double[] output = new double[out];
            double[] pulled = new double[in];
            alone.evaluate(1, Arrays.copyOfRange(batch.inputs(), row * in, (row + 1) * in), output);
            alone.pullbackToInputs(Arrays.copyOfRange(batch.cotangent(), row * out, (row + 1) * out), pulled);
            assertThat(output).containsExactly(Arrays.copyOfRange(outputs, row * out, (row + 1) * out));
            assertThat(pulled).containsExactly(Arrays.copyOfRange(inputs, row * in, (row + 1) * in));
        }
    }

    /** The first evaluations are interpreted, the last ones compiled. */
    @ParameterizedTest
    @MethodSource("cases")
    void bitsAreTheSameBeforeAndAfterCompilation(long seed, Activation activation) {
        NetworkCase batch = NetworkCase.of(seed, activation);
        NetworkEvaluator evaluator = batch.evaluated();
        double[] first = new double[batch.theta().length];
        evaluator.pullbackToParameters(batch.cotangent(), first);
        double[] outputs = batch.outputs(batch.theta(), batch.inputs());
        double[] again = new double[outputs.length];
        for (int repetition = 0; repetition < 300; repetition++) {
            double[] theta = new double[first.length];
            evaluator.evaluate(batch.rows(), batch.inputs(), again);
            evaluator.pullbackToParameters(batch.cotangent(), theta);
            if (repetition % 50 == 49) {
                assertThat(theta).containsExactly(first);
                assertThat(again).containsExactly(outputs);
            }
        }
    }

    @Test
    void parameterCotangentsAreAddedTo() {
        NetworkCase batch = NetworkCase.of(1, Activation.TANH);
        NetworkEvaluator evaluator = batch.evaluated();
        double[] once = new double[batch.theta().length];
        double[] twice = new double[batch.theta().length];
        evaluator.pullbackToParameters(batch.cotangent(), once);
        evaluator.pullbackToParameters(batch.cotangent(), twice);
        evaluator.pullbackToParameters(batch.cotangent(), twice);

        assertThat(twice).containsExactly(NetworkCase.moved(once, once, 1));
    }

    @Test
    void stepAllocatesNothing() {
        NetworkCase batch = NetworkCase.of(3, Activation.SILU);
        NetworkEvaluator evaluator = batch.evaluated();
        double[] outputs = new double[batch.cotangent().length];
        double[] theta = new double[batch.theta().length];
        double[] inputs = new double[batch.inputs().length];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int repetition = 0; repetition < 5; repetition++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            evaluator.parameters(batch.theta());
            evaluator.evaluate(batch.rows(), batch.inputs(), outputs);
            evaluator.pullback(batch.cotangent(), theta, inputs);
            evaluator.tangent(batch.thetaDirection(), batch.inputDirection(), outputs);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(8L * batch.network().outputs()); // nothing as large as a row
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        MultilayerPerceptron network = new MultilayerPerceptron(2, List.of(3), 1, Activation.TANH);
        NetworkEvaluator evaluator = network.evaluator(4);

        assertThat(network.parameters()).isEqualTo(2 * 3 + 3 + 3 + 1);
        assertThatThrownBy(() -> evaluator.evaluate(1, new double[2], new double[1]))
                .hasMessageContaining("the network has no parameters yet");
        assertThatThrownBy(() -> evaluator.parameters(new double[12]))
                .hasMessage("parameters (12 numbers) must be 13, the weights and biases of all layers");
        evaluator.parameters(new double[13]);
        assertThatThrownBy(() -> evaluator.pullbackToInputs(new double[1], new double[2]))
                .hasMessageContaining("nothing has been evaluated");
        assertThatThrownBy(() -> evaluator.evaluate(5, new double[10], new double[5]))
                .hasMessageContaining("rows (5) must be from 1 to 4");
        assertThatThrownBy(() -> evaluator.evaluate(3, new double[5], new double[3]))
                .hasMessage("inputs (5 numbers) must hold 3 rows × 2 = 6: lay them out as [row][input]");
        assertThatThrownBy(() -> network.evaluator(0)).hasMessageContaining("rows (0) must be positive");
        assertThatThrownBy(() -> new MultilayerPerceptron(2, List.of(0), 1, Activation.TANH))
                .hasMessageContaining("width of a hidden layer (0) must be positive");
    }
}
