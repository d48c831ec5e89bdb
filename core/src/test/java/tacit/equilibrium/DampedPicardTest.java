package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DampedPicardTest {
    private static final double MASS_TOLERANCE = 1e-12;
    private static final double TOLERANCE = DampedPicard.Options.DEFAULT.tolerance();

    /** A second for cold code; the solution itself takes a tenth of it. */
    @ParameterizedTest
    @ValueSource(ints = {3, 8, 16, 32})
    void solvesTheLinearQuadraticGameWhereOneStepPerIntervalBlowsUp(int d) {
        Equilibrium equilibrium = new DampedPicard().solve(Instances.arc(d));

        assertThat(equilibrium.worstStatus()).isEqualTo(Status.CONVERGED);
        assertThat(equilibrium.residual(0)).isLessThanOrEqualTo(TOLERANCE);
        assertThat(equilibrium.massError(0)).isLessThanOrEqualTo(MASS_TOLERANCE);
        assertThat(Arrays.stream(equilibrium.flow()).boxed())
                .allMatch(share -> share >= 0 && share <= 1 + MASS_TOLERANCE);
        assertThat(equilibrium.exploitability(0)).isBetween(0.0, 1e-9);
    }

    @Test
    void reportsThatOneStepPerIntervalIsTooLarge() {
        Equilibrium equilibrium = new DampedPicard().solve(Instances.arc(16).withSubsteps(new SubstepRule.Single()));

        assertThat(equilibrium.status(0)).isEqualTo(Status.STEP_TOO_LARGE);
        assertThat(equilibrium.flow()).containsOnly(Double.NaN);
        assertThatThrownBy(equilibrium::orElseThrow)
                .isInstanceOf(NotConvergedException.class)
                .hasMessageContaining("step too large")
                .hasMessageContaining("automatic substeps");
    }

    @Test
    void reportsThatTheLimitOfSubstepsDoesNotSuffice() {
        var problem = Instances.arc(16).withSubsteps(new SubstepRule.Automatic(16));

        assertThat(new DampedPicard().solve(problem).status(0)).isEqualTo(Status.STEP_TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void endsAtTheIterationLimit(Coupling coupling) {
        var solver = new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(2));
        Equilibrium equilibrium = solver.solve(Instances.arc(3).withCoupling(coupling));

        assertThat(equilibrium.status(0)).isEqualTo(Status.NOT_CONVERGED);
        assertThat(equilibrium.iterations(0)).isEqualTo(2);
        assertThat(equilibrium.residual(0)).isGreaterThan(TOLERANCE);
    }

    @Test
    void endsWhenCancelled() {
        Equilibrium equilibrium = new DampedPicard().cancelledWhen(() -> true).solve(Instances.arc(3));

        assertThat(equilibrium.status(0)).isEqualTo(Status.CANCELLED);
        assertThat(equilibrium.iterations(0)).isEqualTo(1);
    }

    @Test
    void startsAgainFromAnEquilibriumWithNothingLeftToDo() {
        Equilibrium cold = new DampedPicard().solve(Instances.arc(8));
        Equilibrium warm = new DampedPicard().solve(Instances.arc(8), cold);

        assertThat(warm.iterations(0)).isEqualTo(1);
        assertThat(warm.substeps()).isEqualTo(cold.substeps());
    }

    @Test
    void refusesAWarmStartOfAnotherShape() {
        Equilibrium other = new DampedPicard().solve(Instances.arc(3));

        assertThatThrownBy(() -> new DampedPicard().solve(Instances.arc(8), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 states")
                .hasMessageContaining("8 states");
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void saysThatARateIsNegativeInThatLaneAlone(Coupling coupling) {
        var parameters = GridPath.constant(3, 2, new double[] {-2, 0.5, 1.5, 1.5, 3, 3});
        var problem = EquilibriumProblem.nash(
                        new TwoStateGame(), TimeGrid.uniform(0, 5, 50), new double[] {0.9, 0.9, 0.1, 0.1}, parameters)
                .withCoupling(coupling);

        for (SubstepRule substeps : List.of(new SubstepRule.Single(), new SubstepRule.Automatic(64))) {
            Equilibrium equilibrium = new DampedPicard().solve(problem.withSubsteps(substeps));

            assertThat(equilibrium.status(0)).isEqualTo(Status.INVALID_RATE);
            assertThat(equilibrium.status(1)).isEqualTo(Status.CONVERGED);
            assertThat(equilibrium.flow(50, 0, 0)).isNaN();
            assertThat(equilibrium.value(0, 0, 0)).isNaN();
            assertThat(equilibrium.residual(0)).isNaN();
            assertThat(equilibrium.exploitability(0)).isNaN();
            assertThat(equilibrium.flow(50, 0, 1)).isBetween(0.0, 1.0);
            assertThatThrownBy(equilibrium::orElseThrow)
                    .isInstanceOf(NotConvergedException.class)
                    .hasMessageContaining("a rate was negative: write max(0, …)");
        }
    }

    /** Costs of 1e10 are rounded by 1e-6, and so are the rates and the flow. */
    @Test
    void aConstantInTheCostsDoesNotMakeAnyFlowConverge() {
        int[] shifted = {-2_000_000_000, -1_999_999_999, -1_999_999_998};
        double[] parameters = {0.5, 5, 2, 0.1, 1, 1};
        var problem = EquilibriumProblem.nash(
                new LinearQuadraticGame(shifted), TimeGrid.uniform(0, 2, 99), new double[] {0.5, 0.3, 0.2}, parameters);
        var solver = new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(4));

        assertThat(solver.solve(problem).status(0)).isEqualTo(Status.NOT_CONVERGED);
    }

    /** With a negative price of moving, the stationary rates are the dearest. */
    @ParameterizedTest
    @EnumSource(Coupling.class)
    void aPolicyThatIsAMaximiserHasNoExploitability(Coupling coupling) {
        double[] parameters = {-2, 1, 2, 0.1, 0, 1};
        var problem = EquilibriumProblem.nash(
                        new LinearQuadraticGame(3),
                        TimeGrid.uniform(0, 1, 50),
                        new double[] {0.5, 0.3, 0.2},
                        parameters)
                .withCoupling(coupling);

        Equilibrium equilibrium = new DampedPicard().solve(problem);

        assertThat(equilibrium.status(0)).isEqualTo(Status.CONVERGED);
        assertThat(equilibrium.exploitability(0)).isNaN();
        assertThat(equilibrium.relativeExploitability(0)).isNaN();
    }
}
