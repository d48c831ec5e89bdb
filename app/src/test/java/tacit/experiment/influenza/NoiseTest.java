package tacit.experiment.influenza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTest {
    /* A few operations on numbers of the order of 1 to 1,000. */
    private static final double ROUNDING = 1e-9;

    @Test
    void whiteningGivesTheQuadraticFormOfTheInverseCovarianceAlsoAcrossGaps() {
        var noise = new Noise(0.05, 0.7, 0.01);
        int[] weeks = {0, 1, 4, 5, 9};
        double[] differences = {0.02, -0.01, 0.05, 0.03, -0.04};
        double[] covariance = new double[25];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                covariance[i * 5 + j] = 0.05 * 0.05 * Math.pow(0.7, Math.abs(weeks[i] - weeks[j]));
            }
        }
        double[] solved = SmallMatrices.product(5, SmallMatrices.inverse(5, covariance), differences);
        double expected = 0;
        for (int i = 0; i < 5; i++) {
            expected += differences[i] * solved[i];
        }

        double[] white = differences.clone();
        noise.whiten(weeks, white, 1);

        double sum = 0;
        for (double one : white) {
            sum += one * one;
        }
        assertThat(sum).isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void sharesComeBackAndAreNeverNegative() {
        var noise = new Noise(0.05, 0.7, 0.01);

        assertThat(noise.share(noise.root(0.3))).isCloseTo(0.3, within(ROUNDING));
        assertThat(noise.share(noise.root(0) - 0.05)).isZero();
        assertThat(noise.share(-1)).isZero();
    }

    @Test
    void choleskyFactorMultipliedByItselfIsTheMatrix() {
        double[] matrix = {4, 2, 0.6, 2, 5, 1, 0.6, 1, 3};

        double[] lower = SmallMatrices.cholesky(3, matrix);

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += lower[i * 3 + k] * lower[j * 3 + k];
                }
                assertThat(product).isCloseTo(matrix[i * 3 + j], within(ROUNDING));
            }
        }
    }
}
