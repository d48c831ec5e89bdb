package tacit.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;

/** Whole trajectories. */
class AgentEpidemicTest {
    private static final int S = AgentEpidemic.STATES.indexOf("S");
    private static final int I = AgentEpidemic.STATES.indexOf("I");
    private static final int R = AgentEpidemic.STATES.indexOf("R");

    private final EpidemicSettings settings = EpidemicSettings.ofAgents(150);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void theSameSeedGivesTheSameWhateverTheNumberOfThreads(int threads) {
        assertThat(counts(run(settings, 20, 4, threads))).isDeepEqualTo(counts(run(settings, 20, 4, 1)));
    }

    @Test
    void aTrajectoryDoesNotDependOnHowManyFollow() {
        assertThat(counts(run(settings, 20, 4, 1).subList(0, 5))).isDeepEqualTo(counts(run(settings, 5, 4, 2)));
    }

    @Test
    void seedsAndTrajectoriesDiffer() {
        List<EpidemicTrajectory> one = run(settings, 2, 4, 1);

        assertThat(one.get(0).counts()).isNotEqualTo(one.get(1).counts());
        assertThat(one.get(0).counts())
                .isNotEqualTo(run(settings, 1, 5, 1).getFirst().counts());
    }

    @ParameterizedTest
    @CsvSource({"150, 0", "150, 0.5", "7, 0", "1000, 0"})
    void nobodyIsLostAndNobodyReturns(int agents, double fleeRadius) {
        var given = EpidemicSettings.ofAgents(agents).withFleeRadius(fleeRadius);
        for (EpidemicTrajectory one : run(given, 10, 1, 2)) {
            assertThat(one.points()).isEqualTo(101);
            for (int time = 0; time < one.points(); time++) {
                assertThat(one.count(time, S) + one.count(time, I) + one.count(time, R))
                        .isEqualTo(agents);
                assertThat(one.share(time, S) + one.share(time, I) + one.share(time, R))
                        .isCloseTo(1, within(3 * Math.ulp(1.0)));
                if (time > 0) {
                    assertThat(one.count(time, S)).isLessThanOrEqualTo(one.count(time - 1, S));
                    assertThat(one.count(time, R)).isGreaterThanOrEqualTo(one.count(time - 1, R));
                }
            }
        }
    }

    @Test
    void lessThanAThirdAreInfectedOrRecoveredAtFirst() {
        var infected = new ArrayList<Integer>();
        var recovered = new ArrayList<Integer>();
        for (EpidemicTrajectory one : run(EpidemicSettings.ofAgents(10).withSteps(1), 400, 1, 2)) {
            infected.add(one.count(0, I));
            recovered.add(one.count(0, R));
        }

        assertThat(infected).containsOnly(1, 2, 3).contains(1, 2, 3);
        assertThat(recovered).containsOnly(0, 1, 2, 3).contains(0, 1, 2, 3);
    }

    @Test
    void whatIsNotCaughtEndsAfterFourteenSteps() {
        var harmless = new EpidemicSettings(150, 100, 10, 0.2, 0, 14, 0.02, 0.01, 0.02, 0);
        for (EpidemicTrajectory one : run(harmless, 5, 1, 1)) {
            assertThat(one.count(13, I)).isEqualTo(one.count(0, I));
            assertThat(one.count(14, I)).isZero();
            assertThat(one.count(100, S)).isEqualTo(one.count(0, S));
        }
    }

    /* The paper's smallest and greatest populations: 1.5 and 30 walkers to a square unit, so that the radius holds 0.2
     * and 3.8 neighbours: too few, and enough, for a disease to spread. */
    @Test
    void aDiseaseSpreadsWhereWalkersAreDense() {
        assertThat(caught(EpidemicSettings.ofAgents(150))).isLessThan(0.3);
        assertThat(caught(EpidemicSettings.ofAgents(3000))).isGreaterThan(0.8);
    }

    @Test
    void fewerFallIllWhereTheSusceptibleFlee() {
        var dense = new EpidemicSettings(1500, 100, 10, 0.2, 0.3, 14, 0.1, 0.01, 0.02, 0);

        assertThat(caught(dense.withFleeRadius(0.4))).isLessThan(caught(dense) - 0.05);
    }

    @Test
    void itStopsWhenAskedToAndKeepsWhatIsDone() {
        var told = new ArrayList<Integer>();
        List<EpidemicTrajectory> some = new AgentEpidemic(settings).run(100, 4, 1, done -> {
            told.add(done);
            return done < 8;
        });

        assertThat(told).isSorted().endsWith(some.size());
        assertThat(some).hasSizeBetween(8, 99);
        assertThat(counts(some)).isDeepEqualTo(counts(run(settings, some.size(), 4, 2)));
    }

    @Test
    void theyAreDataToCalibrateAgainst() {
        List<EpidemicTrajectory> some = run(settings.withSteps(3), 2, 1, 1);

        Trajectories observed = AgentEpidemic.observed(some);

        assertThat(observed.states()).containsExactly("S", "I", "R");
        assertThat(observed.names()).containsExactly("1", "2");
        Trajectory second = observed.all().get(1);
        assertThat(second.times()).containsExactly(0, 1, 2, 3);
        assertThat(second.values()[2 * 3 + I]).isEqualTo(some.get(1).count(2, I) / 150.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3   | 100 | 10  | .2  | .3  | 14 | .02 | 0   | agents (3) must be at least 4: give the number of walkers
            150 | 0   | 10  | .2  | .3  | 14 | .02 | 0   | steps (0) must be positive: give the number of time steps, e.g. 100
            150 | 2000000000 | 10 | .2 | .3 | 14 | .02 | 0 | steps (2000000000) must be at most 100000000
            150 | 100 | -1  | .2  | .3  | 14 | .02 | 0   | side (-1.0) must be positive and finite: give the side
            150 | 100 | NaN | .2  | .3  | 14 | .02 | 0   | side (NaN) must be positive and finite
            150 | 100 | 10  | 0   | .3  | 14 | .02 | 0   | infection-radius (0.0) must be positive and finite
            150 | 100 | 10  | Infinity | .3 | 14 | .02 | 0 | infection-radius (Infinity) must be positive and finite
            150 | 100 | 10  | .2  | 1.5 | 14 | .02 | 0   | infection-probability (1.5) must lie in [0, 1]
            150 | 100 | 10  | .2  | NaN | 14 | .02 | 0   | infection-probability (NaN) must lie in [0, 1]
            150 | 100 | 10  | .2  | .3  | 0  | .02 | 0   | infectious-steps (0) must be positive
            150 | 100 | 10  | .2  | .3  | 14 | -1  | 0   | susceptible-step (-1.0) must be at least 0 and less than the side
            150 | 100 | 10  | .2  | .3  | 14 | 10  | 0   | susceptible-step (10.0) must be at least 0 and less than the side
            150 | 100 | 10  | .2  | .3  | 14 | .02 | -.1 | flee-radius (-0.1) must be finite and at least 0
            """)
    void settingsThatMakeNoSenseAreRefused(
            int agents,
            int steps,
            double side,
            double radius,
            double probability,
            int infectious,
            double step,
            double flee,
            String message) {
        assertThatThrownBy(() -> new EpidemicSettings(
                        agents, steps, side, radius, probability, infectious, step, .01, .02, flee))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void thereMustBeTrajectories() {
        assertThatThrownBy(() -> run(settings, 0, 1, 1))
                .hasMessage("runs (0) must be positive: give the number of trajectories, e.g. 300");
    }

    /* The mean share of those susceptible at first that fall ill. */
    private static double caught(EpidemicSettings settings) {
        return run(settings, 10, 1, 2).stream()
                .mapToDouble(one -> 1 - (double) one.count(one.points() - 1, S) / one.count(0, S))
                .average()
                .orElseThrow();
    }

    private static List<EpidemicTrajectory> run(EpidemicSettings settings, int runs, long seed, int threads) {
        return new AgentEpidemic(settings).run(runs, seed, threads);
    }

    private static int[][] counts(List<EpidemicTrajectory> trajectories) {
        return trajectories.stream().map(EpidemicTrajectory::counts).toArray(int[][]::new);
    }
}
