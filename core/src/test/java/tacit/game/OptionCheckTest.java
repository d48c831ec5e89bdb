package tacit.game;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;

class OptionCheckTest {
    private static final GameDefinition GAME = GameParser.parse("""
            game g
            setting stations = harbour, park
            states x in stations
            parameter beta = 1, gamma = 1, q[x, y] = 1
            aggregate m = sum(x : gamma*mu[x]^2)
            control a[x, y] >= 0
            transition x -> y : a[x, y]*q[x, y]*beta*gamma*m
            """);

    private static GameOptions formula(String parameter, String formula) {
        return GameOptions.NONE.with(parameter, FormulaParser.parse(formula));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            beta  | 0.1 + 2.9*mu[park]*gamma + m*t/horizon
            gamma | beta*sum(x when x != park : mu[x])
            q     | if(x = park, 1, 2)*mu[y]
            """)
    void aFormulaReadsWhatAnAggregateReads(String parameter, String formula) {
        assertThatCode(() -> OptionCheck.check(GAME, formula(parameter, formula)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            beta  | 1 + gama      | formula of beta, line 1, column 5: unknown name 'gama' in the formula of a \
            parameter: did you mean 'gamma'?
            beta  | a[park, park] | formula of beta, line 1, column 1: the control 'a' cannot stand in the formula of \
            a parameter, which may read everything but the control
            beta  | mu[pork]      | formula of beta, line 1, column 4: unknown state 'pork': did you mean 'park'?
            beta  | beta/2        | formula of beta, line 1, column 1: this formula leads back to 'beta' itself
            gamma | m             | formula of gamma, line 1, column 1: this formula leads back to 'gamma' itself
            """)
    void whatIsWrongIsLocatedInTheFormula(String parameter, String formula, String message) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> OptionCheck.check(GAME, formula(parameter, formula)))
                .withMessage(message);
    }

    @Test
    void formulasThatReadEachOtherAreRefused() {
        GameOptions options = formula("beta", "gamma").with("gamma", FormulaParser.parse("beta"));

        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> OptionCheck.check(GAME, options))
                .withMessageContaining("leads back to");
    }

    @Test
    void statesAreThoseOfTheChosenSettings() {
        GameOptions options = formula("beta", "mu[pier]").with("stations", "pier, market");

        assertThatCode(() -> OptionCheck.check(GAME, options)).doesNotThrowAnyException();
    }

    @Test
    void anUnknownParameterOrSettingNamesTheNearest() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> OptionCheck.check(GAME, formula("gama", "1")))
                .withMessage("game g has no parameter 'gama': did you mean 'gamma'?");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> OptionCheck.check(GAME, GameOptions.NONE.with("d", "3")))
                .withMessage("game g has no setting 'd': known are stations");
    }
}
