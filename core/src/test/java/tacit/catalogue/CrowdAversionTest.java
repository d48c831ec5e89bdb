package tacit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.formula.ProgramInterpreter;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;
import tacit.sensitivity.FlowGradient;
import tacit.sensitivity.KrylovAdjoint;

/** Walkers on a lattice: its equilibrium keeps what its moves keep, and does not depend on how places are numbered. */
final class CrowdAversionTest {
    /** A few thousand additions of shares, each rounded once. */
    private static final double MASS_TOLERANCE = 1e-12;

    /** Two solutions with residuals below 1e-11, whose error is a small multiple of it. */
    private static final double SOLUTION_TOLERANCE = 1e-8;

    /** Richardson's extrapolation of central differences leaves less than the solutions' 1e-11 over a step of 1e-4. */
    private static final double DIFFERENCE_TOLERANCE = 3e-7;

    private static double[] parameters(MeanFieldGame game) {
        return game.parameters().stream()
                .mapToDouble((ParameterElement element) -> element.value().orElseThrow())
                .toArray();
    }

    private static Equilibrium solve(MeanFieldGame game) {
        return solve(game, parameters(game));
    }

    private static Equilibrium solve(MeanFieldGame game, double[] parameters) {
        return new DampedPicard()
                .solve(EquilibriumProblem.nash(
                        game,
                        TimeGrid.uniform(0, game.horizon().orElseThrow(), 100),
                        game.initial().orElseThrow(),
                        parameters));
    }

    private static GameOptions lattice(int n, int m) {
        return GameOptions.NONE.with("n", Integer.toString(n)).with("m", Integer.toString(m));
    }

    private static double share(Equilibrium equilibrium, int k, String state) {
        return equilibrium.flow(k, equilibrium.problem().game().states().indexOf(state), 0);
    }

    @Test
    void theShippedLatticeHasAThousandPlacesAndKeepsItsMass() {
        MeanFieldGame game = Games.load("crowd-aversion");

        Equilibrium equilibrium = solve(game);

        assertThat(game.states()).hasSize(1_000);
        assertThat(game.graph().edges()).isEqualTo(2 * (39 * 25 + 40 * 24));
        assertThat(equilibrium.status(0)).isEqualTo(Status.CONVERGED);
        assertThat(equilibrium.massError(0)).isLessThanOrEqualTo(MASS_TOLERANCE);
        assertThat(Arrays.stream(equilibrium.fineFlow()).min().orElseThrow()).isNotNegative();
        assertThat(share(equilibrium, 100, "(39,24)")).as("share at the goal").isGreaterThan(0.01);
    }

    @Test
    void aLatticeAndItsMirrorImageHaveMirroredFlows() {
        Equilibrium wide = solve(Games.load("crowd-aversion", lattice(9, 6)));
        Equilibrium high = solve(Games.load("crowd-aversion", lattice(6, 9)));

        for (int k = 0; k <= 100; k += 10) {
            for (int i = 0; i < 9; i++) {
                for (int j = 0; j < 6; j++) {
                    assertThat(share(wide, k, "(" + i + "," + j + ")"))
                            .isCloseTo(share(high, k, "(" + j + "," + i + ")"), within(SOLUTION_TOLERANCE));
                }
            }
        }
    }

    @Test
    void nobodyIsInAWallAndEverybodyWhoArrivesCameThroughTheGate() {
        GameOptions closed = lattice(9, 6).with("wall", "5").with("gate", "0");
        Equilibrium walled = solve(Games.load("crowd-aversion", closed));

        assertThat(walled.problem().game().states()).hasSize(9 * 6 - 6).doesNotContain("(5,0)");
        assertThat(walled.status(0)).isEqualTo(Status.CONVERGED);
        assertThat(walled.problem().game().states().stream()
                        .filter(state -> state.charAt(1) > '5')
                        .mapToDouble(state -> share(walled, 100, state))
                        .sum())
                .as("share beyond a wall without a gate")
                .isZero();
    }

    @Test
    void theGradientIsTheSlopeOfTheFlow() {
        MeanFieldGame game = Games.load("crowd-aversion", lattice(9, 6).with("wall", "4"));
        Equilibrium equilibrium = solve(game);
        int states = game.states().size();
        double[] weights = new double[equilibrium.flow().length];
        for (int x = 0; x < states; x++) {
            weights[70 * states + x] = x / (double) states;
        }

        FlowGradient gradient = new KrylovAdjoint().gradient(equilibrium, weights);

        assertThat(gradient.status(0)).isEqualTo(Status.CONVERGED);
        double[] parameters = parameters(game);
        for (int i = 0; i < parameters.length; i++) {
            double slope = (4 * slope(game, i, 1e-4, weights) - slope(game, i, 2e-4, weights)) / 3;
            double sum = 0;
            for (int at = i; at < gradient.parameters().length; at += parameters.length) {
                sum += gradient.parameters()[at];
            }
            assertThat(sum).as(game.parameters().get(i).name()).isCloseTo(slope, within(DIFFERENCE_TOLERANCE));
        }
    }

    private static double slope(MeanFieldGame game, int index, double step, double[] weights) {
        double[] parameters = parameters(game);
        double above = loss(game, moved(parameters, index, step), weights);
        double below = loss(game, moved(parameters, index, -step), weights);
        return (above - below) / (2 * step);
    }

    private static double[] moved(double[] parameters, int index, double step) {
        double[] moved = parameters.clone();
        moved[index] += step;
        return moved;
    }

    private static double loss(MeanFieldGame game, double[] parameters, double[] weights) {
        double[] flow = solve(game, parameters).flow();
        double loss = 0;
        for (int i = 0; i < flow.length; i++) {
            loss += weights[i] * flow[i];
        }
        return loss;
    }

    @Test
    void theCompiledLatticeMovesLikeTheInterpretedOne() {
        GameOptions options = lattice(7, 5).with("wall", "3");
        Equilibrium compiled = solve(Games.load("crowd-aversion", options));
        Equilibrium interpreted =
                solve(GameFactory.make(Games.definition("crowd-aversion"), options, ProgramInterpreter.compiler()));

        assertThat(compiled.flow()).containsExactly(interpreted.flow(), within(SOLUTION_TOLERANCE));
    }
}
