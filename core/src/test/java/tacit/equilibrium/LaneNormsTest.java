package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneNormsTest {
    private static final int STATES = 3;
    private static final int POINTS = 50;

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 2", "3, 7", "3, 16", "1, 2", "4, 1", "5, 16", "33, 3", "200, 2"})
    void areTheLargestSizes(int states, int lanes) {
        SplittableRandom random = new SplittableRandom(lanes);
        double[] a = random.doubles((long) POINTS * states * lanes, -2, 1).toArray();
        double[] b = random.doubles(a.length, -1, 2).toArray();
        double[] distance = new double[lanes];
        double[] size = new double[lanes];

        LaneNorms norms = new LaneNorms(states, lanes);
        norms.size(b, size);
        norms.distance(a, b, distance);
        norms.size(a, size);

        double[] farthest = new double[lanes];
        double[] largest = new double[lanes];
        for (int i = 0; i < a.length; i++) {
            farthest[i % lanes] = Math.max(farthest[i % lanes], Math.abs(a[i] - b[i]));
            largest[i % lanes] = Math.max(largest[i % lanes], Math.abs(a[i]));
        }
        assertThat(distance).containsExactly(farthest);
        assertThat(size).containsExactly(largest);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void areInfiniteInALaneWithANumberThatIsNotFinite(double number) {
        double[] a = new double[POINTS * STATES * 2];
        a[2 * STATES + 1] = number;
        double[] size = new double[2];
        double[] distance = new double[2];

        LaneNorms norms = new LaneNorms(STATES, 2);
        norms.size(a, size);
        norms.distance(new double[a.length], a, distance);

        assertThat(size).containsExactly(0, Double.POSITIVE_INFINITY);
        assertThat(distance).containsExactly(0, Double.POSITIVE_INFINITY);
    }

    @Test
    void ofNothingAreZero() {
        double[] size = {3};

        new LaneNorms(STATES, 1).size(new double[0], size);

        assertThat(size).containsExactly(0);
    }
}
