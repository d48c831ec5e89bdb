package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;

/** The elimination of all lanes at once against the one of lane after lane, which pivots. */
class SimultaneousEliminationTest {
    private static final int LANES = 6;

    /** Rounding of some hundred steps whose pivots are near 1, relative to the largest entry of a solution. */
    private static final double TOLERANCE = 1e-11;

    static Stream<EquilibriumProblem> problems() {
        return Stream.concat(
                IntStream.of(2, 3, 4).mapToObj(SimultaneousEliminationTest::linearQuadratic), Stream.of(epidemic()));
    }

    /** Moves are so cheap in the last lane that it needs substeps, which are identity steps in the others. */
    private static EquilibriumProblem linearQuadratic(int d) {
        MeanFieldGame game = Games.load("linear-quadratic", GameOptions.NONE.with("d", Integer.toString(d)));
        double[] parameters = new double[game.parameters().size() * LANES];
        Arrays.setAll(parameters, i -> game.parameters().get(i / LANES).value().orElse(1.5));
        parameters[LANES - 1] = 0.1;
        return EquilibriumProblem.nash(
                game,
                TimeGrid.uniform(0, 2, 60),
                Instances.shares(d, LANES, new SplittableRandom(4)),
                GridPath.constant(game.parameters().size(), LANES, parameters));
    }

    private static EquilibriumProblem epidemic() {
        MeanFieldGame game = Games.load("epidemic");
        double[] parameters = new double[game.parameters().size() * LANES];
        double[] own = {0.8, 0.2, 1, 1.5};
        Arrays.setAll(parameters, i -> own[i / LANES] * (1 + 0.05 * (i % LANES)));
        return EquilibriumProblem.nash(
                game,
                TimeGrid.uniform(0, 20, 50),
                Instances.shares(3, LANES, new SplittableRandom(5)),
                GridPath.constant(game.parameters().size(), LANES, parameters));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void itSolvesWhatTheOtherSolves(EquilibriumProblem problem) {
        Equilibrium equilibrium = new DampedPicard().solve(problem);
        assertThat(equilibrium.worstStatus()).isEqualTo(Status.CONVERGED);
        SimultaneousElimination elimination =
                SimultaneousElimination.at(equilibrium).orElseThrow();
        Linearisation linearisation = new Linearisation(problem);
        int size = equilibrium.fineFlow().length;
        double[] right = new double[size];
        double[] rightTransposed = new double[size];
        double[][] own = new double[LANES][];
        LanePoints[] points = new LanePoints[LANES];
        SplittableRandom random = new SplittableRandom(3);
        for (int lane = 0; lane < LANES; lane++) {
            points[lane] = new LanePoints(equilibrium.fineGrid(), lane);
            own[lane] = random.doubles(points[lane].size(), -1, 1).toArray();
            points[lane].spread(own[lane], right);
            points[lane].scatter(own[lane], rightTransposed);
        }
        double[] x = new double[size];
        double[] transposed = new double[size];

        elimination.solve(right, x);
        elimination.solveTransposed(rightTransposed, transposed);

        for (int lane = 0; lane < LANES; lane++) {
            assertThat(elimination.isSound(lane)).isTrue();
            linearisation.factor(equilibrium, lane);
            double[] expected = new double[own[lane].length];
            assertThat(linearisation.solve(own[lane], expected)).isEqualTo(Status.CONVERGED);
            assertClose(points[lane], x, expected);
            assertThat(linearisation.solveTransposed(own[lane], expected)).isEqualTo(Status.CONVERGED);
            assertClose(points[lane], transposed, expected);
        }
    }

    private static void assertClose(LanePoints points, double[] all, double[] expected) {
        double[] own = new double[expected.length];
        points.gather(all, own);
        double size = 0;
        double difference = 0;
        for (int i = 0; i < points.size(); i++) {
            size = Math.max(size, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(own[i] - expected[i]));
        }
        assertThat(difference).isLessThanOrEqualTo(TOLERANCE * size);
    }

    @Test
    void gamesOfManyStatesAndEulersCouplingAreLeftToOthers() {
        Equilibrium large = new DampedPicard().solve(linearQuadratic(8));
        Equilibrium euler = new DampedPicard().solve(epidemic().withCoupling(Coupling.EULER));

        assertThat(SimultaneousElimination.at(large)).isEmpty();
        assertThat(SimultaneousElimination.at(euler)).isEmpty();
    }
}
