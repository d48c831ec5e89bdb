package tacit.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tacit.game.Domain;

class TransformTest {
    static final List<Domain> DOMAINS = List.of(
            Domain.REAL,
            Domain.above(0),
            Domain.atLeast(2),
            Domain.between(-1, 3),
            new Domain(Double.NEGATIVE_INFINITY, 5, true, false));

    @ParameterizedTest
    @FieldSource("DOMAINS")
    void valuesLieInTheDomainAndTheInverseBringsThemBack(Domain domain) {
        Transform transform = Transform.of(domain);
        for (double theta = -6; theta <= 6; theta += 0.5) {
            double value = transform.value(theta);

            assertThat(domain.contains(value)).isTrue();
            assertThat(transform.inverse(value)).isCloseTo(theta, within(1e-11)); // e^6 roundings of 1e-16, twice
        }
    }

    @ParameterizedTest
    @FieldSource("DOMAINS")
    void slopeIsTheDerivative(Domain domain) {
        Transform transform = Transform.of(domain);
        double step = 1e-5;
        for (double theta = -3; theta <= 3; theta += 0.5) {
            double quotient = (transform.value(theta + step) - transform.value(theta - step)) / (2 * step);

            // third derivative · step²/6, and rounding / step
            assertThat(transform.slope(theta)).isCloseTo(quotient, within(1e-9));
        }
    }

    @ParameterizedTest
    @FieldSource("DOMAINS")
    void valuesStayFiniteHoweverFarTheSearchStrays(Domain domain) {
        Transform transform = Transform.of(domain);
        for (double theta : new double[] {-1e6, -800, 800, 1e6}) {
            assertThat(transform.value(theta)).isFinite();
            assertThat(transform.slope(theta)).isFinite();
            assertThat(transform.value(theta)).isBetween(domain.lower(), domain.upper());
        }
    }

    @Test
    void valueOnTheEdgeIsPutInside() {
        Transform cost = Transform.of(Domain.atLeast(0));
        Transform share = Transform.of(Domain.between(0, 10));

        assertThat(cost.value(cost.inverse(0))).isCloseTo(Transform.NUDGE, within(1e-15));
        assertThat(share.value(share.inverse(0))).isCloseTo(10 * Transform.NUDGE, within(1e-14));
        assertThat(share.value(share.inverse(10))).isCloseTo(10 - 10 * Transform.NUDGE, within(1e-14));
    }

    @Test
    void singleNumberCannotBeEstimated() {
        assertThatThrownBy(() -> Transform.of(Domain.between(2, 2))).hasMessageContaining("holds only 2.0");
    }
}
