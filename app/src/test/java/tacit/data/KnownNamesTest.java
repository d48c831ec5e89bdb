package tacit.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    private static final List<String> KNOWN = List.of("beta", "gamma", "c_I");

    @Test
    void aSlipIsMendedAndEveryNameIsListed() {
        assertThat(KnownNames.remedy("btea", KNOWN)).isEqualTo("did you mean 'beta'? (known: beta, gamma, c_I)");
    }

    @Test
    void whereNothingIsNearTheNamesAreListed() {
        assertThat(KnownNames.remedy("frobnicate", KNOWN)).isEqualTo("known are beta, gamma, c_I");
    }
}
