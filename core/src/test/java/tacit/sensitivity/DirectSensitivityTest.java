package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.parameter.Lanes;
import tacit.parameter.ParameterModel;

/** Adjoints and tangents of the shipped games by every strategy; controls are clipped, substeps differ, γ reads μ. */
class DirectSensitivityTest {
    private static final int LANES = 6;

    /** What the strategies may differ by, relative to the largest entry of a lane's gradient. */
    private static final double AGREEMENT = 1e-10;

    /** Rounding of sums over the whole flow, relative to the sum of magnitudes. */
    private static final double DUALITY = 1e-12;

    static Stream<Arguments> cases() {
        return Stream.of(GameInstance.Kind.values())
                .flatMap(kind -> GameInstance.all(kind).stream())
                .flatMap(instance -> Stream.of(Coupling.values()).map(coupling -> Arguments.of(instance, coupling)));
    }

    private static Equilibrium solve(GameInstance instance, Coupling coupling) {
        SplittableRandom random = new SplittableRandom(30);
        ParameterModel model = instance.model();
        int points = instance.grid().points();
        int p = instance.game().parameters().size();
        GridPath path = GridPath.of(points, p, LANES, new double[points * p * LANES]);
        model.evaluate(instance.theta(model, LANES, random), new Lanes(LANES, 1), path);
        return new DampedPicard().solve(instance.problem(path, LANES, coupling, random));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void theAdjointsAgree(GameInstance instance, Coupling coupling) {
        Equilibrium equilibrium = solve(instance, coupling);
        double[] cotangent = FlowLoss.random(equilibrium.flow().length, new SplittableRandom(1))
                .cotangent(equilibrium);

        FlowGradient direct = new DirectAdjoint().gradient(equilibrium, cotangent);
        FlowGradient iterated = new FixedPointAdjoint().gradient(equilibrium, cotangent);

        for (int lane = 0; lane < LANES; lane++) {
            assertThat(direct.status(lane)).isEqualTo(equilibrium.status(lane));
        }
        assertThat(equilibrium.status(0)).isEqualTo(Status.CONVERGED);
        assertAgree(direct, iterated);
    }

    private static void assertAgree(FlowGradient one, FlowGradient other) {
        for (int lane = 0; lane < LANES; lane++) {
            if (one.status(lane) == Status.CONVERGED && other.status(lane) == Status.CONVERGED) {
                assertAgree(lane, one.parameters(), other.parameters());
                assertAgree(lane, one.initial(), other.initial());
                assertAgree(lane, one.inputs(), other.inputs());
            }
        }
    }

    private static void assertAgree(int lane, double[] one, double[] other) {
        double size = 0;
        double difference = 0;
        for (int i = lane; i < one.length; i += LANES) {
            size = Math.max(size, Math.abs(one[i]));
            difference = Math.max(difference, Math.abs(one[i] - other[i]));
        }
        assertThat(difference).as("lane %d", lane).isLessThanOrEqualTo(AGREEMENT * size);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void adjointAndTangentAreDual(GameInstance instance, Coupling coupling) {
        Equilibrium equilibrium = solve(instance, coupling);
        EquilibriumProblem problem = equilibrium.problem();
        SplittableRandom random = new SplittableRandom(2);
        double[] weights = random.doubles(equilibrium.flow().length).toArray();
        Direction direction = Direction.random(problem, random);

        FlowGradient gradient = new DirectAdjoint().gradient(equilibrium, weights);
        FlowTangent tangent = new DirectTangent().tangent(equilibrium, direction.parameters(), direction.initial());

        double[] left = direction.withoutInputs().along(gradient, LANES);
        double[] right = new double[LANES];
        double[] size = new double[LANES];
        for (int i = 0; i < weights.length; i++) {
            right[i % LANES] += weights[i] * tangent.flow()[i];
            size[i % LANES] += Math.abs(weights[i] * tangent.flow()[i]);
        }
        for (int lane = 0; lane < LANES; lane++) {
            if (equilibrium.status(lane) == Status.CONVERGED) {
                assertThat(Math.abs(left[lane] - right[lane])).isLessThanOrEqualTo(DUALITY * size[lane]);
            }
        }
    }
}
