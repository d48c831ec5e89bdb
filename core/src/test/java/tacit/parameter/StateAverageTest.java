package tacit.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.Domain;
import tacit.math.Vectors;

class StateAverageTest {
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 4);
    private static final StubGame GAME = StubGame.mixed();
    private static final Lanes LANES = new Lanes(2, 3);
    private static final GridPath FLOW = flow();

    /** Shares of A that differ from point to point and trajectory to trajectory. */
    private static GridPath flow() {
        double[] values = new double[GRID.points() * 2 * 3];
        for (int k = 0; k < GRID.points(); k++) {
            for (int i = 0; i < 3; i++) {
                values[k * 6 + i] = (k + i + 1) / 10.0;
                values[k * 6 + 3 + i] = 1 - (k + i + 1) / 10.0;
            }
        }
        return GridPath.of(GRID.points(), 2, 3, values);
    }

    private static ParameterModel model(int knots) {
        StateAverage block = StateAverage.parameters(GAME.states(), FLOW, "cost", "q[0,1]")
                .withKnots(knots)
                .ofSize(2);
        double[] values = GAME.defaults();
        values[0] = 1; // beta has no default
        return ParameterModel.of(GAME, GRID, GridPath.constant(6, 1, values), List.of(block));
    }

    private static GridPath empty() {
        return GridPath.of(GRID.points(), 6, LANES.count(), new double[GRID.points() * 6 * LANES.count()]);
    }

    @Test
    void theParameterIsTheMeanOfTheStatesValues() {
        ParameterModel model = model(1);
        // [element][state][start], in units of 2
        double[] theta = {0.5, 1, 1.5, 3, 2, 1, 1, 2};
        GridPath path = empty();
        model.evaluate(theta, LANES, path);

        for (int k = 0; k < GRID.points(); k++) {
            for (int i = 0; i < 3; i++) {
                double share = (k + i + 1) / 10.0;
                int at = path.offset(k) + LANES.count(); // cost
                assertThat(path.values()[at + i]).isCloseTo(share + 3 * (1 - share), within(1e-15));
                assertThat(path.values()[at + 3 + i]).isCloseTo(2 * share + 6 * (1 - share), within(1e-14));
            }
        }
        assertThat(model.unknowns())
                .extracting(Unknown::name)
                .containsExactly("cost of A", "cost of B", "q[0,1] of A", "q[0,1] of B");
        assertThat(model.values(new double[] {1, 2, 3, 4})).containsExactly(2, 4, 6, 8);
    }

    @Test
    void aMeanThatWouldLeaveTheDomainApproachesItsBound() {
        ParameterModel model = model(1);
        GridPath path = empty();
        model.evaluate(new double[] {-1, -1, -1, -1, -1, -1, -1, -1}, LANES, path);

        for (int k = 0; k < GRID.points(); k++) {
            assertThat(path.values()[path.offset(k) + LANES.count()]).isBetween(0.0, 0.02); // a hundredth of 2
        }
    }

    @Test
    void tangentAndPullbackAreDualAndTheTangentIsThatOfDifferences() {
        ParameterModel model = model(3);
        Random random = new Random(5);
        double[] theta = random.doubles(model.size() * 2, 0.2, 2).toArray();
        double[] direction = random.doubles(theta.length, -1, 1).toArray();
        GridPath tangent = empty();
        GridPath cotangent = GridPath.of(
                GRID.points(),
                6,
                LANES.count(),
                random.doubles(tangent.values().length, -1, 1).toArray());
        double[] pulled = new double[theta.length];
        model.tangent(theta, LANES, direction, tangent);
        model.pullback(theta, LANES, cotangent, pulled);

        assertThat(Vectors.dot(pulled, direction))
                .isCloseTo(Vectors.dot(cotangent.values(), tangent.values()), within(1e-13));
        double step = 1e-6;
        GridPath plus = empty();
        GridPath minus = empty();
        model.evaluate(moved(theta, step, direction), LANES, plus);
        model.evaluate(moved(theta, -step, direction), LANES, minus);
        for (int i = 0; i < tangent.values().length; i++) {
            double quotient = (plus.values()[i] - minus.values()[i]) / (2 * step);
            assertThat(tangent.values()[i]).isCloseTo(quotient, within(1e-8)); // rounding 1e-16 over the step
        }
    }

    private static double[] moved(double[] theta, double step, double[] direction) {
        double[] moved = theta.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    @Test
    void aGuardedNumberStaysInItsDomainWithTheSlopeOfItsDerivative() {
        Transform guarded = new Transform.Guarded(Domain.between(0, 1), 0.1);
        for (double theta = -1; theta <= 2; theta += 0.07) {
            double quotient = (guarded.value(theta + 1e-6) - guarded.value(theta - 1e-6)) / 2e-6;

            assertThat(guarded.value(theta)).isStrictlyBetween(0.0, 1.0);
            assertThat(guarded.slope(theta)).isCloseTo(quotient, within(1e-5)); // curvature 10, kinks at the margins
            assertThat(guarded.inverse(guarded.value(theta)))
                    .isCloseTo(Math.clamp(theta, -0.37, 1.37), within(0.7)); // cut where a value is near its bound
        }
        assertThat(guarded.inverse(guarded.value(0.05))).isCloseTo(0.05, within(1e-12));
        assertThat(guarded.value(0.5)).isEqualTo(0.5);
    }

    @Test
    void aFlowWithGapsIsRefused() {
        double[] gap = FLOW.values().clone();
        gap[2] = Double.NaN;
        assertThatThrownBy(() -> StateAverage.parameters(GAME.states(), GridPath.of(GRID.points(), 2, 3, gap), "cost"))
                .hasMessageContaining("of state 0 at point 0 of trajectory 2");
        assertThatThrownBy(() -> StateAverage.parameters(List.of("A"), FLOW, "cost"))
                .hasMessageStartingWith("states [A]");
    }
}
