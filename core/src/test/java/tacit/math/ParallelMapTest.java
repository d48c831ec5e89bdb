package tacit.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelMapTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void resultsStandInOrderWhateverTheNumberOfThreads(int threads) {
        try (ParallelMap map = new ParallelMap(threads)) {
            List<Integer> squares = map.map(100, i -> i * i);

            assertThat(squares)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> i * i).toList());
        }
    }

    @Test
    void tasksRunAtTheSameTime() {
        CountDownLatch bothAreThere = new CountDownLatch(2);
        try (ParallelMap map = new ParallelMap(2)) {
            List<Boolean> met = map.map(2, i -> {
                bothAreThere.countDown();
                return await(bothAreThere);
            });

            assertThat(met).containsExactly(true, true);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theExceptionOfTheLowestIndexIsThrown(int threads) {
        try (ParallelMap map = new ParallelMap(threads)) {
            assertThatThrownBy(() -> map.map(8, i -> {
                        if (i >= 3) {
                            throw new IllegalArgumentException("task " + i);
                        }
                        return i;
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("task 3");
        }
    }

    @Test
    void interruptionIsACancellationAndStaysVisible() {
        CountDownLatch never = new CountDownLatch(1);
        try (ParallelMap map = new ParallelMap(2)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> map.map(4, i -> await(never))).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void zeroThreadsAreRefused() {
        assertThatThrownBy(() -> new ParallelMap(0)).hasMessageContaining("threads (0) must be positive");
    }
}
