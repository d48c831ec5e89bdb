package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;

class NewtonTest {
    private static final double TOLERANCE = Newton.Options.DEFAULT.tolerance();
    /** The target for games whose parameters do not read the flow. */
    private static final int FEW = 8;

    static Stream<Arguments> preEvaluated() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(
                                Instances.arc(3),
                                Instances.arc(16),
                                Instances.randomLinearQuadratic(1, 7),
                                Instances.randomEpidemic(2, 5),
                                congested(0.5))
                        .map(problem -> Arguments.of(problem.withCoupling(coupling))));
    }

    /** Linear-quadratic with congestion c = 50. */
    private static EquilibriumProblem congested(double gamma) {
        return congested(gamma, 1, new double[] {0.7, 0.2, 0.1});
    }

    private static EquilibriumProblem congested(double gamma, int lanes, double[] initial) {
        return EquilibriumProblem.nash(
                new LinearQuadraticGame(3),
                TimeGrid.uniform(0, 2, 99),
                initial,
                GridPath.constant(6, lanes, spread(lanes, gamma, 5, 2, 50, 0, 1)));
    }

    private static double[] spread(int lanes, double... values) {
        double[] all = new double[values.length * lanes];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i / lanes];
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("preEvaluated")
    void needsFewIterations(EquilibriumProblem problem) {
        Equilibrium equilibrium = new Newton().solve(problem).orElseThrow();

        for (int lane = 0; lane < problem.lanes(); lane++) {
            assertThat(equilibrium.residual(lane)).isLessThanOrEqualTo(TOLERANCE);
            assertThat(equilibrium.iterations(lane)).isLessThanOrEqualTo(FEW);
            assertThat(equilibrium.effort(lane).linearSolves()).isEqualTo(equilibrium.iterations(lane) - 1);
        }
    }

    static Stream<Arguments> steep() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(0.3, 0.1, 0.05).map(gamma -> Arguments.of(coupling, gamma)));
    }

    /** Moves so cheap that a small change of the flow turns everybody round, from the even start and four at random. */
    @ParameterizedTest
    @MethodSource("steep")
    void needsFewIterationsFromAfar(Coupling coupling, double gamma) {
        int lanes = 5;
        double[] initial = Instances.shares(3, lanes, new SplittableRandom(1));
        for (int x = 0; x < 3; x++) {
            initial[x * lanes] = 1.0 / 3;
        }
        EquilibriumProblem problem = congested(gamma, lanes, initial).withCoupling(coupling);

        Equilibrium equilibrium = new Newton().solve(problem).orElseThrow();

        for (int lane = 0; lane < lanes; lane++) {
            assertThat(equilibrium.residual(lane)).isLessThanOrEqualTo(TOLERANCE);
            assertThat(equilibrium.iterations(lane)).isLessThanOrEqualTo(FEW);
            assertThat(equilibrium.effort(lane).linearSolves()).isLessThanOrEqualTo(FEW);

            Equilibrium alone = new Newton().solve(Lanes.only(lane, problem));
            assertThat(Lanes.only(lane, lanes, equilibrium.flow())).containsExactly(alone.flow());
            assertThat(equilibrium.effort(lane)).isEqualTo(alone.effort(0));
        }
    }

    /** The best response to a flow and back again, repeated as it is, ends in a cycle. */
    @ParameterizedTest
    @EnumSource(Coupling.class)
    void convergesWhereTheUndampedIterationDoesNot(Coupling coupling) {
        EquilibriumProblem problem = congested(0.5).withCoupling(coupling);
        FineGrid grid = new FineGrid(problem, new Newton().solve(problem).substeps());
        double[] flow =
                Guess.resting(problem).grid().regrid(Guess.resting(problem).flow(), grid);
        Iterate iterate = new Iterate(grid, flow, new Sweeps(problem));
        iterate.respond();
        for (int i = 0; i < 500; i++) {
            System.arraycopy(iterate.image(), 0, flow, 0, flow.length);
            iterate.respond();
        }

        assertThat(iterate.change()[0]).isGreaterThan(0.01);
    }

    static Stream<Arguments> coupled() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(5, 8, 16).map(d -> Arguments.of(coupling, d)));
    }

    /** {@code γ = 0.1 + 2.9 μ_0} as a formula: congestion that is not monotone, and many substeps at the end. */
    @ParameterizedTest
    @MethodSource("coupled")
    void solvesGamesWhosePriceReadsTheFlow(Coupling coupling, int d) {
        var game = Games.load(
                "linear-quadratic",
                GameOptions.NONE.with("d", "" + d).with("gamma", FormulaParser.parse("0.1 + 2.9*mu[0]")));
        double[] parameters = game.parameters().stream()
                .mapToDouble(element -> element.value().orElseThrow())
                .toArray();
        double[] initial = Instances.shares(d, 1, new SplittableRandom(d));
        var problem = EquilibriumProblem.nash(game, TimeGrid.uniform(0, 2, 99), initial, parameters)
                .withCoupling(coupling);

        Equilibrium equilibrium = new Newton().solve(problem).orElseThrow();

        assertThat(equilibrium.residual(0)).isLessThanOrEqualTo(TOLERANCE);
        assertThat(equilibrium.effort(0).linearSolves()).isLessThanOrEqualTo(FEW);
    }
}
