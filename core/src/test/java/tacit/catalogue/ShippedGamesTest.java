package tacit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.formula.FormulaParser;
import tacit.formula.ProgramInterpreter;
import tacit.game.GameEvaluator;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.MeanFieldGame;
import tacit.game.RandomPoint;

/** Every shipped game, compiled: the interpreter's numbers, right derivatives, lanes that do not see each other. */
final class ShippedGamesTest {
    /** The error that Richardson's extrapolation of central differences leaves at a step of 1e-4. */
    private static final double DIFFERENCES = 1e-7;

    private static final double DUALITY = 1e-12;

    /** A game and what it is called in messages. */
    private record Case(String name, GameOptions options) {
        MeanFieldGame compiled() {
            return Games.load(name, options);
        }

        MeanFieldGame interpreted() {
            return GameFactory.make(Games.definition(name), options, ProgramInterpreter.compiler());
        }

        @Override
        public String toString() {
            return name + options.settings() + options.formulas();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("epidemic", GameOptions.NONE),
                new Case("epidemic", GameOptions.NONE.with("beta", FormulaParser.parse("0.2 + 0.1*t + mu[S]"))),
                new Case("linear-quadratic", GameOptions.NONE),
                new Case("linear-quadratic", GameOptions.NONE.with("d", "8")),
                new Case(
                        "linear-quadratic",
                        GameOptions.NONE.with("d", "5").with("gamma", FormulaParser.parse("0.1 + 2.9*mu[0]"))),
                new Case(
                        "crowd-aversion",
                        GameOptions.NONE
                                .with("n", "4")
                                .with("m", "3")
                                .with("wall", "2")
                                .with("gate", "1")),
                new Case("emissions", GameOptions.NONE),
                new Case("bike-share", GameOptions.NONE),
                new Case("bike-share", GameOptions.NONE.with("stations", "a,b,c,d,e,f,g,h,i,j")));
    }

    private static double[] evaluate(MeanFieldGame game, GamePoint at, int lanes) {
        GameResponse response = RandomPoint.response(game, lanes, double[]::new);
        double[] terminal = new double[game.states().size() * lanes];
        double[] controls = new double[game.controls().size() * lanes];
        GameEvaluator evaluator = game.evaluator(lanes);
        evaluator.evaluate(at, response);
        evaluator.terminal(at, terminal, 0);
        evaluator.controls(at, controls, 0);
        return concatenate(RandomPoint.flatten(response), terminal, controls);
    }

    private static double[] concatenate(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    private static double[] tangent(MeanFieldGame game, GamePoint at, GamePoint direction, int lanes) {
        GameResponse response = RandomPoint.response(game, lanes, double[]::new);
        double[] terminal = new double[game.states().size() * lanes];
        game.evaluator(lanes).tangent(at, direction, response);
        game.evaluator(lanes).terminalTangent(at, direction, terminal, 0);
        return concatenate(RandomPoint.flatten(response), terminal);
    }

    private static GamePoint cotangent(
            MeanFieldGame game, GamePoint at, GameResponse seed, double[] terminalSeed, int lanes) {
        GamePoint cotangent = RandomPoint.zero(game, lanes);
        game.evaluator(lanes).cotangent(at, seed, cotangent);
        game.evaluator(lanes).terminalCotangent(at, terminalSeed, 0, cotangent);
        return cotangent;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compiledIsInterpreted(Case game) {
        SplittableRandom random = new SplittableRandom(1);
        for (int lanes : new int[] {1, 5}) {
            MeanFieldGame compiled = game.compiled();
            MeanFieldGame interpreted = game.interpreted();
            GamePoint at = RandomPoint.inside(compiled, lanes, random);
            GamePoint direction = RandomPoint.direction(compiled, lanes, random);
            GameResponse seed = RandomPoint.response(
                    compiled, lanes, size -> random.doubles(size, -1, 1).toArray());
            double[] terminalSeed =
                    random.doubles(compiled.states().size() * lanes).toArray();
            assertThat(evaluate(compiled, at, lanes)).containsExactly(evaluate(interpreted, at, lanes));
            assertThat(tangent(compiled, at, direction, lanes))
                    .containsExactly(tangent(interpreted, at, direction, lanes));
            assertThat(RandomPoint.flatten(cotangent(compiled, at, seed, terminalSeed, lanes)))
                    .containsExactly(RandomPoint.flatten(cotangent(interpreted, at, seed, terminalSeed, lanes)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tangentsAreTheLimitOfDifferencesAndDualToCotangents(Case named) {
        SplittableRandom random = new SplittableRandom(2);
        MeanFieldGame game = named.compiled();
        for (int draw = 0; draw < 20; draw++) {
            GamePoint at = RandomPoint.inside(game, 1, random);
            GamePoint direction = RandomPoint.direction(game, 1, random);
            double[] tangent = tangent(game, at, direction, 1);
            double scale = 1 + norm(tangent);
            double[] differences = differences(game, at, direction);
            if (kinkBetween(game, at, direction)) {
                continue;
            }
            for (int i = 0; i < tangent.length; i++) {
                assertThat(tangent[i]).isCloseTo(differences[i], within(DIFFERENCES * scale));
            }
            GameResponse seed = RandomPoint.response(
                    game, 1, size -> random.doubles(size, -1, 1).toArray());
            double[] terminalSeed = random.doubles(game.states().size(), -1, 1).toArray();
            double[] cotangent = RandomPoint.flatten(cotangent(game, at, seed, terminalSeed, 1));
            double left = dot(concatenate(RandomPoint.flatten(seed), terminalSeed), tangent);
            double right = dot(cotangent, RandomPoint.flatten(direction));
            assertThat(left).isCloseTo(right, within(DUALITY * (scale + norm(cotangent))));
        }
    }

    private static double[] differences(MeanFieldGame game, GamePoint at, GamePoint direction) {
        double h = 2e-4;
        double[] coarse = central(game, at, direction, h);
        double[] fine = central(game, at, direction, h / 2);
        return IntStream.range(0, fine.length)
                .mapToDouble(i -> (4 * fine[i] - coarse[i]) / 3)
                .toArray();
    }

    private static double[] central(MeanFieldGame game, GamePoint at, GamePoint direction, double h) {
        double[] above = evaluate(game, RandomPoint.moved(at, direction, h), 1);
        double[] below = evaluate(game, RandomPoint.moved(at, direction, -h), 1);
        return IntStream.range(0, above.length)
                .mapToDouble(i -> (above[i] - below[i]) / (2 * h))
                .toArray();
    }

    /** Whether a control is at a bound at one end of the stencil and not at the other. */
    private static boolean kinkBetween(MeanFieldGame game, GamePoint at, GamePoint direction) {
        double[] above = controls(game, RandomPoint.moved(at, direction, 2e-4));
        double[] below = controls(game, RandomPoint.moved(at, direction, -2e-4));
        return IntStream.range(0, above.length).anyMatch(i -> isAtBound(above[i]) != isAtBound(below[i]));
    }

    private static boolean isAtBound(double control) {
        return control == 0 || control == 1 || control == 100;
    }

    private static double[] controls(MeanFieldGame game, GamePoint at) {
        double[] controls = new double[game.controls().size()];
        game.evaluator(1).controls(at, controls, 0);
        return controls;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRatesAreTheSlopesOfTheHamiltonian(Case named) {
        MeanFieldGame game = named.compiled();
        SplittableRandom random = new SplittableRandom(3);
        GamePoint at = RandomPoint.inside(game, 1, random);
        GameResponse response = RandomPoint.response(game, 1, double[]::new);
        game.evaluator(1).evaluate(at, response);
        double[] rates = response.array(GameResponse.Result.RATE);
        for (int edge = 0; edge < rates.length; edge++) {
            GamePoint direction = RandomPoint.zero(game, 1);
            direction.array(GamePoint.Argument.VALUE)[game.graph().target(edge)] = 1;
            double slope = tangent(game, at, direction, 1)[game.graph().source(edge)];
            assertThat(slope).as("∂h/∂u along edge %d", edge).isCloseTo(rates[edge], within(1e-12 * (1 + rates[edge])));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLaneDoesNotSeeItsNeighbours(Case named) {
        MeanFieldGame game = named.compiled();
        SplittableRandom random = new SplittableRandom(4);
        int lanes = 4;
        GamePoint at = RandomPoint.inside(game, lanes, random);
        double[] together = evaluate(game, at, lanes);
        for (int lane = 0; lane < lanes; lane++) {
            GamePoint alone = new GamePoint();
            for (GamePoint.Argument argument : GamePoint.Argument.values()) {
                alone.set(argument, lane(at.array(argument), lane, lanes), 0);
            }
            assertThat(lane(together, lane, lanes)).containsExactly(evaluate(game, alone, 1));
        }
    }

    private static double[] lane(double[] array, int lane, int lanes) {
        return IntStream.range(0, array.length / lanes)
                .mapToDouble(i -> array[i * lanes + lane])
                .toArray();
    }

    @Test
    void theEpidemicIsWhatThePaperSays() {
        MeanFieldGame game = Games.load("epidemic");
        assertThat(game.states()).containsExactly("S", "I", "R");
        assertThat(game.controls()).containsExactly("alpha[S]");
        SplittableRandom random = new SplittableRandom(5);
        for (int draw = 0; draw < 100; draw++) {
            GamePoint at = RandomPoint.inside(game, 1, random);
            double[] u = at.array(GamePoint.Argument.VALUE);
            double[] mu = at.array(GamePoint.Argument.FLOW);
            double beta = parameter(game, at, "beta");
            double gamma = parameter(game, at, "gamma");
            double illness = parameter(game, at, "c_I");
            double avoidance = parameter(game, at, "c_alpha");
            double alpha = Math.clamp(1 - beta * mu[1] * (u[1] - u[0]) / avoidance, 0, 1);
            double[] expected = {
                avoidance / 2 * (1 - alpha) * (1 - alpha) + beta * alpha * mu[1] * (u[1] - u[0]),
                illness + gamma * (u[2] - u[1]),
                0,
                beta * alpha * mu[1],
                gamma,
                0,
                0,
                0,
                alpha
            };
            assertThat(evaluate(game, at, 1))
                    .usingComparatorWithPrecision(1e-13)
                    .containsExactly(expected);
        }
    }

    private static double parameter(MeanFieldGame game, GamePoint at, String name) {
        int position = IntStream.range(0, game.parameters().size())
                .filter(i -> game.parameters().get(i).name().equals(name))
                .findFirst()
                .orElseThrow();
        return at.array(GamePoint.Argument.PARAMETER)[position];
    }

    @Test
    void aClosedStationHasNoTripsAndThoseInItPay() {
        MeanFieldGame game = Games.load("bike-share");
        GamePoint at = RandomPoint.inside(game, 1, new SplittableRandom(6));
        double[] inputs = at.array(GamePoint.Argument.INPUT);
        List<String> names = game.inputs().stream().map(input -> input.name()).toList();
        inputs[names.indexOf("open[market]")] = 0;
        inputs[names.indexOf("stuck")] = 7;
        GameResponse response = RandomPoint.response(game, 1, double[]::new);
        game.evaluator(1).evaluate(at, response);
        for (int edge = 0; edge < game.graph().edges(); edge++) {
            boolean closed = game.graph().source(edge) == 1 || game.graph().target(edge) == 1;
            double rate = response.array(GameResponse.Result.RATE)[edge];
            if (closed) {
                assertThat(rate).as("edge %d", edge).isZero();
            }
        }
        assertThat(response.array(GameResponse.Result.HAMILTONIAN)[1]).isEqualTo(7);
    }

    @Test
    void anUnknownGameNamesTheNearest() {
        assertThatThrownBy(() -> Games.load("epidemics"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean 'epidemic'");
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
