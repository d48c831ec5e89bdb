package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Instances;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameEvaluator;
import tacit.game.GameOptions;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.MeanFieldGame;
import tacit.game.TransitionGraph;

/** What the envelope theorem says of a linearised step: it is the step's own Markov chain, bent downwards. */
class LinearisedStepTest {
    /** Sums of a few products of numbers up to ten. */
    private static final double ROUNDING = 1e-13;

    static Stream<MeanFieldGame> games() {
        GameOptions coupled = GameOptions.NONE.with("gamma", FormulaParser.parse("0.3 + 2*mu[0]"));
        return Stream.of(
                Games.load("linear-quadratic"),
                Games.load("linear-quadratic", coupled.with("d", "5")),
                Games.load("epidemic", GameOptions.NONE.with("c_I", FormulaParser.parse("2"))),
                Games.load("bike-share"));
    }

    private static Equilibrium solve(MeanFieldGame game) {
        double[] parameters = game.parameters().stream()
                .mapToDouble(element -> element.value().orElseThrow())
                .toArray();
        return new DampedPicard()
                .solve(EquilibriumProblem.nash(
                        game,
                        TimeGrid.uniform(0, game.horizon().orElseThrow(), 20),
                        Instances.shares(game.states().size(), 1, new SplittableRandom(2)),
                        parameters))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("games")
    void theBellmanStepsDerivativeIsTheChainAndTheKolmogorovStepsIsConcave(MeanFieldGame game) {
        Equilibrium equilibrium = solve(game);
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < equilibrium.fineGrid().steps(); n++) {
            Step step = new Step(equilibrium, n);
            double[][] chain = step.chain();
            double[][] valueBlock = step.bellmanByValue();
            double[][] bend = step.kolmogorovByValue();
            double[] z = random.doubles(step.d, -1, 1).toArray();
            double form = 0;
            for (int x = 0; x < step.d; x++) {
                for (int y = 0; y < step.d; y++) {
                    assertThat(valueBlock[x][y]).isCloseTo(chain[x][y], within(ROUNDING));
                    assertThat(bend[x][y]).isCloseTo(bend[y][x], within(ROUNDING));
                    form += z[x] * bend[x][y] * z[y];
                }
            }
            assertThat(form).isLessThanOrEqualTo(ROUNDING);
        }
    }

    /** One step of an equilibrium with Nash coupling, and its derivatives as matrices {@code [row][column]}. */
    private static final class Step {
        private final int d;
        private final TransitionGraph graph;
        private final double length;
        private final double[] mu;
        private final GameEvaluator evaluator;
        private final GamePoint point = new GamePoint();
        private final EquilibriumProblem problem;
        private final double[] hamiltonian;
        private final double[] rates;
        private final GameResponse response = new GameResponse();

        Step(Equilibrium equilibrium, int n) {
            problem = equilibrium.problem();
            d = problem.states();
            graph = problem.game().graph();
            length = equilibrium.fineGrid().lengths()[n];
            mu = Arrays.copyOfRange(equilibrium.fineFlow(), n * d, n * d + d);
            evaluator = problem.game().evaluator(1);
            hamiltonian = new double[d];
            rates = new double[graph.edges()];
            response.set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
            equilibrium.fineGrid().place(point, n, equilibrium.fineValues(), n + 1, equilibrium.fineFlow());
            assertThat(problem.coupling()).isEqualTo(Coupling.NASH);
        }

        /** {@code P = I + Δ Q}. */
        double[][] chain() {
            evaluator.evaluate(point, response);
            double[][] chain = identity();
            for (int edge = 0; edge < rates.length; edge++) {
                chain[graph.source(edge)][graph.target(edge)] += length * rates[edge];
                chain[graph.source(edge)][graph.source(edge)] -= length * rates[edge];
            }
            return chain;
        }

        /** {@code ∂(u + Δ h)/∂u}. */
        double[][] bellmanByValue() {
            double[][] block = identity();
            for (int y = 0; y < d; y++) {
                differentiate(y);
                for (int x = 0; x < d; x++) {
                    block[x][y] += length * hamiltonian[x];
                }
            }
            return block;
        }

        /** {@code ∂(Pᵀ μ)/∂v}. */
        double[][] kolmogorovByValue() {
            double[][] block = new double[d][d];
            for (int y = 0; y < d; y++) {
                differentiate(y);
                for (int edge = 0; edge < rates.length; edge++) {
                    double moved = length * rates[edge] * mu[graph.source(edge)];
                    block[graph.source(edge)][y] -= moved;
                    block[graph.target(edge)][y] += moved;
                }
            }
            return block;
        }

        private double[][] identity() {
            double[][] block = new double[d][d];
            for (int x = 0; x < d; x++) {
                block[x][x] = 1;
            }
            return block;
        }

        /** Writes the derivatives of Hamiltonian and rates in the value function of one state. */
        private void differentiate(int y) {
            double[] unit = new double[d];
            unit[y] = 1;
            GamePoint direction = new GamePoint()
                    .set(Argument.VALUE, unit, 0)
                    .set(Argument.FLOW, new double[d], 0)
                    .set(Argument.PARAMETER, new double[problem.parameters().components()], 0)
                    .set(Argument.INPUT, new double[problem.inputs().components()], 0);
            evaluator.tangent(point, direction, response);
        }
    }
}
