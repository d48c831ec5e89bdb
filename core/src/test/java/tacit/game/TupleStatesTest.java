package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tacit.formula.FormulaException;
import tacit.formula.ProgramInterpreter;

/** States that are tuples of numbers. */
final class TupleStatesTest {
    /** The edges of a state are summed in another order: a few terms below 20 in size, each rounded once. */
    private static final double ROUNDING = 1e-13;

    private static final String LATTICE = """
            game lattice
            setting n = 3, m = 2
            states (i, j) in 0 .. n-1 x 0 .. m-1
            """;

    /** Three by two places, each of which may be left along a row and along a column. */
    private static final String TUPLES = LATTICE + """
            parameter w[i, j] >= 0 = i + 2*j, c >= 0 = 1
            control a[(i, j), (k, l)] in [0, 3]
            transition (i, j) -> (k, l) when abs(i - k) + abs(j - l) = 1 : a[(i, j), (k, l)]
            cost (i, j) -> (k, l) : a[(i, j), (k, l)]^2 / 2 + mu[k, l]
            cost (i, j) : c*d*mu[i, j] + w[i, j] + sum((k, l) when (k, l) != (i, j) : w[k, l]*mu[k, l])
            terminal (i, j) : 2*i + j
            initial (i, j) : if((i, j) = (0, 0), 1, 0)
            horizon 1
            """;

    /** The same with the places numbered by hand. */
    private static final String NUMBERS = """
            game lattice
            states x in 0 .. 5
            parameter w[x] >= 0 = if(x = 1 or x = 3 or x = 5, (x - 1)/2 + 2, x/2), c >= 0 = 1
            control a[x, y] in [0, 3]
            transition x -> x+2 : a[x, x+2]
            transition x -> x-2 : a[x, x-2]
            transition x -> x+1 when x = 0 or x = 2 or x = 4 : a[x, x+1]
            transition x -> x-1 when x = 1 or x = 3 or x = 5 : a[x, x-1]
            cost x -> y : a[x, y]^2 / 2 + mu[y]
            cost x : c*d*mu[x] + w[x] + sum(y when y != x : w[y]*mu[y])
            terminal x : if(x = 1 or x = 3 or x = 5, x, x)
            initial 1, 0, 0, 0, 0, 0
            horizon 1
            """;

    private static MeanFieldGame make(String text) {
        return GameFactory.make(GameParser.parse(text), GameOptions.NONE, ProgramInterpreter.compiler());
    }

    private static List<String> edges(MeanFieldGame game) {
        List<String> edges = new ArrayList<>();
        for (int edge = 0; edge < game.graph().edges(); edge++) {
            edges.add(game.states().get(game.graph().source(edge)) + " "
                    + game.states().get(game.graph().target(edge)));
        }
        return edges;
    }

    @Test
    void aLatticeIsTheGameWhosePlacesAreNumberedByHand() {
        MeanFieldGame tuples = make(TUPLES);
        MeanFieldGame numbers = make(NUMBERS);
        SplittableRandom random = new SplittableRandom(5);

        assertThat(tuples.graph()).isEqualTo(numbers.graph());
        assertThat(tuples.initial().orElseThrow()).isEqualTo(numbers.initial().orElseThrow());
        assertThat(tuples.parameters())
                .extracting(ParameterElement::value)
                .isEqualTo(numbers.parameters().stream()
                        .map(ParameterElement::value)
                        .toList());
        for (int draw = 0; draw < 20; draw++) {
            GamePoint at = RandomPoint.inside(tuples, 2, random);
            GameResponse ofTuples = RandomPoint.response(tuples, 2, double[]::new);
            GameResponse ofNumbers = RandomPoint.response(numbers, 2, double[]::new);
            tuples.evaluator(2).evaluate(at, ofTuples);
            numbers.evaluator(2).evaluate(at, ofNumbers);
            double[] terminalOfTuples = new double[12];
            double[] terminalOfNumbers = new double[12];
            tuples.evaluator(2).terminal(at, terminalOfTuples, 0);
            numbers.evaluator(2).terminal(at, terminalOfNumbers, 0);

            assertThat(RandomPoint.flatten(ofTuples)).containsExactly(RandomPoint.flatten(ofNumbers), within(ROUNDING));
            assertThat(terminalOfTuples).isEqualTo(terminalOfNumbers);
        }
    }

    @Test
    void statesAndElementsAreNamedByTheirCoordinates() {
        MeanFieldGame game = make(TUPLES);

        assertThat(game.states()).containsExactly("(0,0)", "(0,1)", "(1,0)", "(1,1)", "(2,0)", "(2,1)");
        assertThat(game.parameters())
                .extracting(ParameterElement::name)
                .startsWith("w[0,0]", "w[0,1]")
                .endsWith("c");
        assertThat(game.controls()).startsWith("a[(0,0),(0,1)]", "a[(0,0),(1,0)]");
    }

    @Test
    void movesThatLeaveTheRangeOrHitAnExcludedStateDoNotExist() {
        MeanFieldGame game = make("""
                game walls
                states (i, j) in 0 .. 2 x 0 .. 2 where not (i = 1 and j < 2)
                transition (i, j) -> (i+1, j) : 1
                transition (i, j) -> (i, j+1) : 1
                terminal (2, 2) : 1
                """);

        assertThat(game.states()).containsExactly("(0,0)", "(0,1)", "(0,2)", "(1,2)", "(2,0)", "(2,1)", "(2,2)");
        assertThat(edges(game))
                .containsExactly(
                        "(0,0) (0,1)", "(0,1) (0,2)", "(0,2) (1,2)", "(1,2) (2,2)", "(2,0) (2,1)", "(2,1) (2,2)");
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 4", "5, 2, 3", "3, 3, 3"})
    void threeCoordinatesWorkAsTwo(int n, int m, int p) {
        MeanFieldGame game = make("""
                game cube
                states (i, j, k) in 1 .. %d x 1 .. %d x 1 .. %d
                control v[i, j, k] in [0, 1]
                transition (i, j, k) -> (x, y, z) when (i-x)^2 + (j-y)^2 + (k-z)^2 = 1 : v[i, j, k]
                cost (i, j, k) : v[i, j, k]^2 + mu[i, j, k]
                """.formatted(n, m, p));

        int neighbours = (n - 1) * m * p + n * (m - 1) * p + n * m * (p - 1);
        assertThat(game.states()).hasSize(n * m * p).startsWith("(1,1,1)", "(1,1,2)");
        assertThat(game.graph().edges()).isEqualTo(2 * neighbours);
        assertThat(game.controls()).hasSize(n * m * p).startsWith("v[1,1,1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(i, j) -> (k, j); 12",
                "(i, j) -> (k, k); 10",
                "(i, i) -> (i+1, k); 4",
                "(0, j) -> (i, j); 4",
                "(i, j) -> (j, i); 2",
                "(n-1, j) -> (0, 1-j); 2"
            })
    void coordinatesMayBeVariablesAgainOrComputed(String move, int edges) {
        MeanFieldGame game = make(LATTICE + "transition " + move + " : 1");

        assertThat(game.graph().edges()).isEqualTo(edges);
    }

    @Test
    void sumsMayRunOverTheNeighboursOfAState() {
        MeanFieldGame game = make("""
                game neighbours
                states (i, j) in 0 .. 2 x 0 .. 2
                transition (i, j) -> (i+1, j) : sum((k, l) when abs(i-k) + abs(j-l) <= 1 : mu[k, l])
                """);
        double[] flow = {0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.64};
        GamePoint at = RandomPoint.inside(game, 1, new SplittableRandom(1)).set(GamePoint.Argument.FLOW, flow, 0);
        GameResponse response = RandomPoint.response(game, 1, double[]::new);
        game.evaluator(1).evaluate(at, response);

        double[] rates = response.array(GameResponse.Result.RATE);
        double corner = 0.01 + 0.02 + 0.04;
        double middle = 0.02 + 0.04 + 0.05 + 0.06 + 0.08;
        assertThat(edges(game).indexOf("(1,1) (2,1)")).isEqualTo(4);
        assertThat(rates[0]).isEqualTo(corner);
        assertThat(rates[4]).isEqualTo(middle);
    }

    /** Asking every pair of places would take minutes. */
    @Test
    @Timeout(20)
    void theMovesOfTenThousandPlacesAreFoundAtOnce() {
        GameDefinition game = ShippedGames.parse("crowd-aversion");
        GameOptions options = GameOptions.NONE.with("n", "100").with("m", "100");
        Structure structure = new Structure(game, options.settings(game), OptionalDouble.empty());

        List<Edge> edges = new EdgeFinder(game, structure).edges();

        assertThat(edges)
                .hasSize(4 * 100 * 99)
                .allSatisfy(edge -> assertThat(edge.costs()).hasSize(1));
    }

    @Test
    void anAggregateMayReadCoordinates() {
        MeanFieldGame game = make(LATTICE + """
                aggregate middle = sum((i, j) : (i + 10*j) * mu[i, j])
                transition (i, j) -> (i+1, j) : middle
                transition (i, j) -> (i, j+1) : 1
                """);
        double[] flow = {0.5, 0, 0.25, 0, 0, 0.25};
        GamePoint at = RandomPoint.inside(game, 1, new SplittableRandom(1)).set(GamePoint.Argument.FLOW, flow, 0);
        GameResponse response = RandomPoint.response(game, 1, double[]::new);
        game.evaluator(1).evaluate(at, response);

        assertThat(edges(game)).startsWith("(0,0) (0,1)", "(0,0) (1,0)");
        assertThat(response.array(GameResponse.Result.RATE)).startsWith(1, 0.25 * 1 + 0.25 * 12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "states (i, j) in 0 .. 2 | line 2, column 8: '(i, j)' and 1 range do not fit: write as many ranges as"
                        + " coordinates, as in (i, j) in 0 .. 9 x 0 .. 4",
                "states (i, i) in 0 .. 2 x 0 .. 2 | line 2, column 12: the coordinate 'i' stands twice",
                "states (i, j) in 0 .. 2 x 0 .. 2 where i < mu[i, j]"
                        + " | line 2, column 44: the built-in name 'mu' cannot stand in the condition after 'where',"
                        + " which may read settings and coordinates",
                "states (i, j) in 0 .. 2 x 0 .. d | line 2, column 32: the setting 'd' cannot stand in the range of the"
                        + " states, which may read settings",
                "parameter w[x]\\nstates (i, j) in 0 .. 2 x 0 .. 2 | line 3, column 1: 'w' has an index and is declared"
                        + " before the states, in line 2: declare states that are tuples first",
            })
    void mistakesInTheStatesAreLocated(String lines, String message) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> GameParser.parse(
                        "game g\n" + lines.replace("\\n", "\n") + "\ntransition (i, j) -> (i+1, j) : 1"))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cost x : 1 | 6: 'x' is no state: a state has 2 coordinates, as in (i, j)",
                "cost (i, j, k) : 1 | 6: '(i, j, k)' is no state: a state has 2 coordinates, as in (i, j)",
                "cost (i, j) : mu[i] | 18: 'i' is no state: a state has 2 coordinates, as in (i, j)",
                "cost (i, j) : mu[i, j, i] | 15: 'mu' takes one index and is given 3",
                "cost (i, j) : mu[(i, j, i)] | 15: 'mu' takes one index and is given 3",
                "cost (i, j) : mu[k, j] | 18: unknown name 'k' in the number of a state: known are i, j, n, m, d",
                "cost (i, j) : (i, j) | 15: found the state '(i, j)' where a number was expected: a state stands in an"
                        + " index, as in mu[i, j]",
                "cost (i, j) when (i, j) < (1, 1) : 1 | 18: states have no order: compare them by = or !=",
                "cost (i, j) when (i, j) = (1, 1, 1) : 1 | 27: '(1, 1, 1)' has 3 coordinates and '(i, j)' has 2: states"
                        + " have the same number of them",
                "cost (i, j) : sum(k : mu[k, j]) | 15: the index 'k' is no state: a state has 2 coordinates, as in"
                        + " (i, j)",
                "parameter q[x, y, z] | 12: the index 'x' is no state: a state has 2 coordinates, as in (i, j)",
                "parameter q[(x, y), (x, z)] | 21: the index 'x' stands twice",
                "initial x : 1/d | 1: the index 'x' is no state: a state has 2 coordinates, as in (i, j)",
                "transition (i, j) -> (i, j) : 1 | 22: '(i, j) -> (i, j)' is no move: it stays where it is",
                "transition (i, j) -> (beta, j) when beta > i : sum((mu, l) : 1)"
                        + " | 48: the index 'mu' has the name of a built-in name: choose another letter",
            })
    void mistakesWithTuplesAreLocated(String line, String message) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> GameParser.parse(LATTICE + "transition (i, j) -> (i+1, j) : 1\n" + line))
                .withMessage("line 5, column " + message);
    }

    @Test
    void aStateOutsideTheLatticeCannotBeRead() {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> make(LATTICE + "transition (i, j) -> (i+1, j) : mu[i-1, j]"))
                .withMessage("line 4, column 36: '(i - 1, j)' is not a state;"
                        + " the states are (0,0), (0,1), (1,0), (1,1), (2,0), (2,1)");
    }
}
