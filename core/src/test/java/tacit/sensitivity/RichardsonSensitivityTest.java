package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tacit.catalogue.Games;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Instances;
import tacit.equilibrium.Richardson;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;

/** Derivatives of the extrapolated flow: exact for the extrapolated loss, and of second order in time themselves. */
class RichardsonSensitivityTest {
    private static final int LANES = 4;
    private static final double DISTANCE = 1e-3;

    /** What extrapolated central differences of losses that are solved to 1e-13 can give. */
    private static final double DIFFERENCE_TOLERANCE = 1e-7;

    private static final double DUALITY_TOLERANCE = 1e-10;
    private static final DampedPicard SOLVER = new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(1e-13));
    private static final RichardsonAdjoint ADJOINT = new RichardsonAdjoint(new FixedPointAdjoint());

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void agreesWithDifferences(Coupling coupling) {
        SplittableRandom random = new SplittableRandom(5);
        EquilibriumProblem problem = Instances.randomEpidemic(5, LANES).withCoupling(coupling);
        Richardson pair = Richardson.solve(problem, SOLVER);
        EquilibriumProblem frozen =
                problem.withSubsteps(new SubstepRule.Frozen(pair.coarse().substeps()));
        double[] weights = random.doubles(pair.flow().length, -1, 1).toArray();
        Direction direction = Direction.random(problem, random);

        double[] slopes = direction.along(ADJOINT.gradient(pair, weights), LANES);

        double[] distances = {DISTANCE, -DISTANCE, 2 * DISTANCE, -2 * DISTANCE};
        double[][] losses = Arrays.stream(distances)
                .mapToObj(distance -> dots(
                        weights,
                        Richardson.solve(direction.along(frozen, distance), SOLVER)
                                .flow()))
                .toArray(double[][]::new);
        for (int lane = 0; lane < LANES; lane++) {
            double difference =
                    (8 * (losses[0][lane] - losses[1][lane]) - (losses[2][lane] - losses[3][lane])) / (12 * DISTANCE);
            assertThat(slopes[lane])
                    .isCloseTo(difference, within(DIFFERENCE_TOLERANCE * Math.max(Math.abs(difference), 1e-2)));
        }
    }

    private static double[] dots(double[] a, double[] b) {
        double[] sum = new double[LANES];
        IntStream.range(0, a.length).forEach(i -> sum[i % LANES] += a[i] * b[i]);
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void adjointAndTangentAreDual(Coupling coupling) {
        SplittableRandom random = new SplittableRandom(6);
        EquilibriumProblem problem = Instances.randomLinearQuadratic(6, LANES).withCoupling(coupling);
        Richardson pair = Richardson.solve(problem, SOLVER);
        double[] weights = random.doubles(pair.flow().length, -1, 1).toArray();
        Direction direction = Direction.random(problem, random).withoutInputs();

        double[] left = direction.along(ADJOINT.gradient(pair, weights), LANES);
        FlowTangent tangent = new RichardsonTangent(new FixedPointTangent())
                .tangent(pair, direction.parameters(), direction.initial());
        double[] right = dots(weights, tangent.flow());

        assertThat(tangent.worstStatus()).isEqualTo(Status.CONVERGED);
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(left[lane]).isCloseTo(right[lane], within(DUALITY_TOLERANCE * weights.length));
        }
    }

    /** The share of a state that is left at rate {@code a} is {@code e^{−at}}, its derivative {@code −t e^{−at}}. */
    @Test
    void theGradientApproachesThatInContinuousTimeAtOrderTwo() {
        MeanFieldGame game = Games.make(
                GameParser.parse("game decay\nstates A, B\nparameter a > 0\ntransition A -> B : a\n"),
                GameOptions.NONE);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            int steps = 100 << i;
            EquilibriumProblem problem = EquilibriumProblem.nash(
                    game, TimeGrid.uniform(0, 2, steps), new double[] {1, 0}, new double[] {0.7});
            Richardson pair = Richardson.solve(problem, SOLVER);
            double[] last = new double[pair.flow().length];
            last[2 * steps] = 1;
            double slope =
                    Arrays.stream(ADJOINT.gradient(pair, last).parameters()).sum();
            errors[i] = Math.abs(slope + 2 * StrictMath.exp(-1.4));
        }

        assertThat(errors[0] / errors[1]).isBetween(3.8, 4.2);
    }

    @Test
    void gradientsOfALaneThatDidNotConvergeAreNaN() {
        EquilibriumProblem problem = Instances.randomLinearQuadratic(1, LANES);
        Richardson rough =
                Richardson.solve(problem, new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(1)));

        FlowGradient gradient = ADJOINT.gradient(rough, rough.flow());

        assertThat(gradient.worstStatus()).isEqualTo(rough.worstStatus()).isNotEqualTo(Status.CONVERGED);
        assertThat(gradient.parameters()).containsOnly(Double.NaN);
    }
}
