package tacit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static String said(VirtualMachineError failure, boolean debug) {
        PrintStream err = System.err;
        var said = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(said, true, UTF_8));
            assertThat(new Failures(() -> debug).exhausted(failure)).isNotZero();
            return said.toString(UTF_8);
        } finally {
            System.setErr(err);
        }
    }

    @Test
    void memoryThatRanOutIsSaidWithItsLimitAndARemedy() {
        assertThat(said(new OutOfMemoryError("Java heap space"), false))
                .matches("tacit: the memory ran out \\(Java heap space\\), of which \\d+ MB may be used: allow more, "
                        + "e\\.g\\. TACIT_JAVA_OPTIONS=-Xmx\\d+m, .*\\R");
    }

    @Test
    void aStackThatRanOutIsSaidWithARemedy() {
        assertThat(said(new StackOverflowError(), false))
                .startsWith("tacit: the stack ran out: allow more, e.g. TACIT_JAVA_OPTIONS=-Xss16m")
                .hasLineCount(1);
    }

    @Test
    void theTraceIsPrintedOnRequest() {
        assertThat(said(new OutOfMemoryError("Java heap space"), true)).contains("\tat ", "tacit: the memory ran out");
    }
}
