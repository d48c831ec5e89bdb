package tacit.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("beta", "gamma", "steps-per-unit", "starts");

    @ParameterizedTest
    @CsvSource({"bata, beta", "btea, beta", "Gama, gamma", "stepsperunit, steps-per-unit", "start, starts"})
    void aSlipFindsWhatWasMeant(String typed, String meant) {
        assertThat(NearestName.of(typed, KNOWN)).contains(meant);
        assertThat(NearestName.remedy(typed, KNOWN)).startsWith("did you mean '" + meant + "'? (known: beta, ");
    }
}
