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

/** Walkers on a lattice: its equilibrium keeps what its moves keep, and does not depend on how places are numbered. */
final class CrowdAversionTest {
    /** A few thousand additions of shares, each rounded once. */
    private static final double MASS_TOLERANCE = 1e-12;

    /** Two solutions with residuals below 1e-11, whose error is a small multiple of it. */
    private static final double SOLUTION_TOLERANCE = 1e-8;

    private static Equilibrium solve(MeanFieldGame game) {
        double[] parameters = game.parameters().stream()
                .mapToDouble((ParameterElement element) -> element.value().orElseThrow())
                .toArray();
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
    void theCompiledLatticeMovesLikeTheInterpretedOne() {
        GameOptions options = lattice(7, 5).with("wall", "3");
        Equilibrium compiled = solve(Games.load("crowd-aversion", options));
        Equilibrium interpreted =
                solve(GameFactory.make(Games.definition("crowd-aversion"), options, ProgramInterpreter.compiler()));

        assertThat(compiled.flow()).containsExactly(interpreted.flow(), within(SOLUTION_TOLERANCE));
    }
}
