package tacit.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("beta", "gamma", "c_I", "c_alpha", "steps-per-unit", "S");

    @ParameterizedTest
    @CsvSource({
        "bta, beta",
        "betta, beta",
        "beat, beta",
        "Beta, beta",
        "gama, gamma",
        "gmama, gamma",
        "c_i, c_I",
        "calpha, c_alpha",
        "steps_per_unit, steps-per-unit",
        "s, S"
    })
    void findsWhatWasProbablyMeant(String written, String meant) {
        assertThat(NearestName.among(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zeta1, ''", "I, ''", "horizon, ''"})
    void staysSilentWhereNothingIsNear(String written, String suggestion) {
        assertThat(NearestName.suggestion(written, KNOWN)).isEqualTo(suggestion);
    }

    @Test
    void prefersTheNearerAndThenTheFirst() {
        assertThat(NearestName.among("mux", List.of("mus", "mux2", "mux"))).contains("mux");
        assertThat(NearestName.among("mux", List.of("mus", "muy"))).contains("mus");
    }

    @Test
    void isQuickWhateverTheLength() {
        assertThat(NearestName.among("a".repeat(1_000_000), List.of("a".repeat(999_999))))
                .isEmpty();
    }

    @Test
    void suggestionsEndAMessage() {
        assertThat(NearestName.suggestion("bta", KNOWN)).isEqualTo(": did you mean 'beta'?");
    }
}
