package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            transition A -> B : 1; initial 0.5, 0.6      | the initial shares sum to 1.1
            transition A -> B : 1; initial 1.5, -0.5     | an initial share cannot be -0.5
            """)
    void saysWhatMakesNoSenseAndWhere(String body, String message) {
        String text = "states A, B\nparameter k real = 1\ncontrol a in [0, 1]\n" + body.replace("; ", "\n");
        assertThatThrownBy(() -> make(text))
                .isInstanceOf(FormulaException.class)
                .hasMessageStartingWith("line ")
                .hasMessageContaining(message);
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
}
