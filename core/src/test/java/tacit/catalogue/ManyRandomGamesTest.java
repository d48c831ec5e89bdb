package tacit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.Anderson;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Instances;
import tacit.equilibrium.Newton;
import tacit.equilibrium.NewtonKrylov;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;
import tacit.sensitivity.Adjoint;
import tacit.sensitivity.AutoAdjoint;
import tacit.sensitivity.DirectAdjoint;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FlowGradient;
import tacit.sensitivity.KrylovAdjoint;

/**
 * What no solver may do to any game, wild ones included: throw, lose mass, let a number that is none pass for a result,
 * or call a pair converged that is not one. Solvers, couplings and rules for substeps take turns. The profile
 * {@code random-games} tries fifty times as many games.
 */
class ManyRandomGamesTest {
    private static final int GAMES = Integer.getInteger("tacit.random-games", 2_000);
    private static final int LANES = 2;
    private static final int MOST_SUBSTEPS = 64;
    private static final double TOLERANCE = 1e-10;

    private static final List<EquilibriumSolver> SOLVERS = List.of(
            new DampedPicard(new DampedPicard.Options(TOLERANCE, 60, 1)),
            new Anderson(new Anderson.Options(TOLERANCE, 60, 5)),
            new Newton(Newton.Options.DEFAULT.withTolerance(TOLERANCE).withMaxIterations(30)),
            new NewtonKrylov(
                    NewtonKrylov.Options.DEFAULT.withTolerance(TOLERANCE).withMaxIterations(30)),
            new Automatic(Automatic.Options.DEFAULT.withTolerance(TOLERANCE).withMaxIterations(60)));

    private static final List<Adjoint> ADJOINTS =
            List.of(new FixedPointAdjoint(), new DirectAdjoint(), new KrylovAdjoint(), new AutoAdjoint());

    /** Derivatives have to be compiled, which takes as long as all else; some games will do. */
    private static final int GRADIENT_EVERY = 25;

    private static EquilibriumProblem problem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GameOptions options = random.nextInt(3) > 0
                ? GameOptions.NONE
                : GameOptions.NONE.with("pace", FormulaParser.parse("0.2 + 3*mu[A]*mu[B] + t"));
        MeanFieldGame game = Games.make(GameParser.parse(RandomGame.wild(seed).text()), options);
        int p = game.parameters().size();
        double[] parameters = new double[p * LANES];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = game.parameters().get(i / LANES).value().orElseThrow() * random.nextDouble(0.5, 1.5);
        }
        return EquilibriumProblem.nash(
                        game,
                        TimeGrid.uniform(0, game.horizon().orElseThrow(), 2 + random.nextInt(7)),
                        Instances.shares(game.states().size(), LANES, random),
                        GridPath.constant(p, LANES, parameters))
                .withCoupling(random.nextBoolean() ? Coupling.NASH : Coupling.EULER)
                .withSubsteps(
                        random.nextInt(4) > 0 ? new SubstepRule.Automatic(MOST_SUBSTEPS) : new SubstepRule.Single());
    }

    /** Two games of three go to the first two solvers: the others have derivatives to compile, which takes longest. */
    private static Equilibrium solve(int seed) {
        return SOLVERS.get(seed % 3 > 0 ? seed % 2 : 2 + seed / 3 % 3).solve(problem(seed));
    }

    /** How the lanes of a game ended, and what is wrong with them. */
    private record Verdict(Map<Status, Integer> ends, List<String> faults) {
        static Verdict of(int seed) {
            Map<Status, Integer> ends = new EnumMap<>(Status.class);
            try {
                Equilibrium equilibrium = solve(seed);
                List<FlowGradient> gradients = ADJOINTS.stream()
                        .filter(adjoint -> seed % GRADIENT_EVERY == 0)
                        .map(adjoint -> adjoint.gradient(equilibrium, equilibrium.flow()))
                        .toList();
                List<String> faults = new ArrayList<>();
                for (int lane = 0; lane < LANES; lane++) {
                    ends.merge(equilibrium.status(lane), 1, Integer::sum);
                    LaneCheck check = new LaneCheck(equilibrium, lane, TOLERANCE);
                    String name = "game " + seed + ", lane " + lane + ": ";
                    check.faults().forEach(fault -> faults.add(name + fault));
                    check.faults(gradients).forEach(fault -> faults.add(name + fault));
                }
                return new Verdict(ends, faults);
            } catch (RuntimeException failure) {
                return new Verdict(ends, List.of("game " + seed + ": " + failure));
            }
        }
    }

    @Test
    void noSolverThrowsLosesMassOrCallsConvergedWhatIsNot() {
        List<Verdict> verdicts =
                IntStream.range(0, GAMES).parallel().mapToObj(Verdict::of).toList();

        assertThat(verdicts.stream().flatMap(verdict -> verdict.faults().stream()))
                .isEmpty();
        Map<Status, Integer> ends = new EnumMap<>(Status.class);
        verdicts.forEach(verdict -> verdict.ends().forEach((status, count) -> ends.merge(status, count, Integer::sum)));
        assertThat(ends).containsKeys(Status.CONVERGED, Status.NOT_CONVERGED, Status.STEP_TOO_LARGE);
        assertThat(ends.get(Status.CONVERGED)).isGreaterThan(GAMES * LANES / 2);
    }

    /** In game 8282 the terms of a running cost cancel but for a hundredth: rounding was taken for a refutation. */
    @Test
    void certifiesWhereCostsCancel() {
        assertThat(Verdict.of(8282).faults()).isEmpty();
    }
}
