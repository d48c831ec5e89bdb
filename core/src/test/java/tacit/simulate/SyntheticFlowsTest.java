package tacit.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;

class SyntheticFlowsTest {
    /** Residuals of 1e-11 over 60 steps, in a flow that a change of the parameters moves little. */
    private static final double EQUILIBRIUM = 1e-9;

    private static final String COUPLED = "1 + 2*mu[0]";
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 60);
    private static final int COUNT = 11;

    private static EquilibriumProblem template(MeanFieldGame game) {
        double[] parameters = game.parameters().stream()
                .mapToDouble(element -> element.value().orElseThrow())
                .toArray();
        double[] even = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        return EquilibriumProblem.nash(game, GRID, even, parameters);
    }

    private static SyntheticFlows flows(String formula, double noise, int threads) {
        var truth = TrueParameters.of(
                Games.definition("linear-quadratic"), GameOptions.NONE, Map.of("gamma", FormulaParser.parse(formula)));
        return SyntheticFlows.draw(
                template(Games.load("linear-quadratic")), truth, new SyntheticFlows.Options(COUNT, noise, 7, threads));
    }

    @Test
    void aCoupledTruthGivesTheFlowOfTheGameThatContainsIt() {
        SyntheticFlows flows = flows(COUPLED, 0, 1);
        MeanFieldGame coupled =
                Games.load("linear-quadratic", GameOptions.NONE.with("gamma", FormulaParser.parse(COUPLED)));
        for (int lane = 0; lane < COUNT; lane++) {
            double[] initial = new double[3];
            for (int x = 0; x < 3; x++) {
                initial[x] = flows.problem().initial()[x * COUNT + lane];
            }
            var equilibrium = new Automatic().solve(template(coupled).withInitial(initial));
            assertThat(equilibrium.substeps().total(0)).isEqualTo(GRID.steps());
            for (int k = 0; k < GRID.points(); k++) {
                for (int x = 0; x < 3; x++) {
                    assertThat(flows.flow()[(k * 3 + x) * COUNT + lane])
                            .isCloseTo(equilibrium.flow(k, x, 0), within(EQUILIBRIUM));
                }
            }
        }
    }

    @Test
    void theTruthIsTheFormulaOfTimeAndFlowAtEveryPoint() {
        SyntheticFlows flows = flows("0.5 + t*(2 - t) + mu[1]", 0, 1);
        GridPath truth = flows.truth();
        for (int k = 0; k < GRID.points(); k++) {
            double t = GRID.time(k);
            for (int lane = 0; lane < COUNT; lane++) {
                double formula = 0.5 + t * (2 - t) + flows.flow()[(k * 3 + 1) * COUNT + lane];
                assertThat(truth.values()[truth.offset(k) + lane]).isCloseTo(formula, within(EQUILIBRIUM));
            }
        }
    }

    @Test
    void theFlowsDoNotDependOnTheNumberOfThreads() {
        assertThat(flows(COUPLED, 1e-3, 2).flow())
                .isEqualTo(flows(COUPLED, 1e-3, 1).flow());
        assertThat(flows(COUPLED, 1e-3, 2).observed().all().getLast().values())
                .isEqualTo(flows(COUPLED, 1e-3, 1).observed().all().getLast().values());
    }

    @Test
    void noiseHasTheVarianceOfItsDirichletDistribution() {
        double noise = 1e-3;
        SyntheticFlows flows = flows("1.55", noise, 1);
        double squares = 0;
        int count = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            double[] observed = flows.observed().all().get(lane).values();
            for (int i = 0; i < observed.length; i++) {
                double share = flows.flow()[i * COUNT + lane];
                squares += Math.pow(observed[i] - share, 2) / (share * (1 - share));
                count++;
            }
        }
        // Var = mu(1 - mu) e/(1 + e); the mean of count/3 times 2 independent squares is within 5 of its deviations
        double expected = noise / (1 + noise);
        assertThat(squares / count).isCloseTo(expected, within(5 * expected * Math.sqrt(3.0 / count)));
    }

    @Test
    void aTruthOutsideItsDomainIsRefusedByNameAndTime() {
        assertThatThrownBy(() -> flows("1 - t", 0, 1))
                .hasMessageMatching("truth\\.gamma \\(-0\\.0\\d+ at time 1\\.0\\d+\\) must be finite and > 0: give .*");
    }

    @Test
    void aTruthThatReadsWhatItMayNotIsToldWhatItMay() {
        assertThatThrownBy(() -> flows("0.1 + foo", 0, 1))
                .hasMessage("truth.gamma, line 1, column 7: 'foo' cannot be read here: known are d, p, mu, t, horizon");
    }

    @Test
    void aTruthOfNoParameterIsRefused() {
        var truth = TrueParameters.of(
                Games.definition("linear-quadratic"), GameOptions.NONE, Map.of("gama", FormulaParser.parse("1")));
        assertThatThrownBy(() -> SyntheticFlows.draw(
                        template(Games.load("linear-quadratic")), truth, new SyntheticFlows.Options(1, 0, 1, 1)))
                .hasMessageContaining("gama")
                .hasMessageContaining("kappa");
    }
}
