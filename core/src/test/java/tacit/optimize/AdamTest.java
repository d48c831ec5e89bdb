package tacit.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class AdamTest {
    @Test
    void firstStepIsTheLearningRateAgainstTheSignOfTheGradient() {
        // bias correction makes mean/√square = ±1 whatever the gradient's size, up to ε
        Adam search = new Adam(new double[] {0, 0}, AdamOptions.of(10, 0.1));
        search.tell(1, new double[] {1e3, -1e-3});

        assertThat(search.point()[0]).isCloseTo(-0.1, within(1e-10));
        assertThat(search.point()[1]).isCloseTo(0.1, within(0.1 * 1e-8 / 1e-3 * 1.01));
    }

    @Test
    void findsTheMinimumFromNoisyGradients() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        TestFunction function = TestFunction.quadratic(3, 100);
        Adam search =
                new Adam(new double[] {3, -2, 4}, AdamOptions.of(4000, 0.05).withSchedule(Schedule.geometric(1e-3)));
        while (!search.done()) {
            double[] gradient = function.gradient().apply(search.point());
            for (int i = 0; i < 3; i++) {
                gradient[i] += random.nextGaussian();
            }
            search.tell(0, gradient);
        }

        assertThat(search.iterations()).isEqualTo(4000);
        assertThat(search.status()).isEqualTo(SearchStatus.ITERATION_LIMIT);
        // averaged over the last thousand or so gradients of noise 1, the flattest weight being 1
        assertThat(search.point()).containsExactly(new double[] {1, 1, 1}, within(0.1));
    }

    @Test
    void failedEvaluationsLeaveThePointAndTenInARowEndTheSearch() {
        Adam search = new Adam(new double[] {1}, AdamOptions.of(100, 0.1));
        for (int i = 0; i < 10; i++) {
            assertThat(search.done()).isFalse();
            search.tell(Double.POSITIVE_INFINITY, new double[] {Double.NaN});
            assertThat(search.point()).containsExactly(1);
        }

        assertThat(search.status()).isEqualTo(SearchStatus.NOT_FINITE);
    }

    @Test
    void optionsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> AdamOptions.of(0, 0.1)).hasMessageStartingWith("iterations (0) must be positive");
        assertThatThrownBy(() -> AdamOptions.of(10, -1)).hasMessageStartingWith("learning rate (-1.0)");
        assertThatThrownBy(() -> AdamOptions.of(10, 1).withSchedule(Schedule.geometric(0)))
                .hasMessageContaining("(0, 1]");
    }
}
