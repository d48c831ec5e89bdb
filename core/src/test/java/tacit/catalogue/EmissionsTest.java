package tacit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.DistinctEquilibria;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;

/**
 * Emissions depend on the crowd through its mean at the end alone, so that an equilibrium is a root of
 * {@code F(m) = m}, with {@code F(m)} where the crowd ends if everybody expects {@code m}. Bisection finds all roots.
 */
final class EmissionsTest {
    private static final int STATES = 20;
    private static final int STEPS = 149;
    private static final double HORIZON = 6;

    /** What a residual of 1e-11 does to the mean of 20 levels, and bisection leaves. */
    private static final double AGREEMENT = 1e-8;

    @Test
    void aBandwagonFromLevelThreeHasThreeEquilibria() {
        List<Double> roots = roots(-2, 3);
        List<Equilibrium> found = search(-2, 3);

        assertThat(roots).hasSize(3);
        assertThat(found)
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.relativeExploitability(0)).isLessThan(1e-12));
        for (int i = 0; i < 3; i++) {
            assertThat(mean(found.get(i))).isCloseTo(roots.get(i), within(AGREEMENT));
        }
    }

    @Test
    void fromLevelZeroAndWithADeterrentThereIsOne() {
        assertThat(roots(-2, 0)).hasSize(1);
        assertThat(search(-2, 0))
                .singleElement()
                .satisfies(one -> assertThat(mean(one)).isCloseTo(roots(-2, 0).getFirst(), within(AGREEMENT)));
        assertThat(search(2, 3))
                .singleElement()
                .satisfies(one -> assertThat(mean(one)).isCloseTo(roots(2, 3).getFirst(), within(AGREEMENT)));
    }

    private static List<Equilibrium> search(double s, int start) {
        MeanFieldGame game = Games.load("emissions");
        double[] initial = new double[STATES];
        initial[start] = 1;
        double[] parameters = game.parameters().stream()
                .mapToDouble(element ->
                        element.name().equals("s") ? s : element.value().orElseThrow())
                .toArray();
        var problem = EquilibriumProblem.nash(game, TimeGrid.uniform(0, HORIZON, STEPS), initial, parameters);
        return new DistinctEquilibria(new Automatic(), 24, 1)
                .of(problem).distinct().stream()
                        .sorted(Comparator.comparingDouble(EmissionsTest::mean))
                        .toList();
    }

    private static double mean(Equilibrium equilibrium) {
        double mean = 0;
        for (int x = 0; x < STATES; x++) {
            mean += x * equilibrium.flow(STEPS, x, 0);
        }
        return mean;
    }

    private static List<Double> roots(double s, int start) {
        List<Double> roots = new ArrayList<>();
        int pieces = 400;
        for (int i = 0; i < pieces; i++) {
            double low = STATES * (double) i / pieces;
            double high = STATES * (i + 1.0) / pieces;
            boolean rises = excess(low, s, start) < 0;
            if (rises == excess(high, s, start) < 0) {
                continue;
            }
            for (int halving = 0; halving < 60; halving++) {
                double middle = (low + high) / 2;
                if (rises == excess(middle, s, start) < 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            roots.add(low);
        }
        return roots;
    }

    /** {@code F(m) − m}: the best response to a mean and where it leads, written out. */
    private static double excess(double m, double s, int start) {
        double step = HORIZON / STEPS;
        double[] u = new double[STATES];
        for (int x = 0; x < STATES; x++) {
            u[x] = 5 * Math.max(x - 6, 0) / (1 + Math.exp(-s * (m - 6)));
        }
        double[][] rise = new double[STEPS][STATES];
        for (int k = STEPS - 1; k >= 0; k--) {
            for (int x = 0; x < STATES - 1; x++) {
                double gain = u[x + 1] - u[x];
                double abatement = Math.clamp(gain, 0, 1);
                rise[k][x] = 1 - abatement;
                u[x] += step * (abatement * abatement / 2 + rise[k][x] * gain);
            }
        }
        double[] mu = new double[STATES];
        mu[start] = 1;
        for (int k = 0; k < STEPS; k++) {
            for (int x = STATES - 2; x >= 0; x--) {
                double moved = step * rise[k][x] * mu[x];
                mu[x] -= moved;
                mu[x + 1] += moved;
            }
        }
        double mean = 0;
        for (int x = 0; x < STATES; x++) {
            mean += x * mu[x];
        }
        return mean - m;
    }
}
