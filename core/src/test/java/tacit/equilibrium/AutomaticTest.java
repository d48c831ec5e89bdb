package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.catalogue.Games;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;

class AutomaticTest {
    private static final double TOLERANCE = Automatic.Options.DEFAULT.tolerance();

    /** Sweeps alone need more than a hundred iterations here. */
    private static final double[] STEEP = {0.05, 5, 2, 50, 0, 1};

    private static final double[] FLAT = {1.55, 5, 2, 0.1, 0, 1};

    private static EquilibriumProblem congested(double[]... lanes) {
        double[] initial = {0.7, 0.2, 0.1};
        double[] parameters = new double[6 * lanes.length];
        double[] shares = new double[3 * lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int i = 0; i < 6; i++) {
                parameters[i * lanes.length + lane] = lanes[lane][i];
            }
            for (int x = 0; x < 3; x++) {
                shares[x * lanes.length + lane] = initial[x];
            }
        }
        return EquilibriumProblem.nash(
                new LinearQuadraticGame(3),
                TimeGrid.uniform(0, 2, 99),
                shares,
                GridPath.constant(6, lanes.length, parameters));
    }

    @Test
    void escalatesWhereSweepsStagnateAndSaysSo() {
        Equilibrium sweeps = new Anderson(Anderson.Options.DEFAULT.withMaxIterations(50)).solve(congested(STEEP));
        Equilibrium equilibrium = new Automatic().solve(congested(STEEP)).orElseThrow();

        assertThat(sweeps.status(0)).isEqualTo(Status.NOT_CONVERGED);
        assertThat(equilibrium.effort(0).method()).isEqualTo(SolutionMethod.NEWTON);
        assertThat(equilibrium.effort(0).linearSolves()).isBetween(1, 20);
        assertThat(equilibrium.iterations(0)).isLessThan(30);
        assertThat(equilibrium.residual(0)).isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void solvesNoLinearSystemWhereSweepsDo() {
        Equilibrium equilibrium = new Automatic().solve(congested(FLAT)).orElseThrow();

        assertThat(equilibrium.effort(0).linearSolves()).isZero();
        assertThat(equilibrium.effort(0).method()).isIn(SolutionMethod.PICARD, SolutionMethod.ANDERSON);
    }

    @Test
    void escalatesTheSteepLaneAlone() {
        EquilibriumProblem problem = congested(FLAT, STEEP, FLAT);
        Equilibrium together = new Automatic().solve(problem).orElseThrow();

        assertThat(together.effort(0).linearSolves()).isZero();
        assertThat(together.effort(1).linearSolves()).isPositive();
        for (int lane = 0; lane < 3; lane++) {
            Equilibrium alone = new Automatic().solve(Lanes.only(lane, problem));
            assertThat(Lanes.only(lane, 3, together.flow())).containsExactly(alone.flow());
            assertThat(together.effort(lane)).isEqualTo(alone.effort(0));
        }
    }

    /** From rest a lane is led through flows that need more substeps than its equilibrium does. */
    @Test
    void hasTheSubstepsThatTheEquilibriumNeedsFromWhereverItStarts() {
        int lanes = 40;
        double[] parameters = new double[6 * lanes];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = STEEP[i / lanes];
        }
        var problem = EquilibriumProblem.nash(
                new LinearQuadraticGame(3),
                TimeGrid.uniform(0, 2, 99),
                Instances.shares(3, lanes, new SplittableRandom(3)),
                GridPath.constant(6, lanes, parameters));
        Equilibrium led = new Newton().solve(problem);
        Equilibrium fromRest = new Automatic().solve(problem).orElseThrow();
        Equilibrium fromNear = new Automatic().solve(problem, fromRest).orElseThrow();
        Equilibrium fromLed = new Automatic().solve(problem, led).orElseThrow();

        assertThat(led.substeps()).isNotEqualTo(fromRest.substeps());
        assertThat(fromNear.substeps()).isEqualTo(fromRest.substeps());
        assertThat(fromLed.substeps()).isEqualTo(fromRest.substeps());
    }

    /** Where the price of moving follows the flow, the authors' iteration does not end. */
    @ParameterizedTest
    @ValueSource(ints = {5, 8, 16})
    void solvesGamesWhosePriceDependsOnTheFlow(int d) {
        Equilibrium equilibrium = new Automatic().solve(coupled(d)).orElseThrow();

        assertThat(equilibrium.residual(0)).isLessThanOrEqualTo(TOLERANCE);
        assertThat(equilibrium.exploitability(0)).isBetween(0.0, 1e-9);
    }

    private static EquilibriumProblem coupled(int d) {
        MeanFieldGame game = Games.load(
                "linear-quadratic",
                GameOptions.NONE.with("d", Integer.toString(d)).with("gamma", FormulaParser.parse("0.1 + 2.9*mu[0]")));
        double[] parameters = game.parameters().stream()
                .mapToDouble(element -> element.value().orElse(1))
                .toArray();
        double[] initial = Instances.shares(d, 1, new SplittableRandom(d));
        return EquilibriumProblem.nash(game, TimeGrid.uniform(0, 2, 99), initial, parameters);
    }

    static Stream<Arguments> shipped() {
        return Games.names().stream()
                .filter(name -> !name.equals("crowd-aversion"))
                .map(name -> Arguments.of(name));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void agreesWithDampedSweepsOnTheShippedGames(String name) {
        MeanFieldGame game = Games.load(name);
        double[] parameters = game.parameters().stream()
                .mapToDouble(element -> element.value().orElse(1))
                .toArray();
        var problem = EquilibriumProblem.nash(
                game,
                TimeGrid.uniform(0, game.horizon().orElseThrow(), 100),
                game.initial().orElseThrow(),
                parameters);

        assertThat(new Automatic().solve(problem).orElseThrow().flow())
                .containsExactly(new DampedPicard().solve(problem).orElseThrow().flow(), within(1e-9));
    }

    /** With 20 states a system by elimination costs more than all sweeps. */
    @Test
    void escalatesToTheCheaperOfTheLinearSolvers() {
        MeanFieldGame game = Games.load("emissions");
        double[] parameters = game.parameters().stream()
                .mapToDouble(element ->
                        element.name().equals("Lambda") ? 6.5 : element.value().orElse(1))
                .toArray();
        Equilibrium equilibrium = new Automatic()
                .solve(EquilibriumProblem.nash(
                        game, TimeGrid.uniform(0, 6, 99), game.initial().orElseThrow(), parameters))
                .orElseThrow();

        assertThat(equilibrium.effort(0).method()).isEqualTo(SolutionMethod.NEWTON_KRYLOV);
        assertThat(equilibrium.effort(0).linearSolves()).isBetween(1, 10);
    }

    /** A linear solver that gives up in a lane, and elimination in its place. */
    @Test
    void aLaneInWhichOneLinearSolverFailsIsSolvedByTheOther() {
        EquilibriumProblem problem = congested(FLAT, STEEP);
        var stop = new SolverLoop.StopRule(TOLERANCE, 100, () -> false);
        NewtonDirection hopeless = new NewtonDirection() {
            @Override
            public void solve(NewtonSystem system, boolean[] wanted, double[] direction) {
                Arrays.fill(wanted, false);
            }

            @Override
            public SolutionMethod method() {
                return SolutionMethod.NEWTON_KRYLOV;
            }
        };
        NewtonDirection rescued = new RescuedDirection(hopeless, () -> new EliminationDirection(problem));
        Equilibrium newton = new Newton().solve(Lanes.only(1, problem));

        Equilibrium equilibrium =
                new SolverLoop(problem, Guess.resting(problem), stop).run(start -> new NewtonMethod(rescued, start));

        assertThat(Lanes.only(1, 2, equilibrium.flow())).containsExactly(newton.flow());
        assertThat(equilibrium.iterations(1)).isEqualTo(newton.iterations(0));
    }
}
