package tacit.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GmresTest {
    private static final int SIZE = 30;
    private static final double TOLERANCE = 1e-12;

    /** A matrix at random, its numerical range to the right of 0. */
    private static double[] matrix() {
        SplittableRandom random = new SplittableRandom(5);
        double[] a = new double[SIZE * SIZE];
        Arrays.setAll(a, i -> random.nextDouble(-0.1, 0.1) + (i % (SIZE + 1) == 0 ? 2 : 0));
        return a;
    }

    private static double[] product(double[] a, double[] x) {
        double[] y = new double[SIZE];
        Matrices.addProduct(SIZE, a, 0, SIZE, x, 0, y, 0);
        return y;
    }

    private static Gmres solve(double[] a, double[] b, int window, int limit) {
        Gmres gmres = new Gmres(SIZE, window);
        gmres.begin(b, TOLERANCE, limit);
        while (gmres.running()) {
            gmres.accept(product(a, gmres.direction()));
        }
        return gmres;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30})
    void solvesWithAnyWindow(int window) {
        double[] expected = new SplittableRandom(6).doubles(SIZE).toArray();
        Gmres gmres = solve(matrix(), product(matrix(), expected), window, 1000);

        assertThat(gmres.relativeResidual()).isLessThanOrEqualTo(TOLERANCE);
        assertThat(gmres.solution()).containsExactly(expected, within(10 * SIZE * TOLERANCE));
    }

    @Test
    void needsNoMoreProductsThanThereAreDistinctEigenvalues() {
        double[] a = new double[SIZE * SIZE];
        for (int i = 0; i < SIZE; i++) {
            a[i * (SIZE + 1)] = i % 3 + 1;
        }
        Gmres gmres = solve(a, new SplittableRandom(7).doubles(SIZE).toArray(), SIZE, 100);

        assertThat(gmres.products()).isLessThanOrEqualTo(3 + 1);
        assertThat(gmres.relativeResidual()).isLessThanOrEqualTo(TOLERANCE);
    }

    /** The cyclic shift: no direction but the last helps, so a shorter window never gets anywhere. */
    @Test
    void saysThatItStagnates() {
        double[] a = new double[SIZE * SIZE];
        for (int i = 0; i < SIZE; i++) {
            a[i * SIZE + (i + 1) % SIZE] = 1;
        }
        double[] b = new double[SIZE];
        b[0] = 1;

        assertThat(solve(a, b, 5, 1000).relativeResidual()).isEqualTo(1);
        assertThat(solve(a, b, SIZE, 1000).relativeResidual()).isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void aRightHandSideOfZeroHasTheSolutionZero() {
        Gmres gmres = solve(matrix(), new double[SIZE], 5, 100);

        assertThat(gmres.products()).isZero();
        assertThat(gmres.relativeResidual()).isZero();
        assertThat(gmres.solution()).containsOnly(0);
    }

    @Test
    void numbersThatAreNotFiniteEndItWithoutASolution() {
        double[] a = matrix();
        a[17] = Double.NaN;
        Gmres gmres = solve(a, new SplittableRandom(8).doubles(SIZE).toArray(), 5, 100);

        assertThat(gmres.relativeResidual()).isNaN();
    }
}
