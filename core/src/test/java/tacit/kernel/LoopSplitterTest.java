package tacit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Loop;
import tacit.formula.LoopBuilder;

/** A loop is split where that changes nothing: sums keep their order. */
final class LoopSplitterTest {
    private static final int[] ALL = {0, 1, 2};

    private final Buffer source = Buffer.external("source", 3);
    private final Buffer first = Buffer.external("first", 3);
    private final Buffer second = Buffer.external("second", 3);

    private LoopBuilder loop() {
        return new LoopBuilder("loop", 3, new ExpressionGraph());
    }

    @Test
    void storesThatReachDifferentPlacesArePartedNearTheMiddle() {
        LoopBuilder loop = loop();
        Expression read = loop.load(source, ALL, "source");
        loop.add(first, new int[] {0, 1, 0}, read);
        loop.add(first, new int[] {1, 0, 0}, loop.graph().multiply(read, read));
        loop.add(second, ALL, loop.graph().negate(read));

        assertThat(LoopSplitter.split(loop.build(), 1))
                .extracting(part -> part.stores().size())
                .containsExactly(2, 1);
    }

    @Test
    void storesThatMeetInSomeInstancesStayTogether() {
        LoopBuilder loop = loop();
        Expression read = loop.load(source, ALL, "source");
        loop.add(first, new int[] {0, 0, 1}, read);
        loop.add(first, new int[] {1, 1, 2}, loop.graph().multiply(read, read));
        Loop whole = loop.build();

        assertThat(LoopSplitter.split(whole, 1)).containsExactly(whole);
    }
}
