package tacit.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** Tables of the two-sided bounds, printed to five digits after the point. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.70620",
        "0.95, 2, 4.30265",
        "0.95, 3, 3.18245",
        "0.95, 11, 2.20099",
        "0.95, 30, 2.04227",
        "0.95, 100, 1.98397",
        "0.95, 1000, 1.96234",
        "0.95, 1000000000, 1.95996",
        "0.99, 5, 4.03214",
        "0.50, 10, 0.69981"
    })
    void boundsAgreeWithTheTables(double probability, int degreesOfFreedom, double bound) {
        assertThat(StudentT.bound(probability, degreesOfFreedom)).isCloseTo(bound, within(1e-5));
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> StudentT.bound(1, 3)).hasMessageContaining("probability (1.0)");
        assertThatThrownBy(() -> StudentT.bound(0.95, 0)).hasMessageContaining("freedom (0)");
    }
}
