package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
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
import tacit.equilibrium.SubstepRule;
import tacit.parameter.Lanes;
import tacit.parameter.ParameterModel;

/**
 * Gradients of a loss through the equilibria of the shipped games, back to what a fit looks for, the initial
 * distribution and the inputs, against differences of solved equilibria. Along the stencil the substeps are frozen, and
 * a lane in which a control reaches or leaves a bound is drawn again.
 */
class GameGradientTest {
    private static final int LANES = 6;
    private static final int LEAST_COMPARED = 4;
    private static final int MOST_DRAWS = 40;
    private static final double DISTANCE = 5e-4;

    /** What extrapolated central differences of losses that are solved to 1e-13 can give. */
    private static final double RELATIVE_TOLERANCE = 1e-7;

    private static final DampedPicard SOLVER = new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(1e-13));

    /** What the loss is varied along. */
    private enum Along {
        PARAMETERS,
        INITIAL,
        INPUTS
    }

    static Stream<Arguments> cases() {
        return Stream.of(GameInstance.Kind.values())
                .flatMap(kind -> GameInstance.all(kind).stream())
                .flatMap(instance -> Stream.of(Coupling.values())
                        .flatMap(coupling -> Stream.of(Along.values())
                                .filter(along -> along != Along.INPUTS || instance.varyingInputs() > 0)
                                .map(along -> Arguments.of(instance, coupling, along))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cases")
    void agreesWithDifferences(GameInstance instance, Coupling coupling, Along along) {
        SplittableRandom random = new SplittableRandom(20);
        int compared = 0;
        for (int draw = 0; draw < MOST_DRAWS && compared < LEAST_COMPARED; draw++) {
            compared += new Comparison(instance, coupling, along, random).lanesCompared();
        }
        assertThat(compared).as("lanes compared").isGreaterThanOrEqualTo(LEAST_COMPARED);
    }

    /** One draw of a problem, a loss and a direction. */
    private static final class Comparison {
        private final GameInstance instance;
        private final ParameterModel model;
        private final Lanes lanes = new Lanes(LANES, 1);
        private final double[] theta;
        private final EquilibriumProblem problem;
        private final double[] thetaDirection;
        private final Direction direction;
        private final Equilibrium equilibrium;
        private final FlowLoss loss;

        Comparison(GameInstance instance, Coupling coupling, Along along, SplittableRandom random) {
            this.instance = instance;
            model = instance.model();
            theta = instance.theta(model, LANES, random);
            problem = instance.problem(path(theta), LANES, coupling, random);
            Direction all = Direction.random(problem, random);
            thetaDirection = random.doubles(theta.length, -1, 1).toArray();
            if (along != Along.PARAMETERS) {
                Arrays.fill(thetaDirection, 0);
            }
            direction = new Direction(
                    new double[all.parameters().length],
                    along == Along.INITIAL ? all.initial() : new double[all.initial().length],
                    along == Along.INPUTS ? varying(all.inputs()) : new double[all.inputs().length]);
            equilibrium = SOLVER.solve(problem);
            loss = FlowLoss.random(equilibrium.flow().length, random);
        }

        private double[] varying(double[] inputs) {
            int count = problem.inputs().components();
            double[] varying = inputs.clone();
            for (int i = 0; i < varying.length; i++) {
                varying[i] *= instance.varies(i / LANES % count) ? 1 : 0;
            }
            return varying;
        }

        private GridPath path(double[] at) {
            int points = instance.grid().points();
            int p = instance.game().parameters().size();
            GridPath path = GridPath.of(points, p, LANES, new double[points * p * LANES]);
            model.evaluate(at, lanes, path);
            return path;
        }

        private Equilibrium moved(double distance) {
            double[] at = theta.clone();
            for (int i = 0; i < at.length; i++) {
                at[i] += distance * thetaDirection[i];
            }
            EquilibriumProblem frozen = problem.withSubsteps(new SubstepRule.Frozen(equilibrium.substeps()));
            return SOLVER.solve(direction.along(frozen, distance).withParameters(path(at)));
        }

        /** The gradient's component along the direction in each lane. */
        private double[] slopes() {
            FlowGradient gradient = new FixedPointAdjoint().gradient(equilibrium, loss.cotangent(equilibrium));
            double[] slopes = direction.along(gradient, LANES);
            GridPath cotangent = GridPath.of(
                    instance.grid().points(), instance.game().parameters().size(), LANES, gradient.parameters());
            double[] thetaGradient = new double[theta.length];
            model.pullback(theta, lanes, cotangent, thetaGradient);
            for (int i = 0; i < theta.length; i++) {
                slopes[i % LANES] += thetaGradient[i] * thetaDirection[i];
            }
            return slopes;
        }

        /** Compares the lanes that can be compared, and counts them. */
        int lanesCompared() {
            double[] slopes = slopes();
            double[] distances = {DISTANCE, -DISTANCE, 2 * DISTANCE, -2 * DISTANCE};
            Equilibrium[] stencil =
                    Arrays.stream(distances).mapToObj(this::moved).toArray(Equilibrium[]::new);
            double[][] losses = Arrays.stream(stencil).map(loss::of).toArray(double[][]::new);
            int compared = 0;
            for (int lane = 0; lane < LANES; lane++) {
                if (comparable(lane, stencil)) {
                    double difference = (8 * (losses[0][lane] - losses[1][lane]) - (losses[2][lane] - losses[3][lane]))
                            / (12 * DISTANCE);
                    assertThat(Math.abs(slopes[lane] - difference) / Math.abs(difference))
                            .as("relative error of %s, lane %d", slopes[lane], lane)
                            .isLessThanOrEqualTo(RELATIVE_TOLERANCE);
                    compared++;
                }
            }
            return compared;
        }

        /** Solved along the whole stencil, with the same controls at their bounds, of which there are some. */
        private boolean comparable(int lane, Equilibrium[] stencil) {
            DoublePredicate bound = instance::isBound;
            ActiveSet active = ActiveSet.of(equilibrium, bound);
            return equilibrium.status(lane) == Status.CONVERGED
                    && active.count(lane, true) > 0
                    && active.count(lane, false) > 0
                    && Arrays.stream(stencil)
                            .allMatch(moved -> moved.status(lane) == Status.CONVERGED
                                    && active.sameIn(lane, ActiveSet.of(moved, bound)));
        }
    }
}
