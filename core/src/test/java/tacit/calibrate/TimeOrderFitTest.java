package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Richardson;
import tacit.equilibrium.TimeGrid;
import tacit.equilibrium.TimeOrder;
import tacit.game.MeanFieldGame;
import tacit.observe.Trajectories;
import tacit.parameter.Constant;

/**
 * Data in continuous time, fitted on coarse steps: what is found is off by the error in time, of first or second order.
 */
class TimeOrderFitTest {
    private static final double BETA = 0.4;
    private static final double GAMMA = 0.1;
    private static final double HORIZON = 40;
    private static final int STEPS = 40;
    private static final int FINE = 160;

    private static EquilibriumProblem problem(int steps, double beta, double gamma) {
        MeanFieldGame game = Games.load("epidemic");
        return EquilibriumProblem.nash(
                game, TimeGrid.uniform(0, HORIZON, steps), new double[] {0.95, 0.05, 0}, new double[] {
                    beta, gamma, 1, 0.5
                });
    }

    /** Shares of all states at every other time. */
    private static Trajectories data() {
        EquilibriumProblem fine = problem(STEPS * FINE, BETA, GAMMA);
        double[] flow = Richardson.solve(fine, new DampedPicard()).flow();
        double[] times = new double[STEPS / 2 + 1];
        double[] shares = new double[3 * times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = 2 * i * HORIZON / STEPS;
            System.arraycopy(flow, 2 * i * FINE * 3, shares, 3 * i, 3);
        }
        return Trajectories.of(List.of("S", "I", "R"), times, shares);
    }

    private static FitResult fit(TimeOrder order) {
        return Calibration.of(problem(STEPS, 0.5, 0.2))
                .observing(data())
                .starts(1)
                .timeOrder(order)
                .fit(Constant.parameters("beta", "gamma"));
    }

    @Test
    void theSecondOrderFindsTheParametersTwentyTimesAsClosely() {
        FitResult first = fit(TimeOrder.FIRST);
        FitResult second = fit(TimeOrder.SECOND);

        assertThat(first.status().successful()).isTrue();
        assertThat(second.status().successful()).isTrue();
        assertThat(error(first)).isGreaterThan(0.02);
        assertThat(error(second)).isLessThan(error(first) / 20);
        assertThat(second.rmse()).isLessThan(first.rmse() / 5);
    }

    private static double error(FitResult fit) {
        return Math.max(Math.abs(fit.values()[0] / BETA - 1), Math.abs(fit.values()[1] / GAMMA - 1));
    }
}
