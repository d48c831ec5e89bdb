package tacit.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VectorsTest {
    @Test
    void sumsRunFromFirstToLast() {
        double[] large = {1e16, 1, -1e16};

        assertThat(Vectors.dot(large, new double[] {1, 1, 1})).isEqualTo(0); // (1e16 + 1) − 1e16 rounds to 0
        assertThat(Vectors.norm(new double[] {3, 4})).isEqualTo(5);
        assertThat(Vectors.maxAbs(new double[] {3, -4})).isEqualTo(4);
    }

    @Test
    void whatIsNotANumberStaysVisible() {
        assertThat(Vectors.maxAbs(new double[] {Double.NaN, 1})).isNaN();
        assertThat(Vectors.allFinite(new double[] {1, Double.POSITIVE_INFINITY}))
                .isFalse();
        assertThat(Vectors.allFinite(new double[] {1, -2})).isTrue();
    }

    @Test
    void vectorsOfDifferentLengthHaveNoInnerProduct() {
        assertThatThrownBy(() -> Vectors.dot(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 3");
    }
}
