package tacit.sensitivity;

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
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Instances;
import tacit.equilibrium.Lanes;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;

class FixedPointSensitivityTest {
    private static final int LANES = 6;
    private static final double DISTANCE = 1e-3;
    /** What Richardson-extrapolated central differences can give. */
    private static final double DIFFERENCE_TOLERANCE = 1e-7;

    private static final double DUALITY_TOLERANCE = 1e-10;
    private static final DampedPicard SOLVER = new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(1e-13));

    static Stream<Arguments> problems() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(1L, 2L, 3L)
                        .flatMap(seed -> Stream.of(
                                        Instances.randomLinearQuadratic(seed, LANES),
                                        Instances.randomEpidemic(seed, LANES))
                                .map(problem -> Arguments.of(
                                        problem.game().name() + " " + coupling + " " + seed,
                                        problem.withCoupling(coupling),
                                        seed))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void agreesWithDifferences(String name, EquilibriumProblem problem, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Equilibrium equilibrium = SOLVER.solve(problem).orElseThrow();
        EquilibriumProblem frozen = problem.withSubsteps(new SubstepRule.Frozen(equilibrium.substeps()));
        FlowLoss loss = FlowLoss.random(equilibrium.flow().length, random);
        Direction direction = Direction.random(problem, random);

        FlowGradient gradient = new FixedPointAdjoint().gradient(equilibrium, loss.cotangent(equilibrium));
        double[] slope = direction.along(gradient, LANES);

        double[][] losses = new double[4][];
        boolean[] smooth = new boolean[LANES];
        Arrays.fill(smooth, true);
        double[] distances = {DISTANCE, -DISTANCE, 2 * DISTANCE, -2 * DISTANCE};
        for (int i = 0; i < distances.length; i++) {
            Equilibrium moved = SOLVER.solve(direction.along(frozen, distances[i]));
            losses[i] = loss.of(moved);
            markChanges(clipped(equilibrium), clipped(moved), smooth);
        }
        assertThat(gradient.worstStatus()).isEqualTo(Status.CONVERGED);
        int compared = 0;
        for (int lane = 0; lane < LANES; lane++) {
            if (smooth[lane]) {
                double difference = (8 * (losses[0][lane] - losses[1][lane]) - (losses[2][lane] - losses[3][lane]))
                        / (12 * DISTANCE);
                double error = Math.abs(slope[lane] - difference) / Math.max(Math.abs(difference), 1e-2);
                assertThat(error).as("lane %d", lane).isLessThanOrEqualTo(DIFFERENCE_TOLERANCE);
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void adjointAndTangentAreDual(String name, EquilibriumProblem problem, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Equilibrium equilibrium = new DampedPicard().solve(problem).orElseThrow();
        double[] weights = random.doubles(equilibrium.flow().length).toArray();
        Direction direction = Direction.random(problem, random);

        FlowGradient gradient = new FixedPointAdjoint().gradient(equilibrium, weights);
        FlowTangent tangent = new FixedPointTangent().tangent(equilibrium, direction.parameters(), direction.initial());

        double[] left = direction.withoutInputs().along(gradient, LANES);
        double[] right = new double[LANES];
        double[] size = new double[LANES];
        for (int i = 0; i < weights.length; i++) {
            right[i % LANES] += weights[i] * tangent.flow()[i];
            size[i % LANES] += Math.abs(weights[i] * tangent.flow()[i]);
        }
        assertThat(tangent.worstStatus()).as(name).isEqualTo(Status.CONVERGED);
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(left[lane]).isCloseTo(right[lane], within(DUALITY_TOLERANCE * size[lane]));
        }
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void aLanesDerivativesDoNotDependOnItsNeighbours(Coupling coupling) {
        EquilibriumProblem problem = Instances.randomLinearQuadratic(4, LANES).withCoupling(coupling);
        Direction direction = Direction.random(problem, new SplittableRandom(4));
        Equilibrium together = new DampedPicard().solve(problem);
        FlowGradient gradient = new FixedPointAdjoint().gradient(together, together.flow());
        FlowTangent tangent = new FixedPointTangent().tangent(together, direction.parameters(), direction.initial());

        for (int lane = 0; lane < LANES; lane++) {
            Equilibrium alone = new DampedPicard().solve(Lanes.only(lane, problem));
            FlowGradient own = new FixedPointAdjoint().gradient(alone, alone.flow());
            FlowTangent ownTangent = new FixedPointTangent()
                    .tangent(
                            alone,
                            Lanes.only(lane, LANES, direction.parameters()),
                            Lanes.only(lane, LANES, direction.initial()));

            assertThat(own.parameters()).isEqualTo(Lanes.only(lane, LANES, gradient.parameters()));
            assertThat(own.initial()).isEqualTo(Lanes.only(lane, LANES, gradient.initial()));
            assertThat(own.iterations(0)).isEqualTo(gradient.iterations(lane));
            assertThat(ownTangent.flow()).isEqualTo(Lanes.only(lane, LANES, tangent.flow()));
            assertThat(ownTangent.iterations(0)).isEqualTo(tangent.iterations(lane));
        }
    }

    @Test
    void gradientsOfALaneThatDidNotConvergeAreNaN() {
        EquilibriumProblem problem = Instances.randomLinearQuadratic(1, LANES);
        Equilibrium rough = new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(1)).solve(problem);

        FlowGradient gradient = new FixedPointAdjoint().gradient(rough, rough.flow());

        assertThat(gradient.worstStatus()).isEqualTo(rough.worstStatus()).isNotEqualTo(Status.CONVERGED);
        assertThat(gradient.parameters()).containsOnly(Double.NaN);
        assertThat(gradient.initial()).containsOnly(Double.NaN);
    }

    @Test
    void anAdjointThatIsNotGivenTheTimeSaysSo() {
        Equilibrium equilibrium = new DampedPicard().solve(Instances.randomLinearQuadratic(1, LANES));

        FlowGradient gradient =
                new FixedPointAdjoint(new FixedPointOptions(1e-13, 2, 1)).gradient(equilibrium, equilibrium.flow());
        FlowTangent tangent = new FixedPointTangent(new FixedPointOptions(1e-13, 2, 1))
                .tangent(
                        equilibrium,
                        equilibrium.problem().parameters().values(),
                        equilibrium.problem().initial());

        assertThat(gradient.worstStatus()).isEqualTo(Status.NOT_CONVERGED);
        assertThat(gradient.parameters()).containsOnly(Double.NaN);
        assertThat(tangent.worstStatus()).isEqualTo(Status.NOT_CONVERGED);
        assertThat(tangent.flow()).containsOnly(Double.NaN);
    }

    @Test
    void aLossThatDoesNotReadTheFlowHasGradientZero() {
        Equilibrium equilibrium = new DampedPicard().solve(Instances.randomEpidemic(1, LANES));

        FlowGradient gradient = new FixedPointAdjoint().gradient(equilibrium, new double[equilibrium.flow().length]);

        assertThat(gradient.worstStatus()).isEqualTo(Status.CONVERGED);
        assertThat(gradient.parameters()).containsOnly(0.0);
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void theProblemsComparedHaveClippedControlsAndSubsteps(Coupling coupling) {
        EquilibriumProblem problem = Instances.randomLinearQuadratic(1, LANES).withCoupling(coupling);
        Equilibrium equilibrium = SOLVER.solve(problem);

        assertThat(clipped(equilibrium)).contains(true).contains(false);
        assertThat(Arrays.stream(equilibrium.substeps().counts()).boxed()).contains(1, 2);
    }

    /** Which rates stand at zero. */
    private static boolean[] clipped(Equilibrium equilibrium) {
        double[] rates = equilibrium.rates();
        boolean[] clipped = new boolean[rates.length];
        for (int i = 0; i < rates.length; i++) {
            clipped[i] = rates[i] == 0;
        }
        return clipped;
    }

    private static void markChanges(boolean[] before, boolean[] after, boolean[] same) {
        for (int i = 0; i < before.length; i++) {
            same[i % LANES] &= before[i] == after[i];
        }
    }
}
