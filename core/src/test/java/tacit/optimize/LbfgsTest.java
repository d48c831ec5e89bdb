package tacit.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
    @Test
    void findsTheEndOfRosenbrocksValley() {
        Lbfgs search = new Lbfgs(new double[] {-1.2, 1}, LbfgsOptions.DEFAULT);
        int evaluations = TestFunction.rosenbrock().run(search);

        assertThat(search.status()).isEqualTo(SearchStatus.GRADIENT_SMALL);
        // a gradient of 1e-9 over the smallest eigenvalue of the Hessian at (1, 1), 0.4
        assertThat(search.point()).containsExactly(new double[] {1, 1}, within(1e-8));
        assertThat(evaluations).isLessThan(80);
    }

    @ParameterizedTest
    @CsvSource({"2, 1e4", "10, 1e4", "50, 1e3", "5, 1e8"})
    void solvesIllConditionedQuadratics(int size, double condition) {
        double[] start = new double[size];
        Arrays.setAll(start, i -> i % 2 == 0 ? 3 : -2);
        Lbfgs search = new Lbfgs(start, LbfgsOptions.DEFAULT);
        TestFunction.quadratic(size, condition).run(search);

        assertThat(search.status()).isEqualTo(SearchStatus.GRADIENT_SMALL);
        // the smallest weight is 1, so the error is at most the gradient
        assertThat(search.point()).usingComparatorWithPrecision(1e-6).containsOnly(1);
    }

    @Test
    void everyAcceptedStepLowersTheValue() {
        TestFunction function = TestFunction.rosenbrock();
        Lbfgs search = new Lbfgs(new double[] {-1.2, 1}, LbfgsOptions.DEFAULT);
        List<Double> values = new ArrayList<>();
        int seen = -1;
        while (!search.done()) {
            double[] point = search.point();
            search.tell(
                    function.value().applyAsDouble(point), function.gradient().apply(point));
            if (search.iterations() > seen) {
                seen = search.iterations();
                values.add(search.value());
            }
        }

        assertThat(values).hasSizeGreaterThan(10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void backsOffWhereTheFunctionCannotBeEvaluated() {
        // −log x + x has its minimum 1 at 1 and is not defined at x ≤ 0; from 5 the first steps overshoot
        TestFunction function =
                new TestFunction(x -> x[0] > 0 ? 50 * (x[0] - Math.log(x[0])) : Double.POSITIVE_INFINITY, x ->
                        new double[] {x[0] > 0 ? 50 * (1 - 1 / x[0]) : Double.NaN});
        Lbfgs search = new Lbfgs(new double[] {5}, LbfgsOptions.DEFAULT);
        function.run(search);

        assertThat(search.status().converged()).isTrue();
        assertThat(search.point()[0]).isCloseTo(1, within(1e-9));
    }

    @Test
    void convergesBelowTheNoiseOfTheValues() {
        // values wrong by up to 1e-8, gradients exact: the slopes must carry the search on
        TestFunction exact = TestFunction.quadratic(4, 100);
        TestFunction noisy = new TestFunction(
                x -> (1 + exact.value().applyAsDouble(x)) * (1 + 1e-8 * Math.sin(1e9 * (x[0] + 2 * x[1] + x[2]))),
                exact.gradient());
        Lbfgs search = new Lbfgs(new double[] {3, -1, 2, 4}, LbfgsOptions.DEFAULT.withRelativeNoise(4e-8));
        noisy.run(search);

        assertThat(search.point()).containsExactly(new double[] {1, 1, 1, 1}, within(1e-8));
    }

    @Test
    void noStepIsLongerThanAllowed() {
        TestFunction function = TestFunction.quadratic(3, 10);
        Lbfgs search = new Lbfgs(new double[] {100, 100, 100}, LbfgsOptions.DEFAULT.withLongestStep(0.5));
        double[] last = search.accepted();
        while (!search.done()) {
            double[] point = search.point();
            search.tell(
                    function.value().applyAsDouble(point), function.gradient().apply(point));
            for (int i = 0; i < 3; i++) {
                assertThat(Math.abs(search.accepted()[i] - last[i])).isLessThanOrEqualTo(0.5 * (1 + 1e-12));
            }
            last = search.accepted();
        }
        assertThat(search.point()[0]).isCloseTo(1, within(1e-8));
    }

    @Test
    void sameAnswersGiveTheSamePointsBitForBit() {
        List<double[]> first = path();
        List<double[]> second = path();

        assertThat(first).hasSameSizeAs(second);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i)).containsExactly(second.get(i));
        }
    }

    private static List<double[]> path() {
        TestFunction function = TestFunction.rosenbrock();
        Lbfgs search = new Lbfgs(new double[] {-1.2, 1}, LbfgsOptions.DEFAULT);
        List<double[]> points = new ArrayList<>();
        while (!search.done()) {
            double[] point = search.point();
            points.add(point);
            search.tell(
                    function.value().applyAsDouble(point), function.gradient().apply(point));
        }
        return points;
    }

    @Test
    void endsAtTheIterationLimitAndSaysSo() {
        Lbfgs search = new Lbfgs(new double[] {-1.2, 1}, LbfgsOptions.DEFAULT.withIterations(3));
        TestFunction.rosenbrock().run(search);

        assertThat(search.iterations()).isEqualTo(3);
        assertThat(search.status()).isEqualTo(SearchStatus.ITERATION_LIMIT);
        assertThat(search.status().converged()).isFalse();
    }

    @Test
    void cancelledSearchStandsAtItsBestPoint() {
        TestFunction function = TestFunction.rosenbrock();
        Lbfgs search = new Lbfgs(new double[] {-1.2, 1}, LbfgsOptions.DEFAULT);
        for (int i = 0; i < 10; i++) {
            double[] point = search.point();
            search.tell(
                    function.value().applyAsDouble(point), function.gradient().apply(point));
        }
        search.cancel();

        assertThat(search.status()).isEqualTo(SearchStatus.CANCELLED);
        assertThat(function.value().applyAsDouble(search.point())).isEqualTo(search.value());
        assertThatThrownBy(() -> search.tell(0, new double[2])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void startThatCannotBeEvaluatedIsAStatus() {
        Lbfgs search = new Lbfgs(new double[] {0}, LbfgsOptions.DEFAULT);
        search.tell(Double.POSITIVE_INFINITY, new double[] {Double.NaN});

        assertThat(search.status()).isEqualTo(SearchStatus.NOT_FINITE);
    }

    @Test
    void gradientOfTheWrongSignIsALineSearchThatFailed() {
        Lbfgs search = new Lbfgs(new double[] {1}, LbfgsOptions.DEFAULT);
        new TestFunction(x -> x[0] * x[0], x -> new double[] {-2 * x[0]}).run(search);

        assertThat(search.status()).isEqualTo(SearchStatus.LINE_SEARCH_FAILED);
        assertThat(search.point()).containsExactly(1);
    }

    @Test
    void rebasingSetsOutFromTheChangedFunction() {
        TestFunction first = TestFunction.quadratic(2, 10);
        TestFunction shifted = new TestFunction(
                x -> first.value().applyAsDouble(new double[] {x[0] - 1, x[1]}) + 5,
                x -> first.gradient().apply(new double[] {x[0] - 1, x[1]}));
        Lbfgs search = new Lbfgs(new double[] {4, 4}, LbfgsOptions.DEFAULT);
        while (search.iterations() < 1) {
            double[] point = search.point();
            search.tell(first.value().applyAsDouble(point), first.gradient().apply(point));
        }
        double[] accepted = search.accepted();
        search.rebase(
                shifted.value().applyAsDouble(accepted), shifted.gradient().apply(accepted));
        shifted.run(search);

        assertThat(search.point()).containsExactly(new double[] {2, 1}, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void optionsOutOfRangeAreRefusedByName(double longest) {
        assertThatThrownBy(() -> LbfgsOptions.DEFAULT.withLongestStep(longest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("longest step (" + longest + ") must be positive");
    }
}
