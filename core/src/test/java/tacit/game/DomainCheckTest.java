package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tacit.formula.FormulaException;
import tacit.formula.ProgramInterpreter;

/** Games that are written correctly and make no sense. */
final class DomainCheckTest {
    private static MeanFieldGame make(String body) {
        return make(GameParser.parse("game test\n" + body), GameOptions.NONE);
    }

    private static MeanFieldGame make(GameDefinition definition, GameOptions options) {
        return GameFactory.make(definition, options, ProgramInterpreter.compiler());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            transition A -> B : 1 - 2*mu[A]              | a rate cannot be negative, and that of A -> B is -
            transition A -> B : k                        | write max(0, …), or declare narrower domains
            transition A -> B : a; cost A : -a^2         | the cost must be strictly convex in the control
            transition A -> B : a; cost A : k*a^2        | its second derivative in a[A] is -
            transition A -> B : a; cost A : a            | is 0.00 at
            transition A -> B : a^2; cost A : a^2        | a rate must be linear in the control
            transition A -> B : a; cost A : a^4          | a cost must be quadratic in the control
            transition A -> B : a; cost A : a^2 + max(a, 1) | a cost must be quadratic in the control
            transition A -> B : min(a, 1); cost A : a^2  | a rate must be linear in the control
            transition A -> B when k = 1 : a*mu[B]; transition B -> A when open = 1 : -1 | that of B -> A is -1
            transition A -> B : log(-k^2)                | is not a number anywhere
            transition A -> B : 1; horizon -3            | the horizon (-3.0) must be positive
            transition A -> B : 1; initial 0.5, 0.6      | the initial shares sum to 1.1
            transition A -> B : 1; initial 1.5, -0.5     | an initial share cannot be -0.5
            """)
    void saysWhatMakesNoSenseAndWhere(String body, String message) {
        String text = "states A, B\nparameter k real = 1\ninput open in {0, 1} = 1\ncontrol a in [0, 1]\n"
                + body.replace("; ", "\n");
        assertThatThrownBy(() -> make(text))
                .isInstanceOf(FormulaException.class)
                .hasMessageStartingWith("line ")
                .hasMessageContaining(message);
    }

    @Test
    void aControlNeedsARange() {
        assertThatThrownBy(() -> make("states A, B\ncontrol a in [1, 0]\ntransition A -> B : a\ncost A : a^2\n"))
                .isInstanceOf(FormulaException.class)
                .hasMessage("line 3, column 9: the control 'a' has no value between 1 and 0");
    }

    @Test
    void anInitialListForOtherSettingsIsNotUsed() {
        GameDefinition definition = GameParser.parse("""
                game test
                setting n = 2
                states x in 0 .. n-1
                transition x -> x+1 : 1
                initial 0.25, 0.75
                """);
        assertThat(make(definition, GameOptions.NONE).initial()).contains(new double[] {0.25, 0.75});
        assertThat(make(definition, GameOptions.NONE.with("n", "3")).initial()).isEmpty();
    }

    @Test
    void aSumOfSettingsIsAShare() {
        MeanFieldGame game = make("states x in 0 .. 3\ntransition x -> x+1 : 1\ninitial x : (x+1)/sum(y : y+1)");
        assertThat(game.initial().orElseThrow()).containsExactly(0.1, 0.2, 0.3, 0.4);
    }

    @Test
    void aTemplateWarnsOfStatesThatNoEdgeTouches() {
        GameDefinition definition =
                GameParser.parse("game test\nstates x in 0 .. 4\ntransition x -> x+1 when x < 3 : 1\n");
        assertThat(GameFactory.warnings(definition, GameOptions.NONE))
                .singleElement()
                .extracting(GameWarning::message)
                .isEqualTo("no transition leaves or enters the state '4'");
    }

    @Test
    void aClosedStateHasAnEffortAndDerivativesThatAreNumbers() {
        MeanFieldGame game = make("""
                states A, B, C
                input open in {0, 1} = 1
                control a in [0, 1]
                transition A -> B when open = 1 : a
                cost A -> B when open = 1 : a^2 - a
                transition B -> C : 1
                """);
        GamePoint at = RandomPoint.inside(game, 1, new SplittableRandom(1));
        at.array(GamePoint.Argument.INPUT)[0] = 0;
        double[] control = new double[1];
        GamePoint cotangent = RandomPoint.zero(game, 1);
        GameResponse seed = RandomPoint.response(game, 1, size -> {
            double[] ones = new double[size];
            Arrays.fill(ones, 1);
            return ones;
        });
        game.evaluator(1).controls(at, control, 0);
        game.evaluator(1).cotangent(at, seed, cotangent);
        assertThat(control).containsExactly(0);
        assertThat(Arrays.stream(RandomPoint.flatten(cotangent))).allMatch(Double::isFinite);
    }

    @Test
    void derivativesAreDerivedOnceByManyThreads() {
        for (int trial = 0; trial < 20; trial++) {
            MeanFieldGame game = make(
                    GameParser.parse("game g\nstates x in 0 .. 5\ncontrol a[x, y] >= 0\n"
                            + "transition x -> y : a[x, y]\ncost x -> y : (1 + mu[y]^2)*a[x, y]^2\n"),
                    GameOptions.NONE);
            GamePoint at = RandomPoint.inside(game, 1, new SplittableRandom(trial));
            IntStream.range(0, 4).parallel().forEach(i -> {
                GameResponse response = RandomPoint.response(game, 1, double[]::new);
                if (i % 2 == 0) {
                    game.evaluator(1).tangent(at, RandomPoint.zero(game, 1), response);
                } else {
                    game.evaluator(1).cotangent(at, response, RandomPoint.zero(game, 1));
                }
                assertThat(Arrays.stream(RandomPoint.flatten(response))).allMatch(value -> value == 0);
            });
        }
    }
}
