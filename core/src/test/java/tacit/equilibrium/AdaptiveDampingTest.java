package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveDampingTest {
    private static final boolean[] BOTH = {true, true};

    /** Undamped, x → 1 + λ x converges for |λ| < 1 only; damped, for every λ below 1. */
    @ParameterizedTest(name = "slope {0}")
    @ValueSource(doubles = {0.5, 0, -0.9, -1, -5, -50, -500})
    void findsFixedPointsThatRepelTheUndampedIteration(double slope) {
        double[] x = {0, 0};
        double[] image = new double[2];
        AdaptiveDamping damping = new AdaptiveDamping(1, 1, 2);
        for (int iteration = 0; iteration < 200; iteration++) {
            image[0] = 1 + slope * x[0];
            image[1] = 1 + 0.1 * x[1];
            damping.move(x, image, BOTH);
        }

        assertThat(x[0]).isCloseTo(1 / (1 - slope), within(1e-12));
        assertThat(x[1]).isCloseTo(1 / 0.9, within(1e-12));
    }

    @Test
    void aLaneThatIsNotMovedStaysWhateverItsImageIs() {
        double[] x = {1, 2};
        new AdaptiveDamping(1, 1, 2).move(x, new double[] {3, Double.NaN}, new boolean[] {true, false});

        assertThat(x).containsExactly(3, 2);
    }
}
