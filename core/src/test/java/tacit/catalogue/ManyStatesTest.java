package tacit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;

/** The linear-quadratic game on many states, where explicit Euler steps would leave the simplex without substeps. */
final class ManyStatesTest {
    private static final double MASS_TOLERANCE = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "8, 0.1 + 4*2.9/2^2*t*(2-t)",
        "16, 0.1 + 4*2.9/2^2*t*(2-t)",
        "32, 0.1 + 4*2.9/2^2*t*(2-t)",
        "8, 0.1",
        "16, 0.1",
        "32, 0.1"
    })
    void theLinearQuadraticGameConvergesAndKeepsMass(String d, String gamma) {
        MeanFieldGame game =
                Games.load("linear-quadratic", GameOptions.NONE.with("d", d).with("gamma", FormulaParser.parse(gamma)));
        double[] parameters = game.parameters().stream()
                .mapToDouble((ParameterElement element) -> element.value().orElseThrow())
                .toArray();

        Equilibrium equilibrium = new DampedPicard()
                .solve(EquilibriumProblem.nash(
                        game, TimeGrid.uniform(0, 2, 99), game.initial().orElseThrow(), parameters));

        assertThat(equilibrium.status(0)).isEqualTo(Status.CONVERGED);
        assertThat(equilibrium.massError(0)).isLessThanOrEqualTo(MASS_TOLERANCE);
        assertThat(Arrays.stream(equilibrium.fineFlow()).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(equilibrium.fineFlow()).max().orElseThrow()).isLessThanOrEqualTo(1 + MASS_TOLERANCE);
        assertThat(Arrays.stream(equilibrium.substeps().counts()).max().orElseThrow())
                .as("substeps")
                .isGreaterThan(1);
    }
}
