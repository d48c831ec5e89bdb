package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;

/** On the bandwagon of the emissions game, whose three equilibria {@code EmissionsTest} finds by bisection. */
class ContinuationTest {
    private static final int STEPS = 40;

    private static EquilibriumProblem bandwagon() {
        MeanFieldGame game = Games.load("emissions", GameOptions.NONE.with("d", "12"));
        double[] initial = new double[12];
        initial[3] = 1;
        double[] parameters = game.parameters().stream()
                .mapToDouble(element ->
                        element.name().equals("s") ? -2 : element.value().orElseThrow())
                .toArray();
        return EquilibriumProblem.nash(game, TimeGrid.uniform(0, 6, STEPS), initial, parameters);
    }

    @Test
    void goesAroundTheFoldToTheOtherEquilibrium() {
        List<Equilibrium> three = new DistinctEquilibria(new Newton(), 24, 1)
                .of(bandwagon()).distinct().stream()
                        .sorted((a, b) -> Double.compare(mean(a), mean(b)))
                        .toList();
        assertThat(three).hasSize(3);
        Guess high = Guess.of(bandwagon(), three.get(2).flow());

        Continuation.Branch branch = new Continuation(new Automatic(), 500).follow(bandwagon(), "lambda", 5, 50, high);

        assertThat(branch.end()).isEqualTo(Continuation.End.RETURNED);
        assertThat(branch.folds()).hasSize(1);
        assertThat(branch.points())
                .allSatisfy(point -> assertThat(point.equilibrium().status(0)).isEqualTo(Status.CONVERGED));
        assertThat(branch.points().getLast().value()).isEqualTo(5);
        assertThat(mean(branch.points().getLast().equilibrium())).isCloseTo(mean(three.get(1)), within(1e-8));
    }

    @Test
    void reachesTheOtherEndWhereNothingFolds() {
        EquilibriumProblem problem = Instances.arc(3);
        Continuation.Branch branch = new Continuation(new Automatic(), 100).follow(problem, "c", 0.1, 20);

        assertThat(branch.end()).isEqualTo(Continuation.End.REACHED);
        assertThat(branch.folds()).isEmpty();
        assertThat(branch.points().getLast().value()).isEqualTo(20);
        assertThat(branch.points()).extracting(Continuation.Point::value).isSorted();
    }

    @Test
    void saysThatItTookTooManyPoints() {
        assertThat(new Continuation(new Automatic(), 3)
                        .follow(Instances.arc(3), "c", 0.1, 20)
                        .end())
                .isEqualTo(Continuation.End.TOO_LONG);
    }

    @Test
    void refusesWhatItCannotFollow() {
        Continuation continuation = new Continuation(new Automatic(), 100);

        assertThatThrownBy(() -> continuation.follow(bandwagon(), "lamda", 5, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter 'lamda'");
        assertThatThrownBy(() -> continuation.follow(bandwagon(), "lambda", 5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give two different numbers");
    }

    private static double mean(Equilibrium equilibrium) {
        double mean = 0;
        for (int x = 0; x < equilibrium.problem().states(); x++) {
            mean += x * equilibrium.flow(STEPS, x, 0);
        }
        return mean;
    }
}
