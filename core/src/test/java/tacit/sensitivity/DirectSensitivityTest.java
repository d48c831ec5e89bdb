package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Instances;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
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
        FlowGradient krylov = new KrylovAdjoint().gradient(equilibrium, cotangent);

        for (int lane = 0; lane < LANES; lane++) {
            assertThat(direct.status(lane)).isEqualTo(equilibrium.status(lane));
            assertThat(krylov.status(lane)).isEqualTo(equilibrium.status(lane));
            assertThat(iterated.status(lane)).isEqualTo(equilibrium.status(lane));
        }
        assertThat(equilibrium.status(0)).isEqualTo(Status.CONVERGED);
        for (FlowGradient other : List.of(iterated, krylov)) {
            for (int lane = 0; lane < LANES; lane++) {
                assertAgree(lane, direct.parameters(), other.parameters());
                assertAgree(lane, direct.initial(), other.initial());
                assertAgree(lane, direct.inputs(), other.inputs());
            }
        }
    }

    private static void assertAgree(int lane, double[] one, double[] other) {
        double size = 0;
        double difference = 0;
        for (int i = lane; i < one.length; i += LANES) {
            assertThat(Double.isNaN(one[i])).isEqualTo(Double.isNaN(other[i]));
            size = Math.max(size, Math.abs(one[i]));
            difference = Math.max(difference, Math.abs(one[i] - other[i]));
        }
        assertThat(difference > AGREEMENT * size)
                .as("lane %d: %s", lane, difference / size)
                .isFalse();
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

    /** What is kept for the next question changes no answer, and no answer changes with the next question. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void severalQuestionsAtOneEquilibriumAreAnsweredAsSingleOnes(GameInstance instance, Coupling coupling) {
        Equilibrium equilibrium = solve(instance, coupling);
        SplittableRandom random = new SplittableRandom(3);
        double[] one = random.doubles(equilibrium.flow().length).toArray();
        double[] other = random.doubles(equilibrium.flow().length).toArray();
        Direction direction = Direction.random(equilibrium.problem(), random);
        Direction turned = Direction.random(equilibrium.problem(), random);

        Function<double[], FlowGradient> gradients = new AutoAdjoint().at(equilibrium);
        FlowGradient first = gradients.apply(one);
        FlowGradient second = gradients.apply(other);
        Function<FlowDirection, FlowTangent> tangents = new AutoTangent().at(equilibrium);
        FlowTangent along = tangents.apply(new FlowDirection(direction.parameters(), direction.initial()));
        FlowTangent alongTurned = tangents.apply(new FlowDirection(turned.parameters(), turned.initial()));

        assertThat(first.parameters())
                .containsExactly(new AutoAdjoint().gradient(equilibrium, one).parameters());
        assertThat(second.parameters())
                .containsExactly(new AutoAdjoint().gradient(equilibrium, other).parameters());
        FlowTangent direct = new DirectTangent().tangent(equilibrium, direction.parameters(), direction.initial());
        FlowTangent directTurned = new DirectTangent().tangent(equilibrium, turned.parameters(), turned.initial());
        for (int lane = 0; lane < LANES; lane++) {
            assertAgree(lane, direct.flow(), along.flow());
            assertAgree(lane, directTurned.flow(), alongTurned.flow());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void theColumnsOfASensitivityMatrixAreTheTangents(GameInstance instance, Coupling coupling) {
        Equilibrium equilibrium = solve(instance, coupling);
        SplittableRandom random = new SplittableRandom(3);
        List<FlowDirection> directions = Stream.generate(() -> Direction.random(equilibrium.problem(), random))
                .limit(3)
                .map(direction -> new FlowDirection(direction.parameters(), direction.initial()))
                .toList();

        List<FlowTangent> columns = new DirectTangent().tangents(equilibrium, directions);

        for (int i = 0; i < directions.size(); i++) {
            FlowDirection direction = directions.get(i);
            FlowTangent alone = new DirectTangent().tangent(equilibrium, direction.parameters(), direction.initial());
            FlowTangent krylov = new KrylovTangent().tangent(equilibrium, direction.parameters(), direction.initial());
            assertThat(columns.get(i).flow()).containsExactly(alone.flow());
            for (int lane = 0; lane < LANES; lane++) {
                assertAgree(lane, columns.get(i).flow(), krylov.flow());
            }
        }
    }

    static Stream<EquilibriumProblem> neighbours() {
        return Stream.of(Instances.randomLinearQuadratic(4, LANES), unequal())
                .flatMap(problem -> Stream.of(Coupling.values()).map(problem::withCoupling));
    }

    /** Sixteen states, so that the automatic choice is GMRES; cheap moves, which need substeps, in one lane. */
    private static EquilibriumProblem unequal() {
        MeanFieldGame game = Games.load("linear-quadratic", GameOptions.NONE.with("d", "16"));
        double[] parameters = new double[game.parameters().size() * LANES];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = game.parameters().get(i / LANES).value().orElse(1);
        }
        parameters[LANES - 1] = 0.05;
        return EquilibriumProblem.nash(
                game,
                TimeGrid.uniform(0, 1, 30),
                Instances.shares(16, LANES, new SplittableRandom(7)),
                GridPath.constant(game.parameters().size(), LANES, parameters));
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void aLanesDerivativesDoNotDependOnItsNeighbours(EquilibriumProblem problem) {
        Equilibrium together = new DampedPicard().solve(problem);
        assertThat(IntStream.range(0, LANES).map(together.substeps()::total).distinct())
                .hasSizeGreaterThan(1);

        for (Adjoint adjoint : List.of(new DirectAdjoint(), new KrylovAdjoint(), new AutoAdjoint())) {
            FlowGradient gradient = adjoint.gradient(together, together.flow());
            for (int lane = 0; lane < LANES; lane++) {
                Equilibrium alone = new DampedPicard().solve(tacit.equilibrium.Lanes.only(lane, problem));
                FlowGradient own = adjoint.gradient(alone, alone.flow());
                assertThat(own.parameters())
                        .as(adjoint.getClass().getSimpleName())
                        .containsExactly(tacit.equilibrium.Lanes.only(lane, LANES, gradient.parameters()));
                assertThat(own.initial())
                        .containsExactly(tacit.equilibrium.Lanes.only(lane, LANES, gradient.initial()));
                assertThat(own.iterations(0)).isEqualTo(gradient.iterations(lane));
            }
        }
    }

    /** What the automatic choice does with the lanes in which GMRES fails. */
    @Test
    void aLaneAloneOfSeveralIsDifferentiatedAsWithAll() {
        Equilibrium equilibrium = new DampedPicard().solve(Instances.randomLinearQuadratic(4, LANES));
        boolean[] wanted = new boolean[LANES];
        wanted[2] = true;

        FlowGradient all = new DirectAdjoint().gradient(equilibrium, equilibrium.flow());
        FlowGradient some = DirectAdjoint.gradient(equilibrium, equilibrium.flow(), wanted);

        for (int lane = 0; lane < LANES; lane++) {
            double[] own = tacit.equilibrium.Lanes.only(lane, LANES, some.parameters());
            if (wanted[lane]) {
                assertThat(own).containsExactly(tacit.equilibrium.Lanes.only(lane, LANES, all.parameters()));
            } else {
                assertThat(own).containsOnly(Double.NaN);
            }
            assertThat(some.status(lane)).isEqualTo(wanted[lane] ? Status.CONVERGED : Status.NOT_CONVERGED);
        }
    }
}
