package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A game without a choice is a Markov chain, whose powers are known in closed form. */
class MarkovChainTest {
    /** A few hundred steps, each off by a rounding error. */
    private static final double ROUNDING = 1e-13;

    private static final int STEPS = 20;
    private static final double STEP = 0.1;
    private static final double COST = 3;

    @ParameterizedTest(name = "rates {0} and {1}: {2} substeps")
    @CsvSource({"0.5, 1.5, 1", "10, 2, 1", "10.5, 2, 2", "33, 20, 4", "1, 500, 64"})
    void agreesWithThePowersOfItsMatrix(double a, double b, int substeps) {
        Equilibrium equilibrium = solve(TimeGrid.uniform(0, STEPS * STEP, STEPS), a, b);

        double length = STEP / substeps;
        double factor = 1 - length * (a + b);
        double stationary = b / (a + b);
        for (int k = 0; k <= STEPS; k++) {
            double decay = Math.pow(factor, k * substeps);
            double left = Math.pow(factor, (STEPS - k) * substeps);
            assertThat(equilibrium.flow(k, 0, 0)).isCloseTo(stationary + (0.9 - stationary) * decay, within(ROUNDING));
            assertThat(equilibrium.value(k, 0, 0) - equilibrium.value(k, 1, 0))
                    .isCloseTo(COST * (1 - left) / (a + b), within(ROUNDING));
        }
        assertThat(equilibrium.substeps().count(0, 0)).isEqualTo(substeps);
        assertThat(equilibrium.residual(0)).isLessThan(ROUNDING);
        assertThat(equilibrium.exploitability(0)).isBetween(0.0, ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1.5", "3, 4"})
    void approachesTheExponentialAtOrderOne(double a, double b) {
        double horizon = STEPS * STEP;
        double exact = b / (a + b) + (0.9 - b / (a + b)) * Math.exp(-(a + b) * horizon);

        double coarse = Math.abs(solve(TimeGrid.uniform(0, horizon, 1000), a, b).flow(1000, 0, 0) - exact);
        double fine = Math.abs(solve(TimeGrid.uniform(0, horizon, 2000), a, b).flow(2000, 0, 0) - exact);

        assertThat(coarse / fine).isBetween(1.95, 2.05);
    }

    private static Equilibrium solve(TimeGrid grid, double a, double b) {
        var problem =
                EquilibriumProblem.nash(new TwoStateGame(), grid, new double[] {0.9, 0.1}, new double[] {a, b, COST});
        return new DampedPicard().solve(problem).orElseThrow();
    }
}
