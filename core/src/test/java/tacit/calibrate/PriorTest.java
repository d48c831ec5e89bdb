package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.Constant;
import tacit.parameter.TimePath;

class PriorTest {
    private static final MeanFieldGame GAME = Games.load("linear-quadratic");
    private static final int KNOTS = 5;
    private static final int OBSERVED = 300;

    /** A path of five knots over two units of time, and a constant. */
    private static FitModel model() {
        double[] values = GAME.parameters().stream()
                .mapToDouble(element -> element.value().orElse(1))
                .toArray();
        var problem = EquilibriumProblem.nash(GAME, TimeGrid.uniform(0, 2, 20), new double[] {0.4, 0.3, 0.3}, values);
        var run = new Trajectory("run", new double[] {0, 2}, new double[] {.4, .3, .3, .5, .3, .2});
        return Calibration.of(problem)
                .observing(new Trajectories(GAME.states(), List.of(run)))
                .model(List.of(TimePath.parameters(KNOTS, "gamma"), Constant.parameters("b")));
    }

    private static double[] random(int size) {
        return new Random(4).doubles(size, -1, 1).toArray();
    }

    /**
     * The log-density of a random walk with standard deviation 3 over the horizon, a quarter of its variance a step.
     */
    @Test
    void aPathIsARandomWalk() {
        double[] theta = random(KNOTS + 1);
        double expected = 0;
        for (int knot = 1; knot < KNOTS; knot++) {
            double step = theta[knot] - theta[knot - 1];
            expected += step * step / (2 * 9.0 / 4);
        }

        Prior prior = Prior.walk(model(), OBSERVED);

        // rounding of five terms
        assertThat(prior.value(theta)).isCloseTo(expected, within(1e-14));
        assertThat(prior.weight(0.3)).isEqualTo(2 * 0.3 / OBSERVED);
    }

    @Test
    void aRidgeDoesNotFollowTheLoss() {
        double[] theta = {3, 4};
        Prior prior = Prior.ridge(2, 1e-3);

        assertThat(prior.weight(7) * prior.value(theta)).isCloseTo(1e-3 * 12.5, within(1e-17));
    }

    @Test
    void derivativesAreThoseOfTheValue() {
        double weight = 0.7;
        double[] theta = random(KNOTS + 1);
        int n = theta.length;
        for (Prior prior : List.of(Prior.walk(model(), OBSERVED), Prior.ridge(n, 0.2))) {
            GaussNewton at = new GaussNewton(0, new double[n], new double[n * n]);
            prior.add(theta, weight, at);
            for (int i = 0; i < n; i++) {
                double slope = weight * (value(prior, theta, i, 1) - value(prior, theta, i, -1)) / 2;
                // a square's central difference is exact up to rounding
                assertThat(at.gradient()[i]).isCloseTo(slope, within(1e-13));
                double[] moved = theta.clone();
                moved[i] += 1;
                GaussNewton there = new GaussNewton(0, new double[n], new double[n * n]);
                prior.add(moved, weight, there);
                for (int j = 0; j < n; j++) {
                    double curvature = there.gradient()[j] - at.gradient()[j];
                    assertThat(at.matrix()[i * n + j]).isCloseTo(curvature, within(1e-13));
                }
            }
        }
    }

    private static double value(Prior prior, double[] theta, int i, double step) {
        double[] moved = theta.clone();
        moved[i] += step;
        return prior.value(moved);
    }
}
