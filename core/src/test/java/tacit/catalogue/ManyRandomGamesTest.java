package tacit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.Anderson;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Instances;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;

/**
 * What no solver may do to any game, wild ones included: throw, lose mass, let a number that is none pass for a result, or
 * call a pair converged that is not one. Solvers, couplings and rules for substeps take turns. The profile
 * {@code random-games} tries fifty times as many games.
 */
class ManyRandomGamesTest {
    private static final int GAMES = Integer.getInteger("tacit.random-games", 2_000);
    private static final int LANES = 2;
    private static final int MOST_SUBSTEPS = 64;
    private static final double TOLERANCE = 1e-10;

    /** The residual computed anew adds up in another order. */
    private static final double REPEATED_TOLERANCE = 1.01 * TOLERANCE;

    private static final double MASS_TOLERANCE = 1e-12;

    /** Relative to the size of the value function; a residual of 1e-10 at each of some hundred steps. */
    private static final double EXPLOITABILITY_TOLERANCE = 1e-7;

    private static final List<EquilibriumSolver> SOLVERS = List.of(
            new DampedPicard(new DampedPicard.Options(TOLERANCE, 60, 1)),
            new Anderson(new Anderson.Options(TOLERANCE, 60, 5)));

    private static final Set<Status> WITHOUT_NUMBERS =
            EnumSet.of(Status.DIVERGED, Status.STEP_TOO_LARGE, Status.INVALID_RATE);

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

    private static Equilibrium solve(int seed) {
        return SOLVERS.get(seed % SOLVERS.size()).solve(problem(seed));
    }

    /** How the lanes of a game ended, and what is wrong with them. */
    private record Verdict(Map<Status, Integer> ends, List<String> faults) {
        static Verdict of(int seed) {
            Map<Status, Integer> ends = new EnumMap<>(Status.class);
            try {
                Equilibrium equilibrium = solve(seed);
                IntStream.range(0, LANES).forEach(lane -> ends.merge(equilibrium.status(lane), 1, Integer::sum));
                return new Verdict(
                        ends,
                        IntStream.range(0, LANES)
                                .boxed()
                                .flatMap(lane -> new LaneCheck(equilibrium, lane)
                                        .faults().stream()
                                                .map(fault -> "game " + seed + ", lane " + lane + ": " + fault))
                                .toList());
            } catch (RuntimeException failure) {
                return new Verdict(ends, List.of("game " + seed + ": " + failure));
            }
        }
    }

    /** One lane of an equilibrium. */
    private record LaneCheck(Equilibrium equilibrium, int lane) {
        List<String> faults() {
            Status status = equilibrium.status(lane);
            double[] numbers = IntStream.range(0, equilibrium.fineFlow().length)
                    .filter(i -> i % LANES == lane)
                    .mapToDouble(
                            i -> equilibrium.fineFlow()[i] + 0 * equilibrium.fineValues()[i])
                    .toArray();
            boolean finite = Arrays.stream(numbers).allMatch(Double::isFinite);
            if (WITHOUT_NUMBERS.contains(status)) {
                return Arrays.stream(numbers).allMatch(Double::isNaN)
                        ? List.of()
                        : List.of(status + ", but with numbers");
            }
            return finite ? faults(numbers) : List.of(status + ", but without numbers");
        }

        private List<String> faults(double[] shares) {
            List<String> faults = new ArrayList<>();
            if (!(equilibrium.massError(lane) <= MASS_TOLERANCE)) {
                faults.add("mass is off by " + equilibrium.massError(lane));
            }
            double least = Arrays.stream(shares).min().orElseThrow();
            if (!(least >= 0)) {
                faults.add("a share of " + least);
            }
            if (equilibrium.status(lane) == Status.CONVERGED) {
                double residual = RepeatedResidual.of(equilibrium, lane);
                if (!(equilibrium.residual(lane) <= TOLERANCE) || !(residual <= REPEATED_TOLERANCE)) {
                    faults.add("converged with a residual of " + equilibrium.residual(lane) + ", again " + residual);
                }
                double gain = equilibrium.relativeExploitability(lane);
                boolean nash = equilibrium.problem().coupling() == Coupling.NASH;
                if (!(gain >= 0) || (nash && gain > EXPLOITABILITY_TOLERANCE)) {
                    faults.add("converged with a relative exploitability of " + gain);
                }
            }
            return faults;
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
}
