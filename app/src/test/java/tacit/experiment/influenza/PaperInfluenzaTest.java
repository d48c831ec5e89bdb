package tacit.experiment.influenza;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaperInfluenzaTest {
    private static final double X = Double.NaN;

    @Test
    void gapsAreFilledOnALineAndHeldAtTheEnds() {
        assertThat(PaperInfluenza.filled(new double[] {X, 0.25, X, X, 1, X}))
                .containsExactly(0.25, 0.25, 0.5, 0.75, 1, 1);
    }
}
