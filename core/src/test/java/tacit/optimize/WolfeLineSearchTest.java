package tacit.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WolfeLineSearchTest {
    /** The first two functions of Moré and Thuente's article, hard for line searches, from first steps far off. */
    @ParameterizedTest
    @CsvSource({"1e-3", "1e-1", "1e1", "1e3"})
    void acceptedStepsOnTheFunctionsOfMoreAndThuenteSatisfyBothConditions(double first) {
        double beta = 2;
        checkWolfe(a -> -a / (a * a + beta), a -> (a * a - beta) / Math.pow(a * a + beta, 2), first);
        double shift = 0.004;
        checkWolfe(
                a -> Math.pow(a + shift, 5) - 2 * Math.pow(a + shift, 4),
                a -> 5 * Math.pow(a + shift, 4) - 8 * Math.pow(a + shift, 3),
                first);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void acceptedStepsOnRandomWavesSatisfyBothConditions(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double slope = random.nextDouble(0.5, 5);
        double wave = random.nextDouble(0, 0.4) * slope;
        double frequency = random.nextDouble(1, 10);
        checkWolfe(
                a -> a * a - slope * a + wave / frequency * Math.sin(frequency * a),
                a -> 2 * a - slope + wave * Math.cos(frequency * a),
                random.nextDouble(0.01, 20));
    }

    private static void checkWolfe(DoubleUnaryOperator phi, DoubleUnaryOperator derivative, double first) {
        double value = phi.applyAsDouble(0);
        double slope = derivative.applyAsDouble(0);
        WolfeLineSearch search = new WolfeLineSearch(value, slope, first, Double.POSITIVE_INFINITY, 0);
        WolfeLineSearch.Verdict verdict = WolfeLineSearch.Verdict.CONTINUE;
        while (verdict == WolfeLineSearch.Verdict.CONTINUE) {
            verdict = search.tell(phi.applyAsDouble(search.step()), derivative.applyAsDouble(search.step()));
        }

        double step = search.lowStep();
        assertThat(verdict).isEqualTo(WolfeLineSearch.Verdict.ACCEPTED);
        assertThat(search.trials()).isLessThan(25);
        assertThat(phi.applyAsDouble(step)).isLessThanOrEqualTo(value + WolfeLineSearch.DECREASE * step * slope);
        assertThat(Math.abs(derivative.applyAsDouble(step)))
                .isLessThanOrEqualTo(WolfeLineSearch.CURVATURE * Math.abs(slope));
    }

    @Test
    void valuesThatAreNotFiniteShortenTheStep() {
        WolfeLineSearch search = new WolfeLineSearch(0, -1, 1, Double.POSITIVE_INFINITY, 0);
        search.tell(Double.POSITIVE_INFINITY, Double.NaN);

        assertThat(search.step()).isBetween(0.01, 0.5);
    }

    @Test
    void endlessDescentEndsAtTheLongestStep() {
        WolfeLineSearch search = new WolfeLineSearch(0, -1, 1, 50, 0);
        WolfeLineSearch.Verdict verdict = WolfeLineSearch.Verdict.CONTINUE;
        while (verdict == WolfeLineSearch.Verdict.CONTINUE) {
            verdict = search.tell(-search.step(), -1);
        }

        assertThat(verdict).isEqualTo(WolfeLineSearch.Verdict.ACCEPTED);
        assertThat(search.lowStep()).isEqualTo(50);
    }

    @Test
    void risingFunctionFails() {
        WolfeLineSearch search = new WolfeLineSearch(0, -1, 1, Double.POSITIVE_INFINITY, 0);
        WolfeLineSearch.Verdict verdict = WolfeLineSearch.Verdict.CONTINUE;
        while (verdict == WolfeLineSearch.Verdict.CONTINUE) {
            verdict = search.tell(search.step(), 1);
        }

        assertThat(verdict).isEqualTo(WolfeLineSearch.Verdict.FAILED);
        assertThat(search.lowStep()).isZero();
    }
}
