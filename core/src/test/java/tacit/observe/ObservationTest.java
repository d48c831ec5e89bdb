package tacit.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.TimeGrid;

class ObservationTest {
    private static final double NONE = Double.NaN;
    private static final List<String> STATES = List.of("S", "I", "R");
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 4);

    /** Two trajectories over the same flow that is t² in S, t in I and 1 in R; lanes are scaled copies. */
    private static double[] flow(int lanes) {
        double[] flow = new double[5 * 3 * lanes];
        for (int k = 0; k < 5; k++) {
            double t = GRID.time(k);
            for (int lane = 0; lane < lanes; lane++) {
                flow[(k * 3) * lanes + lane] = (lane + 1) * t * t;
                flow[(k * 3 + 1) * lanes + lane] = (lane + 1) * t;
                flow[(k * 3 + 2) * lanes + lane] = lane + 1;
            }
        }
        return flow;
    }

    @Test
    void residualsArePredictedLessObservedAndMissingValuesDoNotCount() {
        Trajectories data = Trajectories.of(
                List.of("I", "S"), new double[] {0, 1, 1.25, 2}, new double[] {1, NONE, 2, 3, NONE, 5, 4, 4});
        Observation observation = Observation.of(data, STATES, GRID);

        assertThat(observation.count()).isEqualTo(6);
        assertThat(observation.values(0)).containsExactly(1, 2, 3, 5, 4, 4);
        // lane 1 holds 2t and 2t²; at t = 1.25 halfway between 2·1 and 2·2.25, times the scale 10
        assertThat(observation.residuals(0, flow(2), 2, 1, 10))
                .containsExactly(new double[] {-1, 18, 17, 27.5, 36, 76}, within(1e-13));
        assertThat(observation.meanSquare()).isCloseTo((1 + 4 + 9 + 25 + 16 + 16) / 6.0, within(1e-15));
    }

    @Test
    void timesWithinRoundingOfAGridPointAreThatPoint() {
        TimeGrid fine = TimeGrid.uniform(0, 1.3, 13);
        double[] flow = new double[14];
        flow[7] = 1;
        Trajectories data = Trajectories.of(List.of("A"), new double[] {0.7 + 1e-13}, new double[] {0});

        assertThat(Observation.of(data, List.of("A"), fine).residuals(0, flow, 1, 0, 1))
                .containsExactly(1);
    }

    @Test
    void cotangentIsTheTransposedTangent() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        Trajectories data = new Trajectories(
                List.of("R", "S"),
                List.of(
                        new Trajectory(
                                "a",
                                new double[] {0, 0.3, 1, 2},
                                random.doubles(8, 0, 1).toArray()),
                        new Trajectory("b", new double[] {0.1}, new double[] {NONE, 0.5})));
        Observation observation = Observation.of(data, STATES, GRID);
        double[] flow = random.doubles(5 * 3 * 3, 0, 1).toArray();
        double[] direction = random.doubles(5 * 3 * 3, -1, 1).toArray();
        for (int trajectory = 0; trajectory < 2; trajectory++) {
            double[] weights =
                    random.doubles(observation.count(trajectory), -1, 1).toArray();
            double[] tangent = observation.residualsTangent(trajectory, flow, direction, 3, 1, 7, 0.5);
            double[] cotangent = new double[flow.length];
            double scale = observation.residualsCotangent(trajectory, weights, flow, 3, 1, 7, cotangent);

            assertThat(dot(weights, tangent)).isCloseTo(dot(cotangent, direction) + 0.5 * scale, within(1e-13));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void statesAndTimesThatTheGameHasNotAreRefused() {
        Trajectories unknown = Trajectories.of(List.of("Infected"), new double[] {0}, new double[] {1});
        assertThatThrownBy(() -> Observation.of(unknown, STATES, GRID))
                .hasMessageContaining("state 'Infected' that the game has not: it has S, I, R");
        Trajectories late = Trajectories.of(List.of("I"), new double[] {0, 3}, new double[] {1, 1});
        assertThatThrownBy(() -> Observation.of(late, STATES, GRID))
                .hasMessageContaining("time 3.0")
                .hasMessageContaining("from 0.0 to 2.0");
    }
}
