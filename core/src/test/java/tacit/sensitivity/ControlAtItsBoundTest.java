package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.formula.ExecutableProgram;
import tacit.formula.ProgramInterpreter;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;
import tacit.kernel.KernelCompiler;

/**
 * Where the free minimiser meets a bound exactly, derivatives are finite and those of the control inside its bounds.
 * {@code A} leaves at the rate {@code a = clip(p − (u_B − u_A), 0, 1)}; the difference of the two at the end is 3/4, so
 * that {@code p = 3/4} leaves all controls at their lower bound: {@code u} stays as it is, and {@code a = p − 3/4}
 * above. With {@code p = 7/4} the last control, of {@code NASH}, stands at its upper bound.
 */
class ControlAtItsBoundTest {
    private static final int STEPS = 8;
    private static final double HORIZON = 0.5;
    private static final double[] INITIAL = {0.75, 0.25};

    /** One-sided quotients are off by as much as they are taken over, times second derivatives of the order of 1. */
    private static final double DISTANCE = 1e-6;

    private static final double DIFFERENCE_TOLERANCE = 1e-5;

    /** Adjoints and tangents of numbers of order 1, by systems that are solved to 1e-13 or better. */
    private static final double SOLUTION_TOLERANCE = 1e-12;

    private static final String GAME = """
            game corner
            states A, B
            parameter p real = 1
            control a in [0, 1]
            transition A -> B : a
            cost A : a^2/2 - p*a
            terminal B : 0.75
            """;

    static Stream<Arguments> cases() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(
                        Arguments.of(coupling, Named.of("compiled", new KernelCompiler())),
                        Arguments.of(coupling, Named.of("interpreted", ProgramInterpreter.compiler()))));
    }

    private static Equilibrium solve(MeanFieldGame game, Coupling coupling, double p) {
        return new DampedPicard()
                .solve(EquilibriumProblem.nash(game, TimeGrid.uniform(0, HORIZON, STEPS), INITIAL, new double[] {p})
                        .withCoupling(coupling));
    }

    private static MeanFieldGame game(ExecutableProgram.Compiler compiler) {
        return GameFactory.make(GameParser.parse(GAME, "corner.game"), GameOptions.NONE, compiler);
    }

    private static double share(Equilibrium equilibrium) {
        return equilibrium.flow(STEPS, 1, 0);
    }

    private static int controlsAt(Equilibrium equilibrium, double bound) {
        DoublePredicate exactly = control -> control == bound;
        return ActiveSet.of(equilibrium, exactly).count(0, true);
    }

    /** The slope of {@code B}'s share at the end in {@code p}, by every adjoint and tangent, which agree. */
    private static double slope(Equilibrium equilibrium) {
        double[] cotangent = new double[equilibrium.flow().length];
        cotangent[cotangent.length - 1] = 1;
        double[] everywhere = new double[STEPS + 1];
        Arrays.fill(everywhere, 1);
        double tangent = new DirectTangent()
                .tangent(equilibrium, everywhere, new double[INITIAL.length])
                .flow()[cotangent.length - 1];
        for (Adjoint adjoint : List.of(new DirectAdjoint(), new KrylovAdjoint(), new FixedPointAdjoint())) {
            FlowGradient gradient = adjoint.gradient(equilibrium, cotangent);
            assertThat(gradient.worstStatus()).isEqualTo(Status.CONVERGED);
            double sum = 0;
            for (double entry : gradient.parameters()) {
                sum += entry;
            }
            assertThat(sum).isCloseTo(tangent, within(SOLUTION_TOLERANCE));
        }
        return tangent;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void atTheLowerBoundItIsThatFromAbove(Coupling coupling, ExecutableProgram.Compiler compiler) {
        MeanFieldGame game = game(compiler);
        Equilibrium corner = solve(game, coupling, 0.75);

        assertThat(controlsAt(corner, 0)).isEqualTo(2 * STEPS);
        assertThat(share(corner)).isEqualTo(share(solve(game, coupling, 0.75 - DISTANCE)));
        double above = (share(solve(game, coupling, 0.75 + DISTANCE)) - share(corner)) / DISTANCE;
        assertThat(above).isCloseTo(HORIZON * INITIAL[0], within(DIFFERENCE_TOLERANCE));
        assertThat(slope(corner)).isCloseTo(HORIZON * INITIAL[0], within(SOLUTION_TOLERANCE));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void atTheUpperBoundItIsThatFromBelow(Coupling coupling, ExecutableProgram.Compiler compiler) {
        MeanFieldGame game = game(compiler);
        double p = 1.75;
        Equilibrium corner = solve(game, coupling, p);

        assertThat(controlsAt(corner, 1)).isEqualTo(coupling == Coupling.NASH ? 2 : 1);
        double below = (share(corner) - share(solve(game, coupling, p - DISTANCE))) / DISTANCE;
        double above = (share(solve(game, coupling, p + DISTANCE)) - share(corner)) / DISTANCE;
        assertThat(slope(corner)).isCloseTo(below, within(DIFFERENCE_TOLERANCE));
        // beyond, the last rate stays at 1; where the rates read another value function, only h has met its corner
        double lost = coupling == Coupling.NASH ? HORIZON / STEPS * corner.flow(STEPS - 1, 0, 0) : 0;
        assertThat(below - above).isCloseTo(lost, within(DIFFERENCE_TOLERANCE));
    }
}
