package tacit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.formula.FormulaParser;
import tacit.game.GameEvaluator;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.LinearStep;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;
import tacit.game.RandomPoint;
import tacit.game.Step;
import tacit.game.Strides;
import tacit.game.TransitionGraph;

/** Kernels of whole steps do what is put together from the Hamiltonian and the rates, in every lane alike. */
final class StepKernelTest {
    /** Seven lanes in vectors and one alone, where vectors have four lanes; elsewhere other mixtures. */
    private static final int LANES = 13;

    /** Sums of up to a thousand products, each rounded by 1e-16. */
    private static final double ROUNDING = 1e-12;

    static Stream<MeanFieldGame> games() {
        return Stream.of(
                make("epidemic", GameOptions.NONE),
                make("linear-quadratic", GameOptions.NONE),
                make("linear-quadratic", GameOptions.NONE.with("d", "9")),
                make(
                        "linear-quadratic",
                        GameOptions.NONE
                                .with("d", "6")
                                .with("gamma", FormulaParser.parse("0.1 + 2.9*sum(x : mu[x]^2)*exp(-t)"))),
                make("crowd-aversion", GameOptions.NONE.with("n", "5").with("m", "4")),
                make("bike-share", GameOptions.NONE));
    }

    private static MeanFieldGame make(String name, GameOptions options) {
        return GameFactory.make(Games.definition(name), options, new KernelCompiler(VectorModule.WIDEST, 0));
    }

    @ParameterizedTest
    @MethodSource("games")
    void stepsAreWhatHamiltonianAndRatesMakeOfThem(MeanFieldGame game) {
        Trial fused = new Trial(game, LANES, game.stepper(LANES));
        Trial plain = new Trial(game, LANES, new Plain(game).stepper(LANES));
        List<double[]> expected = plain.run();
        List<double[]> found = fused.run();
        for (int i = 0; i < expected.size(); i++) {
            double largest = Arrays.stream(expected.get(i)).map(Math::abs).max().orElse(0);
            for (int j = 0; j < expected.get(i).length; j++) {
                assertThat(found.get(i)[j])
                        .as("answer %d, entry %d", i, j)
                        .isCloseTo(expected.get(i)[j], within(ROUNDING * Math.max(1, largest)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void aLanesBitsDoNotDependOnHowManyLanesThereAre(MeanFieldGame game) {
        List<double[]> together = new Trial(game, LANES, game.stepper(LANES)).run();
        for (int lane = 0; lane < LANES; lane++) {
            List<double[]> alone = new Trial(game, lane, game.stepper(1)).run();
            for (int i = 0; i < together.size(); i++) {
                assertThat(alone.get(i)).as("answer %d, lane %d", i, lane).containsExactly(lane(together.get(i), lane));
            }
        }
    }

    private static double[] lane(double[] array, int lane) {
        double[] one = new double[array.length / LANES];
        for (int i = 0; i < one.length; i++) {
            one[i] = array[i * LANES + lane];
        }
        return one;
    }

    /** All that a stepper answers to the same questions, in all lanes, or in one of them. */
    private static final class Trial {
        private final MeanFieldGame game;
        private final GameStepper stepper;
        private final int lane;
        private final SplittableRandom random = new SplittableRandom(5);

        Trial(MeanFieldGame game, int lane, GameStepper stepper) {
            this.game = game;
            this.stepper = stepper;
            this.lane = lane;
        }

        private boolean alone() {
            return stepper.lanes() == 1;
        }

        private double[] own(double[] array) {
            return alone() ? StepKernelTest.lane(array, lane) : array;
        }

        private GamePoint own(GamePoint point) {
            GamePoint own = new GamePoint();
            for (Argument argument : Argument.values()) {
                own.set(argument, own(point.array(argument)), 0);
            }
            return own;
        }

        List<double[]> run() {
            int states = game.states().size();
            GamePoint at = own(RandomPoint.inside(game, LANES, random));
            GamePoint direction = own(RandomPoint.direction(game, LANES, random));
            double[] lengths = own(random.doubles(LANES, 0.001, 0.01).toArray());
            double[] weights = own(random.doubles(states * LANES, -1, 1).toArray());
            List<double[]> answers = new java.util.ArrayList<>();
            answers.addAll(step(lengths, states, step -> stepper.bellman(at, step)));
            answers.addAll(step(lengths, states, step -> stepper.kolmogorov(at, step)));
            answers.add(step(lengths, states, step -> stepper.bellmanTangent(Variables.ALL, at, direction, step))
                    .getFirst());
            answers.add(step(lengths, states, step -> stepper.kolmogorovTangent(Variables.ALL, at, direction, step))
                    .getFirst());
            for (boolean bellman : new boolean[] {true, false}) {
                GamePoint sum = RandomPoint.zero(game, stepper.lanes());
                Step step = new Step().lengths(lengths, 0).next(weights, 0);
                if (bellman) {
                    stepper.bellmanCotangent(Variables.ALL, at, step, sum);
                } else {
                    stepper.kolmogorovCotangent(Variables.ALL, at, step, sum);
                }
                answers.add(sum.array(Argument.VALUE));
                answers.add(sum.array(Argument.FLOW));
                answers.add(sum.array(Argument.PARAMETER));
            }
            return answers;
        }

        /** What a step leads to, and its strain. */
        private List<double[]> step(double[] lengths, int states, java.util.function.Consumer<Step> action) {
            double[] next = new double[states * stepper.lanes()];
            double[] strain = new double[stepper.lanes()];
            action.accept(new Step().lengths(lengths, 0).next(next, 0).strain(strain, 0));
            return List.of(next, strain);
        }
    }

    /**
     * Forward in time the flow, backward in time the value function; what a step leaves is where the next begins, or
     * not.
     */
    @ParameterizedTest
    @MethodSource("games")
    void aRunOfStepsIsTheStepsOneAfterTheOther(MeanFieldGame game) {
        for (GameStepper stepper : List.of(game.stepper(LANES), new Plain(game).stepper(LANES))) {
            for (boolean backward : new boolean[] {true, false}) {
                for (boolean chained : new boolean[] {true, false}) {
                    List<double[]> atOnce = new StepRun(game, stepper, backward, chained).atOnce();
                    List<double[]> oneByOne = new StepRun(game, stepper, backward, chained).oneByOne();
                    String what = (backward ? "backward" : "forward") + (chained ? ", chained" : ", apart");
                    assertThat(atOnce.get(0)).as(what).containsExactly(oneByOne.get(0));
                    assertThat(atOnce.get(1)).as(what + ", strain").containsExactly(oneByOne.get(1));
                }
            }
        }
    }

    /** Five steps on the same numbers whichever way they are taken. */
    private static final class StepRun {
        private static final int COUNT = 5;

        private final GameStepper stepper;
        private final boolean backward;
        private final int direction;
        private final int stride;
        private final GamePoint at;
        private final double[] times;
        private final double[] lengths;
        private final double[] values;
        private final double[] flows;
        private final double[] reached;
        private final double[] strain = new double[LANES];

        StepRun(MeanFieldGame game, GameStepper stepper, boolean backward, boolean chained) {
            this.stepper = stepper;
            this.backward = backward;
            direction = backward ? -1 : 1;
            stride = game.states().size() * LANES;
            SplittableRandom random = new SplittableRandom(7);
            at = RandomPoint.inside(game, LANES, random);
            lengths = random.doubles(LANES * COUNT, 0.001, 0.01).toArray();
            times = random.doubles(LANES * COUNT, 0, 2).toArray();
            values = random.doubles((COUNT + 1) * stride, -3, 3).toArray();
            flows = new double[values.length];
            for (int i = 0; i < flows.length; i++) {
                flows[i] = at.array(Argument.FLOW)[i % stride];
            }
            double[] own = backward ? values : flows;
            reached = chained ? own : own.clone();
        }

        private Step step(int n) {
            int from = (backward ? n + 1 : n) * stride;
            at.set(Argument.TIME, times, n * LANES)
                    .set(Argument.VALUE, values, from)
                    .set(Argument.FLOW, flows, from);
            return new Step()
                    .lengths(lengths, n * LANES)
                    .next(reached, from + direction * stride)
                    .strain(strain, 0);
        }

        List<double[]> atOnce() {
            Strides strides = new Strides()
                    .set(Argument.VALUE, direction * stride)
                    .set(Argument.FLOW, direction * stride)
                    .set(Argument.TIME, direction * LANES)
                    .lengths(direction * LANES)
                    .next(direction * stride);
            Step first = step(backward ? COUNT - 1 : 0);
            if (backward) {
                stepper.bellman(at, first, strides, COUNT);
            } else {
                stepper.kolmogorov(at, first, strides, COUNT);
            }
            return List.of(reached, strain);
        }

        List<double[]> oneByOne() {
            for (int i = 0; i < COUNT; i++) {
                Step step = step(backward ? COUNT - 1 - i : i);
                if (backward) {
                    stepper.bellman(at, step);
                } else {
                    stepper.kolmogorov(at, step);
                }
            }
            return List.of(reached, strain);
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void derivativesInTheStateAloneAreThoseInAllWhereTheRestStays(MeanFieldGame game) {
        SplittableRandom random = new SplittableRandom(6);
        int states = game.states().size();
        GamePoint at = RandomPoint.inside(game, LANES, random);
        GamePoint direction = RandomPoint.direction(game, LANES, random);
        Arrays.fill(direction.array(Argument.PARAMETER), 0);
        Arrays.fill(direction.array(Argument.INPUT), 0);
        double[] lengths = random.doubles(LANES, 0.001, 0.01).toArray();
        GameStepper stepper = game.stepper(LANES);
        double[][] next = new double[4][states * LANES];
        Step step = new Step().lengths(lengths, 0);
        stepper.bellmanTangent(Variables.ALL, at, direction, step.next(next[0], 0));
        stepper.bellmanTangent(Variables.STATE, at, direction, step.next(next[1], 0));
        stepper.kolmogorovTangent(Variables.ALL, at, direction, step.next(next[2], 0));
        stepper.kolmogorovTangent(Variables.STATE, at, direction, step.next(next[3], 0));
        for (int i = 0; i < next[0].length; i++) {
            assertThat(next[1][i]).isCloseTo(next[0][i], within(ROUNDING * Math.max(1, Math.abs(next[0][i]))));
            assertThat(next[3][i]).isCloseTo(next[2][i], within(ROUNDING * Math.max(1, Math.abs(next[2][i]))));
        }
    }

    /**
     * Weights and what the arrays held before are drawn at random: what is overwritten, and what is added to, shows.
     */
    @ParameterizedTest
    @MethodSource("games")
    void productsWithCoefficientsAreTheCotangents(MeanFieldGame game) {
        SplittableRandom random = new SplittableRandom(7);
        int size = game.states().size() * LANES;
        GamePoint at = RandomPoint.inside(game, LANES, random);
        double[] lengths = random.doubles(LANES, 0.001, 0.01).toArray();
        double[] weights = random.doubles(size, -1, 1).toArray();
        double[] before = random.doubles(size, -1, 1).toArray();
        GameStepper stepper = game.stepper(LANES);
        for (boolean bellman : new boolean[] {true, false}) {
            double[] value = before.clone();
            double[] flow = before.clone();
            GamePoint sum = RandomPoint.zero(game, LANES);
            Step step = new Step().lengths(lengths, 0);
            LinearStep linear =
                    new LinearStep().weights(weights, 0, 0).value(value, 0, 0).flow(flow, 0, 0);
            Strides resting = new Strides();
            if (bellman) {
                double[] coefficients = new double[stepper.bellmanCoefficients().orElseThrow() * LANES];
                stepper.bellmanCoefficients(at, step.next(coefficients, 0), resting, 1);
                stepper.bellmanProduct(linear.coefficients(coefficients, 0, 0), 1);
                stepper.bellmanCotangent(Variables.STATE, at, step.next(weights, 0), sum);
                requireClose(value, sum.array(Argument.VALUE), before);
                requireClose(flow, sum.array(Argument.FLOW), new double[size]);
            } else {
                double[] coefficients =
                        new double[stepper.kolmogorovCoefficients().orElseThrow() * LANES];
                stepper.kolmogorovCoefficients(at, step.next(coefficients, 0), resting, 1);
                stepper.kolmogorovProduct(linear.coefficients(coefficients, 0, 0), 1);
                stepper.kolmogorovCotangent(Variables.STATE, at, step.next(weights, 0), sum);
                requireClose(value, sum.array(Argument.VALUE), new double[size]);
                requireClose(flow, sum.array(Argument.FLOW), before);
            }
        }
    }

    private static void requireClose(double[] found, double[] expected, double[] before) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 1;
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(before[i] + expected[i], within(ROUNDING * scale));
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void derivativesInTheGivenAreThoseInAll(MeanFieldGame game) {
        SplittableRandom random = new SplittableRandom(8);
        GamePoint at = RandomPoint.inside(game, LANES, random);
        Step step = new Step()
                .lengths(random.doubles(LANES, 0.001, 0.01).toArray(), 0)
                .next(random.doubles(game.states().size() * LANES, -1, 1).toArray(), 0);
        GameStepper stepper = game.stepper(LANES);
        GamePoint all = RandomPoint.zero(game, LANES);
        GamePoint given = RandomPoint.zero(game, LANES);
        stepper.bellmanCotangent(Variables.ALL, at, step, all);
        stepper.kolmogorovCotangent(Variables.ALL, at, step, all);
        stepper.bellmanCotangent(Variables.GIVEN, at, step, given);
        stepper.kolmogorovCotangent(Variables.GIVEN, at, step, given);

        double[] nothing = new double[given.array(Argument.PARAMETER).length];
        requireClose(given.array(Argument.PARAMETER), all.array(Argument.PARAMETER), nothing);
        assertThat(given.array(Argument.VALUE)).containsOnly(0);
        assertThat(given.array(Argument.FLOW)).containsOnly(0);
    }

    /** A game without kernels of steps. */
    private record Plain(MeanFieldGame game) implements MeanFieldGame {
        @Override
        public String name() {
            return game.name();
        }

        @Override
        public TransitionGraph graph() {
            return game.graph();
        }

        @Override
        public List<String> states() {
            return game.states();
        }

        @Override
        public List<ParameterElement> parameters() {
            return game.parameters();
        }

        @Override
        public List<ParameterElement> inputs() {
            return game.inputs();
        }

        @Override
        public List<String> controls() {
            return game.controls();
        }

        @Override
        public int actionAggregates() {
            return game.actionAggregates();
        }

        @Override
        public GameEvaluator evaluator(int lanes) {
            return game.evaluator(lanes);
        }
    }
}
