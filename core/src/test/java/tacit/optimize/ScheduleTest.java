package tacit.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final double ROUNDING = 1e-15;

    @Test
    void theRateBeginsWholeAndEndsAtItsShare() {
        for (Schedule falling : List.of(Schedule.geometric(0.1), Schedule.cosine(0.1), Schedule.steps(2, 0.1))) {
            assertThat(falling.share(0)).isEqualTo(1);
            assertThat(falling.share(1)).isCloseTo(0.1, within(ROUNDING));
        }
        assertThat(Schedule.constant().share(1)).isEqualTo(1);
    }

    @Test
    void inBetweenItFollowsItsFormula() {
        assertThat(Schedule.geometric(0.01).share(0.5)).isCloseTo(0.1, within(ROUNDING));
        assertThat(Schedule.cosine(0.2).share(0.5)).isCloseTo(0.6, within(ROUNDING));
        assertThat(Schedule.steps(4, 0.5).share(0.49)).isEqualTo(0.5);
        assertThat(Schedule.steps(4, 0.5).share(0.5)).isEqualTo(0.25);
    }

    @Test
    void sharesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Schedule.cosine(0)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> Schedule.steps(0, 0.5)).hasMessageStartingWith("stages of the learning rate (0)");
    }
}
