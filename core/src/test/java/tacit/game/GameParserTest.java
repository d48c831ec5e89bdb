package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tacit.formula.FormulaParser;
import tacit.formula.Index;
import tacit.formula.SourcePosition;

class GameParserTest {
    private static final String MOVES = "states S, I\ntransition S -> I : 1\n";

    private static GameDefinition epidemicWith(String declarations) {
        return GameParser.parse("game g\n" + MOVES + declarations);
    }

    @Test
    void readsTheEpidemicAsItIsWritten() {
        GameDefinition game = ShippedGames.parse("epidemic");

        assertThat(game.name()).isEqualTo("epidemic");
        assertThat(game.states())
                .isInstanceOfSatisfying(
                        StateSpace.Named.class,
                        states -> assertThat(states.names()).containsExactly("S", "I", "R"));
        assertThat(game.parameters())
                .extracting(ParameterDeclaration::name)
                .containsExactly("beta", "gamma", "c_alpha", "c_I");
        assertThat(game.transitions())
                .extracting(move -> move.from() + "->" + move.to() + ": " + move.formula())
                .containsExactly("S->I: beta*alpha*mu[I]", "I->R: gamma");
        assertThat(game.stateCosts())
                .extracting(cost -> cost.state() + ": " + cost.formula())
                .containsExactly("S: c_alpha/2*(1 - alpha)^2", "I: c_I");
        assertThat(game.horizon().map(Object::toString)).contains("40");
    }

    @Test
    void everyShippedGameIsReadWithoutWarning() {
        for (String name : ShippedGames.NAMES) {
            GameDefinition game = ShippedGames.parse(name);

            assertThat(game.name()).isEqualTo(name);
            assertThat(game.warnings()).isEmpty();
            assertThat(game.initial()).isPresent();
            assertThat(game.horizon()).isPresent();
            assertThat(game.parameters())
                    .allSatisfy(p -> assertThat(p.defaultValue()).isPresent());
        }
    }

    @Test
    void givesTheFileBack() {
        String text = "game g # mine\n" + MOVES;

        assertThat(GameParser.parse(text)).hasToString(text);
    }

    @Test
    void attributesStandInAnyOrder() {
        String[] orders = {
            "parameter beta > 0 = 0.5 [1/time] \"rate\"",
            "parameter beta \"rate\" [1/time] = 0.5 > 0",
            "parameter beta [1/time] > 0 \"rate\" = 0.5"
        };
        assertThat(Stream.of(orders).map(line -> epidemicWith(line).parameters().getFirst()))
                .allSatisfy(parameter -> {
                    assertThat(parameter.domain()).isEqualTo(Domain.above(0));
                    assertThat(parameter.defaultValue().map(Object::toString)).contains("0.5");
                    assertThat(parameter.unit()).isEqualTo("1/time");
                    assertThat(parameter.meaning()).isEqualTo("rate");
                    assertThat(parameter.indices()).isEmpty();
                });
    }

    @Test
    void bracketsThatFollowANameAtOnceAreIndicesAndOthersAUnit() {
        GameDefinition game = epidemicWith("parameter q[x, y] [100 % of €/h²], w[x] = 1, v [x]");

        assertThat(game.parameters())
                .extracting(ParameterDeclaration::indices)
                .containsExactly(List.of(Index.of("x"), Index.of("y")), List.of(Index.of("x")), List.of());
        assertThat(game.parameters()).extracting(ParameterDeclaration::unit).containsExactly("100 % of €/h²", "", "x");
    }

    @Test
    void domainsAreIntervals() {
        GameDefinition game = epidemicWith(
                "parameter a > -1, b >= 0, c < 2, e <= 2, f in [0, 1], g in (0, 1], " + "h in {1, 0, 0.5}, i real, j");

        assertThat(game.parameters())
                .extracting(ParameterDeclaration::domain)
                .containsExactly(
                        Domain.above(-1),
                        Domain.atLeast(0),
                        new Domain(Double.NEGATIVE_INFINITY, 2, true, true),
                        new Domain(Double.NEGATIVE_INFINITY, 2, true, false),
                        Domain.between(0, 1),
                        new Domain(0, 1, true, false),
                        Domain.between(0, 1),
                        Domain.REAL,
                        Domain.REAL);
    }

    @Test
    void aDeclarationGoesOnAfterACommaAnOperatorOrInsideBracketsAndBeforeAnOperator() {
        GameDefinition game = epidemicWith("""
                parameter a = 1, # first

                          b = 2
                cost S : a +
                    b
                    - min(
                a, b)
                """);

        assertThat(game.parameters()).extracting(ParameterDeclaration::name).containsExactly("a", "b");
        assertThat(game.stateCosts().getFirst().formula()).hasToString("a + b - min(a, b)");
    }

    @Test
    void lineEndsOfEveryKindWillDo() {
        String text = "game g\n" + MOVES + "cost S : 1";

        assertThat(GameParser.parse(text.replace("\n", "\r\n")).stateCosts()).hasSize(1);
        assertThat(GameParser.parse(text.replace("\n", "\r")).stateCosts()).hasSize(1);
    }

    @Test
    void settingsHoldANumberOrAListOfNames() {
        GameDefinition game = GameParser.parse("""
                game g
                setting n = -4, stations = a, "8 Av & W 31 St", c, m = 2 "two", others = z
                states x in stations
                transition x -> y : 1
                """);

        assertThat(game.settings())
                .extracting(SettingDeclaration::value)
                .containsExactly(
                        new SettingDeclaration.Number(-4),
                        new SettingDeclaration.Names(List.of("a", "8 Av & W 31 St", "c")),
                        new SettingDeclaration.Number(2),
                        new SettingDeclaration.Names(List.of("z")));
        assertThat(game.settings().get(2).meaning()).isEqualTo("two");
    }

    @Test
    void patternsAreStatesVariablesOrNumbers() {
        GameDefinition game = GameParser.parse("""
                game ladder
                setting n = 5
                states x in 0 .. n
                transition x -> x+1 when x != 2 : 1
                terminal n : 1
                terminal 0 : 2
                """);

        EdgeFormula up = game.transitions().getFirst();
        assertThat(up.from()).isEqualTo(new StatePattern.Variable("x", new SourcePosition(4, 12)));
        assertThat(up.to()).isInstanceOf(StatePattern.Computed.class).hasToString("x + 1");
        assertThat(up.when().map(Object::toString)).contains("x != 2");
        assertThat(game.terminalCosts())
                .allSatisfy(cost -> assertThat(cost.state()).isInstanceOf(StatePattern.Computed.class));
    }

    @Test
    void namesOfAListAreStatesAndOtherNamesVariables() {
        GameDefinition game = GameParser.parse("""
                game g
                setting stations = harbour, a
                states x in stations
                parameter c[x] = 1
                control a[x, y] >= 0
                transition x -> y when y != harbour : a[x, y]
                cost harbour : c[a]
                """);

        assertThat(game.transitions().getFirst().to()).isInstanceOf(StatePattern.Variable.class);
        assertThat(game.stateCosts().getFirst().state()).isInstanceOf(StatePattern.State.class);
    }

    @Test
    void theNumberOfStatesIsKnownAsDUnlessTheGameSetsIt() {
        GameDefinition counted = epidemicWith("initial x : 1/d");
        GameDefinition set = GameParser.parse("game g\nsetting d = 3\nstates x in 1 .. d\ntransition x -> y : 1");

        assertThat(counted.initial())
                .isEqualTo(Optional.of(new InitialDeclaration.Template(
                        Index.of("x"), FormulaParser.parse("\n\n\n            1/d"), new SourcePosition(4, 1))));
        assertThat(counted.warnings()).isEmpty();
        assertThat(set.warnings()).isEmpty();
    }

    @Test
    void aggregatesMayReadThoseBeforeThem() {
        GameDefinition game = epidemicWith("aggregate m = sum(x : mu[x]^2), v = m - 1 \"excess\"\ncost S : v");

        assertThat(game.aggregates()).extracting(AggregateDeclaration::meaning).containsExactly("", "excess");
        assertThat(game.warnings()).isEmpty();
    }

    @Test
    void warnsOfWhatIsUsedNowhere() {
        GameDefinition game = GameParser.parse("""
                game g
                setting n = 3
                states S, I, R
                parameter beta = 1, gama = 2
                transition S -> I : beta
                """);

        assertThat(game.warnings())
                .extracting(GameWarning::toString)
                .containsExactly(
                        "line 2, column 9: the setting 'n' is used nowhere",
                        "line 3, column 14: no transition enters or leaves the state 'R'",
                        "line 4, column 21: the parameter 'gama' is used nowhere");
    }
}
