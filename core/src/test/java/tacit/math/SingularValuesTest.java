package tacit.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingularValuesTest {
    /** Some tens of roundings in matrices of order 1. */
    private static final Offset<Double> ROUNDING = within(1e-13);

    @Test
    void ofATriangleAreTheGoldenRatioAndItsInverse() {
        SingularValues values = SingularValues.of(new double[] {1, 1, 0, 1}, 2, 2);

        double golden = (1 + Math.sqrt(5)) / 2;
        assertThat(values.value(0)).isCloseTo(golden, ROUNDING);
        assertThat(values.value(1)).isCloseTo(1 / golden, ROUNDING);
        assertThat(values.conditionNumber()).isCloseTo(golden * golden, ROUNDING);
        assertThat(values.inverseGram()).containsExactly(new double[] {2, -1, -1, 1}, ROUNDING);
    }

    @Test
    void directionThatTheMatrixDoesNotSeeIsTheLastRightVector() {
        SingularValues values = SingularValues.of(new double[] {1, 1, 2, 2, 3, 3}, 3, 2);

        double half = Math.sqrt(0.5);
        assertThat(values.rank()).isEqualTo(1);
        assertThat(values.right(0)).containsExactly(new double[] {half, half}, ROUNDING);
        assertThat(Math.abs(values.right(1)[0] - values.right(1)[1])).isCloseTo(Math.sqrt(2), ROUNDING);
        assertThat(values.inverseGram()[0]).isGreaterThan(1e20).isFinite();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inverseGramTimesGramIsTheIdentity(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int rows = 7;
        int columns = 3;
        double[] a = random.doubles(rows * columns, -1, 1).toArray();

        double[] inverse = SingularValues.of(a, rows, columns).inverseGram();

        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                double product = 0;
                for (int k = 0; k < columns; k++) {
                    for (int row = 0; row < rows; row++) {
                        product += inverse[i * columns + k] * a[row * columns + k] * a[row * columns + j];
                    }
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, ROUNDING);
            }
        }
    }

    @Test
    void fewerRowsThanColumnsLeaveDirectionsUnseen() {
        SingularValues values = SingularValues.of(new double[] {3, 4}, 1, 2);

        assertThat(values.value(0)).isCloseTo(5, ROUNDING);
        assertThat(values.rank()).isEqualTo(1);
    }

    @Test
    void matrixIsNotModifiedAndMustBeFinite() {
        double[] matrix = {1, 2, 3, 4, 5, 6};
        double[] before = matrix.clone();
        SingularValues.of(matrix, 3, 2);
        assertThat(matrix).containsExactly(before);

        Arrays.fill(matrix, Double.NaN);
        assertThatThrownBy(() -> SingularValues.of(matrix, 3, 2)).hasMessageContaining("not finite");
        assertThatThrownBy(() -> SingularValues.of(matrix, 2, 2)).hasMessageContaining("2 × 2");
    }
}
