package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every game, over random instances. */
class EquilibriumPropertiesTest {
    private static final int LANES = 7;
    private static final double MASS_TOLERANCE = 1e-12;
    private static final double EXPLOITABILITY_TOLERANCE = 1e-9;

    /** Sums in another order differ by rounding, which the iteration's last step, of 1e-13, may hide. */
    private static final double ORDER_TOLERANCE = 1e-10;

    static Stream<Arguments> problems() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(11L, 12L, 13L, 14L, 15L)
                        .flatMap(seed -> Stream.of(
                                        Instances.randomLinearQuadratic(seed, LANES),
                                        Instances.randomEpidemic(seed, LANES))
                                .map(problem -> Arguments.of(
                                        problem.game().name() + " " + coupling + " " + seed,
                                        problem.withCoupling(coupling)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void massIsKeptSharesAreSharesAndNobodyGainsByLeaving(String name, EquilibriumProblem problem) {
        Equilibrium equilibrium = new DampedPicard().solve(problem);

        assertThat(equilibrium.worstStatus()).as(name).isEqualTo(Status.CONVERGED);
        assertThat(Arrays.stream(equilibrium.fineFlow()).boxed())
                .allMatch(share -> share >= 0 && share <= 1 + MASS_TOLERANCE);
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(equilibrium.massError(lane)).isLessThanOrEqualTo(MASS_TOLERANCE);
            assertThat(equilibrium.residual(lane)).isLessThanOrEqualTo(DampedPicard.Options.DEFAULT.tolerance());
            assertThat(equilibrium.exploitability(lane)).isNotNegative();
            if (problem.coupling() == Coupling.NASH) {
                assertThat(equilibrium.exploitability(lane)).isLessThanOrEqualTo(EXPLOITABILITY_TOLERANCE);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void aLanesResultDoesNotDependOnItsNeighbours(String name, EquilibriumProblem problem) {
        Equilibrium together = new DampedPicard().solve(problem);
        for (int lane = 0; lane < LANES; lane++) {
            Equilibrium alone = new DampedPicard().solve(Lanes.only(lane, problem));

            assertThat(alone.flow()).as(name).isEqualTo(Lanes.only(lane, LANES, together.flow()));
            assertThat(alone.values()).isEqualTo(Lanes.only(lane, LANES, together.values()));
            assertThat(alone.iterations(0)).isEqualTo(together.iterations(lane));
            assertThat(alone.residual(0)).isEqualTo(together.residual(lane));
            assertThat(alone.exploitability(0)).isEqualTo(together.exploitability(lane));
            for (int k = 0; k < problem.grid().steps(); k++) {
                assertThat(alone.substeps().count(k, 0))
                        .isEqualTo(together.substeps().count(k, lane));
            }
        }
    }

    @Test
    void theNeighboursComparedDifferInIterationsAndSubsteps() {
        Equilibrium together = new DampedPicard().solve(Instances.randomLinearQuadratic(11, LANES));

        assertThat(Stream.of(0, 1, 2, 3, 4, 5, 6).map(together::iterations).distinct())
                .hasSizeGreaterThan(1);
        assertThat(Stream.of(0, 1, 2, 3, 4, 5, 6)
                        .map(together.substeps()::total)
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void aLaneThatFailsLeavesItsNeighboursAlone() {
        EquilibriumProblem problem = Instances.randomLinearQuadratic(12, LANES);
        double[] parameters = problem.parameters().values().clone();
        for (int i = 0; i < parameters.length; i += LANES) {
            parameters[i] = i / LANES % 6 == 0 ? 1e-9 : parameters[i];
        }
        EquilibriumProblem spoilt = problem.withSubsteps(new SubstepRule.Automatic(8))
                .withParameters(GridPath.of(problem.grid().points(), 6, LANES, parameters));

        Equilibrium equilibrium = new DampedPicard().solve(spoilt);

        assertThat(equilibrium.status(0)).isEqualTo(Status.STEP_TOO_LARGE);
        for (int lane = 1; lane < LANES; lane++) {
            Equilibrium alone = new DampedPicard().solve(Lanes.only(lane, spoilt));
            assertThat(alone.flow()).isEqualTo(Lanes.only(lane, LANES, equilibrium.flow()));
            assertThat(alone.status(0)).isEqualTo(equilibrium.status(lane));
        }
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void relabellingTheStatesPermutesTheAnswer(Coupling coupling) {
        int[] label = {2, 0, 3, 1};
        EquilibriumProblem problem = Instances.randomLinearQuadratic(16, LANES).withCoupling(coupling);
        double[] initial = new double[problem.initial().length];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = problem.initial()[label[i / LANES] * LANES + i % LANES];
        }
        EquilibriumProblem relabelled = new EquilibriumProblem(
                new LinearQuadraticGame(label),
                problem.grid(),
                coupling,
                LANES,
                initial,
                problem.parameters(),
                problem.inputs(),
                problem.substeps());
        var solver = new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(1e-13));

        Equilibrium original = solver.solve(problem).orElseThrow();
        Equilibrium permuted = solver.solve(relabelled).orElseThrow();

        for (int k = 0; k <= problem.grid().steps(); k++) {
            for (int i = 0; i < initial.length; i++) {
                int x = i / LANES;
                int lane = i % LANES;
                assertThat(permuted.flow(k, x, lane))
                        .isCloseTo(original.flow(k, label[x], lane), within(ORDER_TOLERANCE));
                assertThat(permuted.value(k, x, lane))
                        .isCloseTo(original.value(k, label[x], lane), within(ORDER_TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void convergesAtOrderOneInTheTimeStep(Coupling coupling) {
        double[][] end = new double[3][];
        for (int i = 0; i < 3; i++) {
            TimeGrid grid = TimeGrid.uniform(0, 20, 400 << i);
            double[] parameters = {0.8, 0.2, 1, 0.5};
            var problem = EquilibriumProblem.nash(new EpidemicGame(), grid, new double[] {0.95, 0.05, 0}, parameters);
            double[] flow = new DampedPicard()
                    .solve(problem.withCoupling(coupling))
                    .orElseThrow()
                    .flow();
            end[i] = Arrays.copyOfRange(flow, flow.length - 3, flow.length);
        }
        for (int x = 0; x < 3; x++) {
            double ratio = (end[0][x] - end[1][x]) / (end[1][x] - end[2][x]);
            assertThat(Math.log(ratio) / Math.log(2)).isBetween(0.95, 1.05);
        }
    }

    @Test
    void exploitabilityOfARoughSolutionIsPositive() {
        var rough = new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(1));
        Equilibrium equilibrium = rough.solve(Instances.randomEpidemic(new SplittableRandom(17).nextLong(), 1));

        assertThat(equilibrium.exploitability(0)).isGreaterThan(1e-6);
        assertThat(equilibrium.relativeExploitability(0)).isBetween(0.0, equilibrium.exploitability(0));
    }
}
