package tacit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialisationTest {
    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @ParameterizedTest
    @CsvSource({"GLOROT_UNIFORM, 0.005", "GLOROT_NORMAL, 0.005", "HE_UNIFORM, 0.00667", "HE_NORMAL, 0.00667"})
    void weightsHaveTheVarianceOfTheArticleAndBiasesAreZero(Initialisation initialisation, double variance) {
        MultilayerPerceptron network = new MultilayerPerceptron(300, List.of(100), 2, Activation.RELU);
        double[] theta = network.initial(initialisation, random(1));
        double sum = 0;
        double square = 0;
        int count = network.biasesOffset(0);
        for (int i = 0; i < count; i++) {
            sum += theta[i];
            square += theta[i] * theta[i];
        }

        double standardError = Math.sqrt(2.0 / count); // of a variance, relative, of normal numbers
        assertThat(square / count).isCloseTo(variance, within(4 * standardError * variance + 1e-5));
        assertThat(sum / count).isCloseTo(0, within(4 * Math.sqrt(variance / count)));
        for (int i = count; i < network.weightsOffset(1); i++) {
            assertThat(theta[i]).isZero();
        }
        assertThat(network.initial(initialisation, random(1))).containsExactly(theta);
        assertThat(network.initial(initialisation, random(2))).isNotEqualTo(theta);
    }
}
