package tacit.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step does to walkers. */
class WalkersTest {
    /* Places are at most 10; each step rounds them by an ulp or two, there are at most 60 steps. */
    private static final double ROUNDING = 1e-12;

    private final RandomGenerator random = new SplittableRandom(3);

    /* The columns: one cell (a radius near the side), three across, several, and as many as walkers allow. */
    @ParameterizedTest
    @CsvSource({
        "60, 2, 0.9, 0",
        "60, 2, 0.9, 0.3",
        "120, 3, 0.9, 0",
        "250, 5, 0.4, 0",
        "250, 5, 0.4, 0.6",
        "250, 5, 0.2, 0.2",
        "150, 10, 0.2, 0",
        "400, 10, 0.01, 0",
        "400, 4, 0.2, 0.1",
    })
    void agreesWithAllPairs(int agents, double side, double radius, double fleeRadius) {
        var settings = new EpidemicSettings(agents, 60, side, radius, 0.3, 14, 0.05, 0.03, 0.04, fleeRadius);
        for (int seed = 1; seed <= 3; seed++) {
            double[] x = new double[agents];
            double[] y = new double[agents];
            byte[] state = new byte[agents];
            scatter(new SplittableRandom(seed), side, x, y, state);
            var oracle = new AllPairsEpidemic(settings, new SplittableRandom(-seed), x, y, state);
            var walkers = walkers(settings, new SplittableRandom(-seed), x, y, state);
            for (int step = 1; step <= settings.steps(); step++) {
                walkers.step();
                oracle.step();
                for (int i = 0; i < agents; i++) {
                    assertThat(state[i])
                            .as("state of %s after step %s", i, step)
                            .isEqualTo(oracle.walker(i).state);
                    assertThat(onCircle(x[i] - oracle.walker(i).x, side)).isCloseTo(0, within(ROUNDING));
                    assertThat(onCircle(y[i] - oracle.walker(i).y, side)).isCloseTo(0, within(ROUNDING));
                }
            }
        }
    }

    /* One walker in four stands on an edge of the square or of a cell, or within a rounding error of it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.25, 0.5, 1, 2, 4, 20})
    void contactsAreThoseOfAllPairsAlsoOnEdges(double radius) {
        int agents = 400;
        double side = 10;
        var settings = new EpidemicSettings(agents, 1, side, radius, 0.3, 14, 0.02, 0.01, 0.02, 0);
        double[] x = new double[agents];
        double[] y = new double[agents];
        byte[] state = new byte[agents];
        scatter(random, side, x, y, state);
        double[] edges = {0, Math.nextDown(side), radius / 2 % side, Math.ulp(1.0)};
        for (int i = 0; i < agents; i += 4) {
            x[i] = edges[i / 4 % edges.length];
            y[i] = i % 8 == 0 ? y[i] : edges[random.nextInt(edges.length)];
        }
        var oracle = new AllPairsEpidemic(settings, random, x, y, state);
        var contacts = new Contacts(settings);

        contacts.find(state, x, y);

        int all = 0;
        for (int i = 0; i < agents; i++) {
            assertThat(contacts.number(i)).as("contacts of %s", i).isEqualTo(oracle.contacts(i));
            all += contacts.number(i);
        }
        assertThat(all).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"0.05, 5, 9.95, 5", "5, 0.05, 5, 9.95", "0.05, 0.05, 9.95, 9.95", "9.95, 0.05, 0.05, 9.95"})
    void edgesOfTheSquareAreJoined(double x, double y, double otherX, double otherY) {
        byte[] state = state("ISSS");
        double[] xs = {x, otherX, 5, 2.5};
        double[] ys = {y, otherY, 2.5, 5};

        walkers(certain(0.2), random, xs, ys, state).step();

        assertThat(state).isEqualTo(state("IISS"));
    }

    @Test
    void aContactIsNearerThanTheRadius() {
        byte[] state = state("ISSS");
        double[] x = {1, 1.5, 1, 1};
        double[] y = {1, 1, 1.5, Math.nextDown(1.5)};

        walkers(certain(0.5), random, x, y, state).step();

        assertThat(state).isEqualTo(state("ISSI"));
    }

    @Test
    void infectionsEndAfterTheirSteps() {
        byte[] state = state("ISSS");
        double[] x = {1, 1.1, 3, 5};
        double[] y = {1, 1, 3, 5};
        var walkers = walkers(certain(0.2), random, x, y, state);

        assertThat(after(1, walkers, state)).isEqualTo(state("IISS"));
        assertThat(after(12, walkers, state)).isEqualTo(state("IISS"));
        assertThat(after(1, walkers, state)).isEqualTo(state("RISS"));
        assertThat(after(1, walkers, state)).isEqualTo(state("RRSS"));
    }

    @Test
    void everyStateWalksItsLengthInDirectionsThatAreUniform() {
        int agents = 30_000;
        int sectors = 16;
        var settings = new EpidemicSettings(agents, 1, 10, 1e-6, 0, 14, 0.02, 0.01, 0.03, 0);
        double[] x = new double[agents];
        double[] y = new double[agents];
        byte[] state = new byte[agents];
        scatter(random, settings.side(), x, y, state);
        double[] fromX = x.clone();
        double[] fromY = y.clone();

        walkers(settings, random, x, y, state).step();

        int[] found = new int[sectors];
        for (int i = 0; i < agents; i++) {
            double dx = onCircle(x[i] - fromX[i], settings.side());
            double dy = onCircle(y[i] - fromY[i], settings.side());
            assertThat(Math.hypot(dx, dy)).isCloseTo(settings.stepLength(state[i]), within(ROUNDING));
            assertThat(x[i]).isBetween(0.0, Math.nextDown(settings.side()));
            found[(int) Math.floor((Math.atan2(dy, dx) / (2 * Math.PI) + 0.5) * sectors) % sectors]++;
        }
        double expected = (double) agents / sectors;
        double chiSquare = 0;
        for (int number : found) {
            chiSquare += (number - expected) * (number - expected) / expected;
        }
        assertThat(chiSquare)
                .as("chi-square, 15 degrees of freedom, 99.99 %% point")
                .isLessThan(44.3);
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 5.3, 5.4", "9.9, 5, 0.2, 4.9", "0.1, 9.8, 9.9, 0.1"})
    void theSusceptibleFleeStraightFromTheNearest(double x, double y, double fromX, double fromY) {
        var settings = new EpidemicSettings(4, 1, 10, 0.01, 1, 14, 0.02, 0, 0.02, 1);
        double[] xs = {fromX, x, (x + 5) % 10, fromX};
        double[] ys = {fromY, y, (y + 5) % 10, (fromY + 3) % 10};
        byte[] state = state("ISRI");
        double before = Math.hypot(onCircle(x - fromX, 10), onCircle(y - fromY, 10));

        walkers(settings, random, xs, ys, state).step();

        double after = Math.hypot(onCircle(xs[1] - fromX, 10), onCircle(ys[1] - fromY, 10));
        assertThat(after - before).isCloseTo(settings.susceptibleStep(), within(ROUNDING));
    }

    @Test
    void whoStandsWhereAnInfectedOneStandsGoesAnywhere() {
        var settings = new EpidemicSettings(4, 1, 10, 0.01, 0, 14, 0.02, 0, 0.02, 1);
        double[] x = {1, 1, 5, 5};
        double[] y = {1, 1, 5, 5};

        walkers(settings, random, x, y, state("ISRR")).step();

        assertThat(Math.hypot(x[1] - 1, y[1] - 1)).isCloseTo(0.02, within(ROUNDING));
    }

    @Test
    void aStepBackOverTheEdgeStaysOnTheTorus() {
        double least = Double.MIN_NORMAL;
        var settings = new EpidemicSettings(4, 1, 10, 0.01, 0, 14, 1e-200, 1e-200, 1e-200, 0);
        double[] x = {0, 0, least, Math.nextDown(10.0)};
        double[] y = {0, 0, least, Math.nextDown(10.0)};
        var walkers = walkers(settings, random, x, y, state("ISSS"));

        for (int step = 0; step < 50; step++) {
            walkers.step();
            assertThat(DoubleStream.of(x)).allMatch(place -> place >= 0 && place < 10);
            assertThat(DoubleStream.of(y)).allMatch(place -> place >= 0 && place < 10);
        }
    }

    /* Where everybody meets everybody, new infections are binomial with probability 1 - (1 - p)^I: the chain of Reed and
     * Frost (H. Abbey, "An examination of the Reed-Frost theory of epidemics", Human Biology 24, 1952). */
    @Test
    void wellMixedWalkersAreTheReedFrostChain() {
        int repetitions = 4000;
        int infected = 5;
        int susceptible = 195;
        double probability = 0.05;
        var settings = new EpidemicSettings(200, 1, 10, 10, probability, 14, 0.02, 0.01, 0.02, 0);
        double expected = 1 - Math.pow(1 - probability, infected);
        double sum = 0;
        double squares = 0;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            double[] x = new double[200];
            double[] y = new double[200];
            byte[] state = new byte[200];
            scatter(random, 10, x, y, state);
            for (int i = 0; i < state.length; i++) {
                state[i] = i < infected ? Walkers.INFECTED : Walkers.SUSCEPTIBLE;
            }
            var walkers = walkers(settings, random, x, y, state);
            walkers.step();
            double fallen = susceptible - walkers.count(Walkers.SUSCEPTIBLE);
            sum += fallen;
            squares += fallen * fallen;
        }
        double variance = susceptible * expected * (1 - expected);
        double mean = sum / repetitions;
        double fourErrors = 4 * Math.sqrt(variance / repetitions);
        assertThat(mean).isCloseTo(susceptible * expected, within(fourErrors));
        // The variance of an estimated variance of nearly normal numbers is 2 variance² / repetitions.
        assertThat(squares / repetitions - mean * mean)
                .isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / repetitions)));
    }

    private static EpidemicSettings certain(double radius) {
        return new EpidemicSettings(4, 20, 10, radius, 1, 14, 0, 0, 0, 0);
    }

    private static Walkers walkers(
            EpidemicSettings settings, RandomGenerator random, double[] x, double[] y, byte[] state) {
        return new Walkers(settings, AgentEpidemic.infection(settings), random, x, y, state);
    }

    private static byte[] after(int steps, Walkers walkers, byte[] state) {
        for (int step = 0; step < steps; step++) {
            walkers.step();
        }
        return state;
    }

    private static byte[] state(String letters) {
        byte[] state = new byte[letters.length()];
        for (int i = 0; i < state.length; i++) {
            state[i] = (byte) "SIR".indexOf(letters.charAt(i));
        }
        return state;
    }

    private static void scatter(RandomGenerator random, double side, double[] x, double[] y, byte[] state) {
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextDouble(side);
            y[i] = random.nextDouble(side);
            state[i] = (byte) (random.nextInt(10) == 0 ? Walkers.INFECTED : random.nextInt(5) == 0 ? 2 : 0);
        }
    }

    /* The difference of two places on a circle, between minus half and half its length. */
    private static double onCircle(double difference, double side) {
        return difference - side * Math.rint(difference / side);
    }
}
