package tacit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Instances;
import tacit.equilibrium.Lanes;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.formula.ProgramInterpreter;
import tacit.game.GameDefinition;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FixedPointTangent;
import tacit.sensitivity.FlowGradient;
import tacit.sensitivity.FlowTangent;

/** What is true of the equilibria of every game that the language can say. */
final class RandomGamesTest {
    private static final int GAMES = 200;
    /** Fewer where the interpreter or the compilation of derivatives takes its time. */
    private static final int FEWER_GAMES = 50;

    private static final int LANES = 3;
    private static final int STEPS = 10;
    private static final double MASS_TOLERANCE = 1e-12;
    private static final double EXPLOITABILITY_TOLERANCE = 1e-9;
    private static final double RESIDUAL_TOLERANCE = 1e-13;

    /** A fixed-point iteration need not converge; of these games, whose crowds are weak, nearly all do. */
    private static final int CONVERGED_LANES = GAMES * LANES * 99 / 100;

    /** Sums over the states in another order differ by rounding, some 1e-16 a step; not by a step of the iteration. */
    private static final double ORDER_TOLERANCE = 1e-13;

    /** Adjoint and tangent are each solved to 1e-13 of their own size. */
    private static final double DUALITY_TOLERANCE = 1e-11;

    private static final DampedPicard SOLVER =
            new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(RESIDUAL_TOLERANCE));

    /** The interpreter is slow, and equal bits need no convergence. */
    private static final DampedPicard SHORT_SOLVER =
            new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(4));

    private static final List<Equilibrium> SOLVED = LongStream.range(0, GAMES)
            .mapToObj(seed -> SOLVER.solve(problem(seed)))
            .toList();

    private static MeanFieldGame compiled(String text) {
        return Games.make(GameParser.parse(text), GameOptions.NONE);
    }

    /** Lanes with parameters from half to one and a half times the game's own, and random initial shares. */
    private static EquilibriumProblem problem(MeanFieldGame game, long seed, Coupling coupling) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] parameters = new double[game.parameters().size() * LANES];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = game.parameters().get(i / LANES).value().orElseThrow() * random.nextDouble(0.5, 1.5);
        }
        return EquilibriumProblem.nash(
                        game,
                        TimeGrid.uniform(0, game.horizon().orElseThrow(), STEPS),
                        Instances.shares(game.states().size(), LANES, random),
                        GridPath.constant(game.parameters().size(), LANES, parameters))
                .withCoupling(coupling);
    }

    private static Coupling coupling(long seed) {
        return seed % 2 == 0 ? Coupling.NASH : Coupling.EULER;
    }

    /** The game of a seed, every other one with each coupling. */
    private static EquilibriumProblem problem(long seed) {
        return problem(compiled(new RandomGame(seed).text()), seed, coupling(seed));
    }

    @Test
    void massIsKeptSharesAreSharesAndNobodyGainsByLeaving() {
        int converged = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            Equilibrium equilibrium = SOLVED.get(seed);
            for (int lane = 0; lane < LANES; lane++) {
                String name = "game " + seed + ", lane " + lane;
                if (equilibrium.status(lane) != Status.CONVERGED) {
                    continue;
                }
                converged++;
                assertThat(equilibrium.residual(lane)).as(name).isLessThanOrEqualTo(RESIDUAL_TOLERANCE);
                assertThat(equilibrium.massError(lane)).as(name).isLessThanOrEqualTo(MASS_TOLERANCE);
                assertThat(equilibrium.exploitability(lane)).as(name).isNotNegative();
                if (coupling(seed) == Coupling.NASH) {
                    assertThat(equilibrium.exploitability(lane)).as(name).isLessThanOrEqualTo(EXPLOITABILITY_TOLERANCE);
                }
                assertThat(Lanes.only(lane, LANES, equilibrium.fineFlow()))
                        .as(name)
                        .satisfies(RandomGamesTest::areShares);
            }
        }
        assertThat(converged).isGreaterThanOrEqualTo(CONVERGED_LANES);
    }

    private static void areShares(double[] flow) {
        assertThat(Arrays.stream(flow).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(flow).max().orElseThrow()).isLessThanOrEqualTo(1 + MASS_TOLERANCE);
    }

    @Test
    void theGamesAreOfManyKindsWithControlsAtTheirBoundsAndBetweenAndSubsteps() {
        int effort = 0;
        int atBound = 0;
        int between = 0;
        int refined = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            RandomGame game = new RandomGame(seed);
            effort += game.effort() ? 1 : 0;
            Equilibrium equilibrium = SOLVED.get(seed);
            for (double control : equilibrium.controls()) {
                atBound += control == 0 ? 1 : 0;
                between += control > 0 ? 1 : 0;
            }
            refined += Arrays.stream(equilibrium.substeps().counts()).max().orElseThrow() > 1 ? 1 : 0;
        }
        assertThat(effort).isBetween(GAMES / 4, 3 * GAMES / 4);
        assertThat(atBound).isGreaterThan(1000);
        assertThat(between).isGreaterThan(1000);
        assertThat(refined).isGreaterThan(GAMES / 20);
        assertThat(LongStream.range(0, GAMES)
                        .mapToObj(seed -> new RandomGame(seed).states().size()))
                .contains(2, 3, 4, 5, 6);
    }

    @Test
    void listingTheStatesInAnotherOrderPermutesTheAnswer() {
        int compared = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            RandomGame game = new RandomGame(seed);
            List<String> order = new ArrayList<>(game.states());
            Collections.shuffle(order, new Random(seed));
            Equilibrium original = SOLVED.get(seed);
            EquilibriumProblem problem = original.problem();
            EquilibriumProblem permuted = problem(compiled(game.text(order)), seed, coupling(seed));
            int[] label = order.stream().mapToInt(game.states()::indexOf).toArray();
            Equilibrium relabelled = SOLVER.solve(permuted.withInitial(permute(problem.initial(), label, LANES)));
            for (int lane = 0; lane < LANES; lane++) {
                if (original.status(lane) == Status.CONVERGED && relabelled.status(lane) == Status.CONVERGED) {
                    assertRelabelled("game " + seed + ", lane " + lane, original, relabelled, label, lane);
                    compared++;
                }
            }
            assertThat(permuted.game().initial().orElseThrow())
                    .containsExactly(permute(problem.game().initial().orElseThrow(), label, 1));
        }
        assertThat(compared).isGreaterThanOrEqualTo(CONVERGED_LANES);
    }

    private static double[] permute(double[] from, int[] label, int lanes) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[label[i / lanes] * lanes + i % lanes])
                .toArray();
    }

    private static void assertRelabelled(
            String name, Equilibrium original, Equilibrium relabelled, int[] label, int lane) {
        for (int k = 0; k < original.problem().grid().points(); k++) {
            for (int x = 0; x < label.length; x++) {
                double value = original.value(k, label[x], lane);
                assertThat(relabelled.flow(k, x, lane))
                        .as(name)
                        .isCloseTo(original.flow(k, label[x], lane), within(ORDER_TOLERANCE));
                assertThat(relabelled.value(k, x, lane))
                        .as(name)
                        .isCloseTo(value, within(ORDER_TOLERANCE * Math.max(1, Math.abs(value))));
            }
        }
    }

    @Test
    void aLanesResultDoesNotDependOnItsNeighbours() {
        for (int seed = 0; seed < GAMES; seed++) {
            Equilibrium together = SOLVED.get(seed);
            for (int lane = 0; lane < LANES; lane++) {
                Equilibrium alone = SOLVER.solve(Lanes.only(lane, together.problem()));
                String name = "game " + seed + ", lane " + lane;
                assertThat(alone.flow()).as(name).containsExactly(Lanes.only(lane, LANES, together.flow()));
                assertThat(alone.values()).as(name).containsExactly(Lanes.only(lane, LANES, together.values()));
                assertThat(alone.status(0)).as(name).isEqualTo(together.status(lane));
                assertThat(alone.iterations(0)).as(name).isEqualTo(together.iterations(lane));
            }
        }
    }

    @Test
    void theCompiledGameHasTheInterpretedGamesEquilibrium() {
        for (int seed = 0; seed < FEWER_GAMES; seed++) {
            GameDefinition definition = GameParser.parse(new RandomGame(seed).text());
            MeanFieldGame interpreted = GameFactory.make(definition, GameOptions.NONE, ProgramInterpreter.compiler());
            Equilibrium one = SHORT_SOLVER.solve(problem(seed));
            Equilibrium other = SHORT_SOLVER.solve(problem(interpreted, seed, coupling(seed)));
            assertThat(one.fineFlow()).as("game %d", seed).containsExactly(other.fineFlow());
            assertThat(one.fineValues()).as("game %d", seed).containsExactly(other.fineValues());
            assertThat(one.controls()).as("game %d", seed).containsExactly(other.controls());
        }
    }

    @Test
    void adjointAndTangentAreDual() {
        for (int seed = 0; seed < FEWER_GAMES; seed++) {
            Equilibrium equilibrium = SOLVED.get(seed);
            SplittableRandom random = new SplittableRandom(seed);
            int points = equilibrium.problem().grid().points();
            int elements = equilibrium.problem().parameters().components();
            double[] weights = random.doubles(equilibrium.flow().length, -1, 1).toArray();
            double[] parameters =
                    random.doubles((long) points * elements * LANES, -1, 1).toArray();
            double[] initial = random.doubles(equilibrium.problem().initial().length, -1, 1)
                    .toArray();
            FlowGradient gradient = new FixedPointAdjoint().gradient(equilibrium, weights);
            FlowTangent tangent = new FixedPointTangent().tangent(equilibrium, parameters, initial);
            assertThat(gradient.worstStatus()).as("game %d", seed).isEqualTo(equilibrium.worstStatus());
            for (int lane = 0; lane < LANES && equilibrium.worstStatus() == Status.CONVERGED; lane++) {
                double left = dot(lane, gradient.parameters(), parameters) + dot(lane, gradient.initial(), initial);
                double size = Math.sqrt(dot(lane, tangent.flow(), tangent.flow()) * dot(lane, weights, weights));
                assertThat(left)
                        .as("game %d, lane %d", seed, lane)
                        .isCloseTo(dot(lane, tangent.flow(), weights), within(DUALITY_TOLERANCE * size));
            }
        }
    }

    private static double dot(int lane, double[] a, double[] b) {
        return IntStream.range(0, a.length / LANES)
                .mapToDouble(row -> a[row * LANES + lane] * b[row * LANES + lane])
                .sum();
    }
}
