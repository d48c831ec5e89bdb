package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.observe.Trajectories;
import tacit.parameter.Constant;

class ParameterErrorTest {
    /** Sums of a handful of products. */
    private static final double ROUNDING = 1e-14;

    @Test
    void errorsAreThoseOfTheirFormulas() {
        GridPath found = GridPath.of(3, 1, 2, new double[] {1, 2, 3, 4, 5, 6});
        GridPath truth = GridPath.of(3, 1, 1, new double[] {1, 3, 2});
        GridPath influence = GridPath.of(3, 1, 2, new double[] {1, 2, 4, 1, 0, 0});

        ParameterError error = ParameterError.of(found, truth, influence, 0);

        assertThat(error.meanSquare()).isCloseTo((0 + 1 + 0 + 1 + 9 + 16) / 6.0, within(ROUNDING));
        assertThat(error.relativeL2()).isCloseTo(Math.sqrt(27.0 / 28), within(ROUNDING));
        assertThat(error.seenRelativeL2()).isCloseTo(Math.sqrt(2.0 / 20), within(ROUNDING));
        assertThat(error.weightedRelativeL2()).isCloseTo(Math.sqrt((2.0 + 1) / (1 + 2 + 4 * 9 + 9)), within(ROUNDING));
        assertThat(error.unseen()).isCloseTo(1.0 / 3, within(ROUNDING));
    }

    @Test
    void pathsOfOtherGamesAreRefused() {
        GridPath one = GridPath.constant(1, 1, new double[] {1});
        GridPath two = GridPath.constant(2, 1, new double[] {1, 2});

        assertThatThrownBy(() -> ParameterError.of(one, two, one, 0)).hasMessageContaining("1 × 2 × 1 (truth)");
    }

    @Test
    void theLastPriceOfMovingInfluencesNothingAndTheOthersAsDifferencesSay() {
        MeanFieldGame game = Games.load("linear-quadratic");
        TimeGrid grid = TimeGrid.uniform(0, 1, 6);
        double[] parameters = game.parameters().stream()
                .mapToDouble(element -> element.value().orElseThrow())
                .toArray();
        EquilibriumProblem problem = EquilibriumProblem.nash(game, grid, new double[] {0.5, 0.3, 0.2}, parameters);
        double[] flow = new Automatic().solve(problem).orElseThrow().flow();
        Prediction prediction = Calibration.of(problem)
                .observing(Trajectories.of(game.states(), grid.times(), flow))
                .predict(new double[] {StrictMath.log(parameters[0])}, List.of(Constant.parameters("gamma")));

        GridPath influence = prediction.influence();

        for (int k = 0; k < grid.points(); k++) {
            double exact = squaredDifference(problem, parameters, k);
            // six standard errors of the mean of 64 probes, each of relative variance 2 at most
            assertThat(influence.values()[influence.offset(k)])
                    .isCloseTo(exact, within(6 * Math.sqrt(2.0 / 64) * exact));
        }
        assertThat(influence.values()[influence.offset(grid.steps())]).isZero();
        assertThat(prediction.meanSquare()).isLessThan(1e-20);
    }

    /** {@code Σ (∂μ/∂γ_k)²} by central differences. */
    private static double squaredDifference(EquilibriumProblem problem, double[] parameters, int k) {
        double step = 1e-4;
        double[] plus = flow(problem, parameters, k, step);
        double[] minus = flow(problem, parameters, k, -step);
        double sum = 0;
        for (int i = 0; i < plus.length; i++) {
            double slope = (plus[i] - minus[i]) / (2 * step);
            sum += slope * slope;
        }
        return sum;
    }

    private static double[] flow(EquilibriumProblem problem, double[] parameters, int k, double step) {
        int points = problem.grid().points();
        double[] path = new double[points * parameters.length];
        for (int i = 0; i < path.length; i++) {
            path[i] = parameters[i % parameters.length];
        }
        path[k * parameters.length] += step;
        return new Automatic()
                .solve(problem.withParameters(GridPath.of(points, parameters.length, 1, path)))
                .orElseThrow()
                .flow();
    }
}
