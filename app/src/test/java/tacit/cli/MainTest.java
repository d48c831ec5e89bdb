package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void helpSucceeds() {
        assertThat(Main.run("--help")).isZero();
    }

    @Test
    void unknownOptionIsBadInput() {
        assertThat(Main.run("--no-such-option")).isEqualTo(2);
    }

    @Test
    void versionIsFilledIn() {
        assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?( \\([0-9a-f]+(-dirty)?\\))?");
    }
}
