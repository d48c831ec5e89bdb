package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EquilibriumProblemTest {
    private static final TimeGrid GRID = TimeGrid.uniform(0, 1, 10);

    private static ThrowingCallable problem(double[] initial, double... parameters) {
        return () -> EquilibriumProblem.nash(new EpidemicGame(), GRID, initial, parameters);
    }

    static Stream<Arguments> mistakes() {
        double[] start = {0.9, 0.1, 0};
        return Stream.of(
                Arguments.of("steps (0)", (ThrowingCallable) () -> TimeGrid.uniform(0, 1, 0)),
                Arguments.of("time 1 (-1.0)", (ThrowingCallable) () -> TimeGrid.uniform(0, -1, 1)),
                Arguments.of("time 2 (1.0)", (ThrowingCallable) () -> TimeGrid.of(0, 1, 1)),
                Arguments.of("initial (2 numbers)", problem(new double[] {0.9, 0.1}, 1, 1, 1, 1)),
                Arguments.of("sum to 1.2", problem(new double[] {0.9, 0.2, 0.1}, 1, 1, 1, 1)),
                Arguments.of("state 1 (-0.1)", problem(new double[] {1, -0.1, 0.1}, 1, 1, 1, 1)),
                Arguments.of("parameters (3 components", problem(start, 1, 1, 1)),
                Arguments.of("parameter gamma (NaN)", problem(start, 1, Double.NaN, 1, 1)),
                Arguments.of("limit (3)", (ThrowingCallable) () -> new SubstepRule.Automatic(3)),
                Arguments.of("substeps (3)", (ThrowingCallable) () -> Substeps.of(1, 1, new int[] {3})),
                Arguments.of("frozen substeps are for 2 steps", (ThrowingCallable)
                        () -> EquilibriumProblem.nash(new EpidemicGame(), GRID, start, new double[] {1, 1, 1, 1})
                                .withSubsteps(new SubstepRule.Frozen(Substeps.one(2, 1)))),
                Arguments.of("given at 3 points", (ThrowingCallable) () ->
                        EquilibriumProblem.nash(new EpidemicGame(), GRID, start, GridPath.of(3, 4, 1, new double[12]))),
                Arguments.of("tolerance (0.0)", (ThrowingCallable) () -> new DampedPicard.Options(0, 1, 1)),
                Arguments.of("damping (2.0)", (ThrowingCallable) () -> new DampedPicard.Options(1e-9, 1, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsValue(String named, ThrowingCallable mistake) {
        assertThatThrownBy(mistake)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageContaining(": ");
    }

    @Test
    void inputsThatAreNotGivenStandAtTheirDefaults() {
        var problem = EquilibriumProblem.nash(
                new EpidemicGame(), GRID, new double[] {0.9, 0.1, 0}, new double[] {1, 1, 1, 1});

        assertThat(problem.inputs().values()).containsExactly(1);
        assertThat(problem.inputs().constantInTime()).isTrue();
    }
}
