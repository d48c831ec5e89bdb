package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.formula.FormulaException;
import tacit.formula.RandomText;

class BrokenGameTest {
    /** Lines 1 to 5; what a case adds begins in line 6. */
    private static final String EPIDEMIC = """
            game g
            states S, I, R
            parameter beta > 0 = 1, c[x] = 0
            control alpha in [0, 1]
            transition S -> I : beta*alpha*mu[I]
            """;

    /** Lines 1 to 5; what a case adds begins in line 6. */
    private static final String LADDER = """
            game g
            setting n = 3
            states x in 0 .. n-1
            parameter q[x, y] >= 0 = 1
            transition x -> x+1 : q[x, x+1]
            """;

    /** Lines 1 to 5; what a case adds begins in line 6. */
    private static final String STATIONS = """
            game g
            setting stations = harbour, park
            states x in stations
            control a[x, y] >= 0
            transition x -> y : a[x, y]
            """;

    static Stream<Arguments> additionsToTheEpidemic() {
        return Stream.of(
                line("paramter k = 1", 1, "unknown declaration 'paramter': did you mean 'parameter'?"),
                line(
                        "k = 1",
                        1,
                        "unknown declaration 'k': a line begins with one of game, setting, states, parameter,"
                                + " input, aggregate, control, transition, cost, terminal, initial, horizon"),
                line(": 1", 1, "found ':' where the end of the line was expected"),
                line("cost S : bta", 10, "unknown name 'bta' in a cost: did you mean 'beta'?"),
                line("horizon tau", 9, "unknown name 'tau' in the horizon: known are d"),
                line("cost S : mu[Q]", 13, "unknown state 'Q': the states are S, I, R"),
                line("cost s : 1", 6, "unknown state 's': did you mean 'S'?"),
                line("cost S : mu", 10, "'mu' takes one index and is given 0"),
                line("cost S : beta[S]", 10, "'beta' takes no index and is given 1"),
                line("cost S : c[S, I]", 10, "'c' takes one index and is given 2"),
                line("cost S : c[1]", 12, "found '1' where a state or an index was expected"),
                line(
                        "cost S : beta*I",
                        15,
                        "'I' stands for a state, not a number: mu[I] is the share of the population in it"),
                line("cost S : sum(y when y < I : 1)", 21, "states have no order: compare them by = or !="),
                line("cost S : sum(y when y != J : 1)", 26, "unknown state 'J': the states are y, S, I, R"),
                line(
                        "cost S : sum(beta : 1)",
                        10,
                        "the index 'beta' has the name of a parameter: choose another letter"),
                line("parameter beta = 2", 11, "'beta' is declared twice: the first, a parameter, stands in line 3"),
                line("aggregate S = 1", 11, "'S' is declared twice: the first, a state, stands in line 2"),
                line("parameter cost = 1", 11, "'cost' is a word of the language: choose another name"),
                line("parameter mu = 1", 11, "'mu' is a built-in name: choose another name"),
                line("parameter exp = 1", 11, "'exp' is a function: choose another name"),
                line("parameter d = 1", 11, "'d' is the number of states: only a setting may have that name"),
                line("parameter k[x, x] = 1", 16, "the index 'x' stands twice"),
                line(
                        "parameter k[beta] = 1",
                        11,
                        "the index 'beta' has the name of a parameter: choose another letter"),
                line("parameter k > 0 = -1", 19, "the default -1 of 'k' is outside its domain, > 0"),
                line("parameter k > 0 < 1", 17, "a second range: one is enough"),
                line("parameter k in [1, 0]", 13, "this range holds no number: write the lower bound first"),
                line("parameter k > beta", 15, "'beta' is no number, as the bound of a domain must be"),
                line(
                        "parameter k = beta",
                        15,
                        "the parameter 'beta' cannot stand in a default, which may read"
                                + " settings, indices and the number of states d"),
                line("parameter k [1/time", 20, "found the end of the text where ']' after the unit was expected"),
                line("parameter k in 0, 1", 16, "found '0' where an interval such as [0, 1] was expected"),
                line("parameter 3 = 1", 11, "found '3' where the name of a parameter was expected"),
                line("control b in [0, 1]", 1, "a second 'control': a game has one, and line 4 gives it"),
                line("horizon 1\nhorizon 2", 7, 1, "a second 'horizon': a game has one, and line 6 gives it"),
                line(
                        "terminal S : alpha",
                        14,
                        "the control 'alpha' cannot stand in a terminal cost, which may read"
                                + " everything but the control"),
                line(
                        "aggregate m = alpha",
                        15,
                        "the control 'alpha' cannot stand in an aggregate, which may read"
                                + " everything but the control"),
                line(
                        "initial alpha, 0, 0",
                        9,
                        "the control 'alpha' cannot stand in the initial distribution, which"
                                + " may read settings, indices and the number of states d"),
                line(
                        "cost S when alpha > 0 : 1",
                        13,
                        "the control 'alpha' cannot stand in a condition after 'when',"
                                + " which may read everything but the control"),
                line(
                        "cost S : sum(y : alpha)",
                        18,
                        "the control 'alpha' cannot stand in a sum over the states, which"
                                + " may read everything but the control"),
                line(
                        "horizon mu[S]",
                        9,
                        "the built-in name 'mu' cannot stand in the horizon, which may read settings,"
                                + " indices and the number of states d"),
                line(
                        "aggregate m = v, v = 1",
                        11,
                        "the aggregate 'm' reads 'v', which is not declared before it: put it first"),
                line(
                        "aggregate m = m",
                        11,
                        "the aggregate 'm' reads 'm', which is not declared before it: put it first"),
                line(
                        "initial 0.5, 0.5",
                        1,
                        "the initial distribution has 2 shares for 3 states: give one for each of S, I, R"),
                line("transition I -> I : 1", 17, "'I -> I' is no move: it stays where it is"),
                line(
                        "transition S -> I : 1",
                        1,
                        "'transition S -> I' is declared twice, first in line 5: add the two formulas in one"),
                line(
                        "cost I : 1\ncost I : 2",
                        7,
                        1,
                        "'cost I' is declared twice, first in line 6: add the two formulas in one"),
                line("cost I -> R : 1", 1, "no transition leads along 'I -> R': declare it, or drop the cost"),
                line("terminal S -> I : 1", 12, "a terminal cost belongs to a state: nobody moves at the horizon"),
                line("transition S : 1", 14, "found ':' where '->' was expected"),
                line("cost S 1", 8, "found '1' where ':' was expected"),
                line(
                        "cost S when beta : 1",
                        13,
                        "found a number where a condition was expected: compare it, as in beta = 1"),
                line("cost S : 1 beta", 12, "found 'beta' where the end of the line was expected"),
                line(
                        "cost S : max(1,\ncost I : 2",
                        6,
                        16,
                        "found the end of the line where an expression was expected"),
                line("cost S : (1 + 2\ncost I : 2", 6, 16, "found the end of the line where ')' was expected"),
                line("setting k = 1 + 1", 13, "a setting holds a number or a list of names, not a formula"));
    }

    static Stream<Arguments> additionsToTheLadder() {
        return Stream.of(
                line("control a", 10, "the control 'a' needs a least value: write '>= 0' or 'in [0, 1]'"),
                line("control a <= 1", 11, "the control 'a' needs a least value: write '>= 0' or 'in [0, 1]'"),
                line("control a > 0", 11, "a control lies in a closed interval: write '>= 0' or 'in [0, 1]'"),
                line("control a in {0, 1}", 11, "a control lies in a closed interval: write '>= 0' or 'in [0, 1]'"),
                line("control a >= 0 = 1", 18, "a control has no default: it is what the players choose"),
                line(
                        "control a[x, y, z] >= 0",
                        9,
                        "a control has two indices at most, the source and the target of a move"),
                line("cost x -> x-1 : 1", 1, "no transition leads along 'x -> x - 1': declare it, or drop the cost"),
                line("cost x : y", 10, "unknown name 'y' in a cost: known are x, n, q, mu, t, horizon, d"),
                line("cost x : mu[x*y]", 15, "unknown name 'y' in the number of a state: known are x, n, d"),
                line(
                        "cost x : mu[t]",
                        13,
                        "the built-in name 't' cannot stand in the number of a state, which may"
                                + " read settings, indices and the number of states d"),
                line("cost t : 1", 6, "'t' is a built-in name: choose another name"),
                line("states S, I", 1, "a second 'states': a game has one, and line 3 gives it"));
    }

    static Stream<Arguments> additionsToTheStations() {
        return Stream.of(
                line(
                        "cost x : x",
                        10,
                        "'x' stands for a state, not a number: mu[x] is the share of the population in it"),
                line(
                        "cost x : park",
                        10,
                        "'park' stands for a state, not a number: mu[park] is the share of the population in it"),
                line("cost x : mu[prk]", 13, "unknown state 'prk': did you mean 'park'?"),
                line("cost x : stations", 10, "'stations' is a list of names, not a number"),
                line("cost \"pier\" : 1", 6, "unknown state 'pier': the states are harbour, park"),
                line("cost x when x+1 = park : 1", 13, "found 'x + 1' where a state or an index was expected"),
                line("setting others = a, a", 21, "'a' stands twice in the list"),
                line("setting others = a, 1", 21, "found '1' where a name was expected"));
    }

    private static Arguments line(String declaration, int column, String reason) {
        return line(declaration, 6, column, reason);
    }

    private static Arguments line(String declaration, int line, int column, String reason) {
        return Arguments.of(declaration, "line " + line + ", column " + column + ": " + reason);
    }

    @ParameterizedTest
    @MethodSource("additionsToTheEpidemic")
    void mistakesWithNamedStatesAreLocated(String declaration, String message) {
        assertBroken(EPIDEMIC + declaration, message);
    }

    @ParameterizedTest
    @MethodSource("additionsToTheLadder")
    void mistakesWithNumberedStatesAreLocated(String declaration, String message) {
        assertBroken(LADDER + declaration, message);
    }

    @ParameterizedTest
    @MethodSource("additionsToTheStations")
    void mistakesWithListedStatesAreLocated(String declaration, String message) {
        assertBroken(STATIONS + declaration, message);
    }

    static Stream<Arguments> wholeFiles() {
        return Stream.of(
                line("", 1, 1, "found the end of the text where 'game NAME' was expected"),
                line("\n\nstates S, I", 3, 1, "found 'states' where 'game NAME' was expected"),
                line("game", 1, 5, "found the end of the text where the name of the game was expected"),
                line(
                        "game a-",
                        1,
                        8,
                        "found the end of the text where the rest of the game's name after '-' was expected"),
                line("game a - b", 1, 8, "found '-' where the end of the line was expected"),
                line(
                        "game a\ntransition S -> I : 1",
                        2,
                        1,
                        "the states are not known yet: declare them before, as in 'states S, I, R'"),
                line("game a\nhorizon 1\n", 3, 1, "the game has no states: declare them, as in 'states S, I, R'"),
                line(
                        "game a\nstates S, I\n",
                        3,
                        1,
                        "the game has no transition: declare one," + " as in 'transition S -> I : beta'"),
                line("game a\nstates x in 0 ..\n", 3, 1, "found the end of the text where an expression was expected"),
                line(
                        "game a\nsetting stations = a\nstates x in statoins\n",
                        3,
                        13,
                        "'statoins' is not a list of states: did you mean 'stations'?"),
                line(
                        "game a\nstates x in stations\n",
                        2,
                        13,
                        "'stations' is not a list of states: declare it before,"
                                + " setting stations = …, or write a range, 0 .. d-1"),
                line(
                        "game a\nstates x in 0 .. d-1\ntransition x -> y : 1",
                        2,
                        18,
                        "the setting 'd' cannot stand in the range of" + " the states, which may read settings"));
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void whatIsMissingIsNamed(String text, String message) {
        assertBroken(text, message);
    }

    private static void assertBroken(String text, String message) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> GameParser.parse(text))
                .withMessage(message);
    }

    @Test
    void messagesBeginWithTheNameOfTheFile() {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> GameParser.parse(EPIDEMIC + "cost S : bta", "my.game"))
                .withMessage("my.game, line 6, column 10: unknown name 'bta' in a cost: did you mean 'beta'?");
    }

    @Test
    void whateverTheTextItIsAGameOrAnErrorInsideTheText() {
        SplittableRandom random = new SplittableRandom(3);
        int understood = 0;
        for (int i = 0; i < 10_000; i++) {
            String shipped = ShippedGames.text(ShippedGames.NAMES.get(random.nextInt(ShippedGames.NAMES.size())));
            String text = random.nextInt(4) == 0 ? RandomText.draw(random) : RandomText.mutate(shipped, random);
            try {
                assertThat(GameParser.parse(text)).hasToString(text);
                understood++;
            } catch (FormulaException exception) {
                assertThat(exception.position().line())
                        .isBetween(1, 1 + (int) text.lines().count());
            }
        }
        assertThat(understood).as("mutated games that are still games").isGreaterThan(500);
    }
}
