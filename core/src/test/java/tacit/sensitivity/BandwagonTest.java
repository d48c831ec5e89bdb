package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.catalogue.Games;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Guess;
import tacit.equilibrium.Newton;
import tacit.equilibrium.NewtonKrylov;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;

/**
 * Two states and a crowd that attracts. In one step of length ½ from equal shares, with {@code u_A = θ μ_A} at the end
 * and the rate {@code b + u_A} out of A,
 *
 * <pre>
 * Φ(μ_A) = ½ − ¼ (b + θ μ_A) + ¼ r,   Φ' = −θ/4,   μ_A = (2 − b + r) / (4 + θ).
 * </pre>
 *
 * {@code θ < −4}: a fixed-point iteration runs away from the equilibrium. {@code θ = −4}: it is not isolated.
 */
class BandwagonTest {
    private static final String TEXT = """
            game bandwagon
            states A, B
            parameter theta real
            parameter b > 0
            parameter r >= 0
            control a >= 0
            transition A -> B : a
            transition B -> A : r
            cost A -> B : (a - b)^2 / 2
            terminal A : theta * mu[A]
            initial 0.5, 0.5
            horizon 0.5
            """;

    private static final double TOLERANCE = 1e-12;

    @TempDir
    private static Path folder;

    private static MeanFieldGame game = Games.load("epidemic");

    @BeforeAll
    static void read() throws IOException {
        game = Games.read(Files.writeString(folder.resolve("bandwagon.game"), TEXT));
    }

    private static EquilibriumProblem problem(int steps, double theta, double b, double r) {
        return EquilibriumProblem.nash(
                        game, TimeGrid.uniform(0, 0.5, steps), new double[] {0.5, 0.5}, new double[] {theta, b, r})
                .withSubsteps(new SubstepRule.Single());
    }

    /** The equilibrium near a flow that leaves A at an even pace; there may be another, in which nobody moves. */
    private static Equilibrium solve(EquilibriumProblem problem) {
        int points = problem.grid().points();
        double[] flow = new double[2 * points];
        for (int k = 0; k < points; k++) {
            flow[2 * k] = 0.5 - 0.08 * k / (points - 1);
            flow[2 * k + 1] = 1 - flow[2 * k];
        }
        return new Newton().solve(problem, Guess.of(problem, flow)).orElseThrow();
    }

    /** {@code ∂L/∂μ} of {@code L = μ_A} at the end. */
    private static double[] shareAtTheEnd(int steps) {
        double[] cotangent = new double[2 * (steps + 1)];
        cotangent[2 * steps] = 1;
        return cotangent;
    }

    private static double total(FlowGradient gradient, int parameter) {
        double sum = 0;
        for (int i = parameter; i < gradient.parameters().length; i += 3) {
            sum += gradient.parameters()[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, -5, -2, 1})
    void directAndKrylovGradientsAreThoseOfTheClosedForm(double theta) {
        double r = 0.25;
        double b = 2 + r - 0.4 * (4 + theta);
        Equilibrium equilibrium = solve(problem(1, theta, b, r));

        assertThat(equilibrium.flow(1, 0, 0)).isEqualTo(0.4, within(TOLERANCE));
        for (Adjoint adjoint : List.of(new DirectAdjoint(), new KrylovAdjoint(), new AutoAdjoint())) {
            FlowGradient gradient = adjoint.gradient(equilibrium, shareAtTheEnd(1));
            assertThat(gradient.worstStatus()).isEqualTo(Status.CONVERGED);
            assertThat(total(gradient, 0)).isEqualTo(-0.4 / (4 + theta), within(TOLERANCE));
            assertThat(total(gradient, 1)).isEqualTo(-1 / (4 + theta), within(TOLERANCE));
            assertThat(total(gradient, 2)).isEqualTo(1 / (4 + theta), within(TOLERANCE));
        }
    }

    @Test
    void theFixedPointAdjointSaysThatItDoesNotConvergeWhereNothingContracts() {
        Equilibrium equilibrium = solve(problem(1, -8, 3.85, 0.25));

        FlowGradient gradient = new FixedPointAdjoint().gradient(equilibrium, shareAtTheEnd(1));

        assertThat(gradient.worstStatus()).isNotEqualTo(Status.CONVERGED);
        assertThat(gradient.parameters()).containsOnly(Double.NaN);
    }

    /** In two steps there is no closed form: the truth is extrapolated differences of Newton's equilibria. */
    @Test
    void inTwoStepsTheDirectGradientIsThatOfDifferencesAndTheIteratedOneFails() {
        Equilibrium equilibrium = twoSteps(3.75);
        double h = 1e-3;
        double difference = (8 * (end(3.75 + h) - end(3.75 - h)) - (end(3.75 + 2 * h) - end(3.75 - 2 * h))) / (12 * h);

        FlowGradient direct = new DirectAdjoint().gradient(equilibrium, shareAtTheEnd(2));
        FlowGradient iterated = new FixedPointAdjoint().gradient(equilibrium, shareAtTheEnd(2));

        assertThat(total(direct, 1)).isEqualTo(difference, within(1e-7 * Math.abs(difference)));
        assertThat(iterated.worstStatus()).isNotEqualTo(Status.CONVERGED);
        assertThat(iterated.parameters()).containsOnly(Double.NaN);
    }

    private static Equilibrium twoSteps(double b) {
        return solve(problem(2, -12, b, 0.25));
    }

    private static double end(double b) {
        return twoSteps(b).flow(2, 0, 0);
    }

    /** With {@code θ = −4} and {@code b = 2 + r} every share from 0 to ½ + r/4 is an equilibrium: the guess is one. */
    @Test
    void anEquilibriumThatIsNotIsolatedIsSingularAndHasNoGradient() {
        Equilibrium equilibrium = solve(problem(1, -4, 2.5, 0.5));

        FlowGradient direct = new DirectAdjoint().gradient(equilibrium, shareAtTheEnd(1));
        FlowTangent tangent =
                new DirectTangent().tangent(equilibrium, new double[] {0, 1, 0, 0, 1, 0}, new double[] {0, 0});
        FlowGradient krylov = new KrylovAdjoint().gradient(equilibrium, shareAtTheEnd(1));

        assertThat(direct.worstStatus()).isEqualTo(Status.SINGULAR);
        assertThat(direct.parameters()).containsOnly(Double.NaN);
        assertThat(direct.initial()).containsOnly(Double.NaN);
        assertThat(tangent.worstStatus()).isEqualTo(Status.SINGULAR);
        assertThat(tangent.flow()).containsOnly(Double.NaN);
        assertThat(krylov.worstStatus()).isNotEqualTo(Status.CONVERGED);
        assertThat(krylov.parameters()).containsOnly(Double.NaN);
    }

    /**
     * With {@code θ = −4} every flow misses the one that it generates by as much: the linear system has no solution.
     */
    @ParameterizedTest
    @ValueSource(doubles = {2.52, 2.5625})
    void solversThatMeetASingularSystemEverywhereSaySo(double b) {
        EquilibriumProblem problem = problem(1, -4, b, 0.5);

        assertThat(new Newton().solve(problem).status(0)).isEqualTo(Status.SINGULAR);
        assertThat(new NewtonKrylov().solve(problem).status(0)).isEqualTo(Status.SINGULAR);
        assertThat(new DampedPicard().solve(problem).status(0)).isNotEqualTo(Status.CONVERGED);
    }
}
