package tacit.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevenbergMarquardtTest {
    /** Value, gradient and Gauss–Newton matrix of some squares. */
    private interface Squares {
        double[] residuals(double[] x);

        double[] jacobian(double[] x);
    }

    /** Rosenbrock's valley, {@code 10 (y − x²)} and {@code 1 − x}. */
    private static final Squares VALLEY = new Squares() {
        @Override
        public double[] residuals(double[] x) {
            return new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0]};
        }

        @Override
        public double[] jacobian(double[] x) {
            return new double[] {-20 * x[0], 10, -1, 0};
        }
    };

    private static double value(Squares squares, double[] x) {
        double sum = 0;
        for (double residual : squares.residuals(x)) {
            sum += residual * residual;
        }
        return sum;
    }

    private static void linearise(Squares squares, LevenbergMarquardt search) {
        double[] x = search.accepted();
        double[] residuals = squares.residuals(x);
        double[] jacobian = squares.jacobian(x);
        int n = x.length;
        double[] gradient = new double[n];
        double[] matrix = new double[n * n];
        for (int r = 0; r < residuals.length; r++) {
            for (int i = 0; i < n; i++) {
                gradient[i] += 2 * residuals[r] * jacobian[r * n + i];
                for (int j = 0; j < n; j++) {
                    matrix[i * n + j] += 2 * jacobian[r * n + i] * jacobian[r * n + j];
                }
            }
        }
        search.linearise(value(squares, x), gradient, matrix);
    }

    private static LevenbergMarquardt run(Squares squares, LeastSquaresOptions options, double... start) {
        LevenbergMarquardt search = new LevenbergMarquardt(start, options);
        linearise(squares, search);
        while (!search.done()) {
            if (search.tell(value(squares, search.trial()))) {
                assertThat(search.wantsLinearisation()).isTrue();
                linearise(squares, search);
            }
        }
        return search;
    }

    @Test
    void theValleyIsFollowedToItsEnd() {
        LevenbergMarquardt search =
                run(VALLEY, LeastSquaresOptions.DEFAULT.withIterations(60).untilSmall(1e-14, 0), -1.2, 1);

        assertThat(search.status()).isEqualTo(SearchStatus.GRADIENT_SMALL);
        assertThat(search.accepted()).containsExactly(new double[] {1, 1}, within(1e-12));
        assertThat(search.value()).isLessThan(1e-24);
    }

    @Test
    void stepsAreLimited() {
        LevenbergMarquardt search =
                run(VALLEY, LeastSquaresOptions.DEFAULT.withIterations(2).untilSmall(1e-14, 0), -1.2, 1);

        assertThat(search.status()).isEqualTo(SearchStatus.ITERATION_LIMIT);
        assertThat(search.iterations()).isEqualTo(2);
        assertThat(search.value()).isLessThan(value(VALLEY, new double[] {-1.2, 1}));
    }

    /** Beside a residual of 10 that nothing changes, the valley's last millionths are not worth a step. */
    @Test
    void itEndsWhereAStepPromisesNothing() {
        Squares noisy = new Squares() {
            @Override
            public double[] residuals(double[] x) {
                double[] two = VALLEY.residuals(x);
                return new double[] {two[0], two[1], 10};
            }

            @Override
            public double[] jacobian(double[] x) {
                return Arrays.copyOf(VALLEY.jacobian(x), 6);
            }
        };
        LevenbergMarquardt search =
                run(noisy, LeastSquaresOptions.DEFAULT.withPatience(40).withIterations(60), -1.2, 1);

        assertThat(search.status()).isEqualTo(SearchStatus.DECREASE_SMALL);
        assertThat(search.iterations()).isLessThan(40);
        assertThat(search.value() - 100).isLessThan(1e-5);
    }

    @Test
    void aDirectionThatNothingDependsOnIsLeftAlone() {
        Squares one = new Squares() {
            @Override
            public double[] residuals(double[] x) {
                return new double[] {x[0] - 3};
            }

            @Override
            public double[] jacobian(double[] x) {
                return new double[] {1, 0};
            }
        };
        LevenbergMarquardt search =
                run(one, LeastSquaresOptions.DEFAULT.withIterations(20).untilSmall(1e-12, 0), 0, 7);

        assertThat(search.accepted()[0]).isCloseTo(3, within(1e-11));
        assertThat(search.accepted()[1]).isEqualTo(7);
    }

    @Test
    void aTrialThatCannotBeComputedIsRejectedAndTheNextIsNearer() {
        LevenbergMarquardt search = new LevenbergMarquardt(new double[] {-1.2, 1}, LeastSquaresOptions.DEFAULT);
        linearise(VALLEY, search);
        double far = Math.abs(search.trial()[0] + 1.2);

        assertThat(search.tell(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Math.abs(search.trial()[0] + 1.2)).isLessThan(far);
        while (!search.done()) {
            search.tell(Double.NaN);
        }
        assertThat(search.status()).isEqualTo(SearchStatus.LINE_SEARCH_FAILED);
        assertThat(search.accepted()).containsExactly(-1.2, 1);
    }
}
