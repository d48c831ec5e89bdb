package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.TransitionGraph;

/*
 * Fills the blocks of one lane from the game's tangents in the unit directions of the value function and the flow. An
 * evaluator has a fixed number of columns, each with a step and a direction of its own: column (n, j) belongs to step n
 * and to column j of its blocks [A|B] and [D|C]. So the work is the same for three states and sixteen lanes as for 32
 * states and one, and it depends on the lane alone. This is the only class that asks a game for blocks.
 */
final class BlockAssembly {
    /** Columns of one call: enough for the widest vector registers, few enough for the cache with 1,000 edges. */
    private static final int WIDTH = 64;

    private final EquilibriumProblem problem;
    private final TransitionGraph graph;
    private final int d;
    private final GameEvaluator evaluator;
    private final GamePoint source = new GamePoint();
    private final GamePoint point = new GamePoint();
    private final GamePoint direction = new GamePoint();
    private final GameResponse answer = new GameResponse();
    private final GameResponse derivative = new GameResponse();
    private final double[] valueDirection;
    private final double[] flowDirection;
    private final double[] mu;
    private final double[] rates;
    private final double[] rateDerivative;
    private final double[] hamiltonianDerivative;
    private final int[] steps = new int[WIDTH];
    private final int[] columns = new int[WIDTH];
    private final double[] lengths = new double[WIDTH];

    BlockAssembly(EquilibriumProblem problem) {
        this.problem = problem;
        graph = problem.game().graph();
        d = graph.states();
        evaluator = problem.game().evaluator(WIDTH);
        valueDirection = new double[d * WIDTH];
        flowDirection = new double[d * WIDTH];
        mu = new double[d * WIDTH];
        rates = new double[graph.edges() * WIDTH];
        rateDerivative = new double[rates.length];
        hamiltonianDerivative = new double[d * WIDTH];
        int p = problem.parameters().components();
        int inputs = problem.inputs().components();
        point.set(Argument.VALUE, new double[d * WIDTH], 0).set(Argument.FLOW, mu, 0);
        point.set(Argument.PARAMETER, new double[p * WIDTH], 0).set(Argument.INPUT, new double[inputs * WIDTH], 0);
        point.set(Argument.TIME, new double[WIDTH], 0);
        direction.set(Argument.VALUE, valueDirection, 0).set(Argument.FLOW, flowDirection, 0);
        direction.set(Argument.PARAMETER, new double[p * WIDTH], 0).set(Argument.INPUT, new double[inputs * WIDTH], 0);
        answer.set(Result.HAMILTONIAN, new double[d * WIDTH], 0).set(Result.RATE, rates, 0);
        derivative.set(Result.HAMILTONIAN, hamiltonianDerivative, 0).set(Result.RATE, rateDerivative, 0);
    }

    /**
     * Fills the blocks of a lane.
     *
     * @param values {@code u}, {@code [N+1][d][L]}; not modified
     * @param flow {@code μ}, which the backward sweep is linearised at, {@code [N+1][d][L]}; not modified
     * @param image {@code m}, which the forward sweep is linearised at, {@code [N+1][d][L]}; not modified. At an
     *     equilibrium it is the array of {@code μ} itself, which saves half the work where the coupling is Nash
     * @param blocks overwritten
     */
    @SuppressWarnings("ReferenceEquality")
    void fill(FineGrid grid, LanePoints points, double[] values, double[] flow, double[] image, LaneBlocks blocks) {
        blocks.clear(points.steps());
        boolean same = blocks.nash() && flow == image;
        differentiate(grid, points, values, 1, flow, true, same, blocks);
        if (!same) {
            differentiate(grid, points, values, blocks.nash() ? 1 : 0, image, false, true, blocks);
        }
        addRates(grid, points, values, blocks.nash() ? 1 : 0, image, blocks);
        addIdentity(blocks);
        differentiateTerminal(grid, points, values, flow, blocks);
    }

    private void differentiate(
            FineGrid grid,
            LanePoints points,
            double[] values,
            int valueShift,
            double[] flow,
            boolean ofHamiltonian,
            boolean ofRates,
            LaneBlocks blocks) {
        int pairs = points.steps() * 2 * d;
        for (int first = 0; first < pairs; first += WIDTH) {
            int count = Math.min(WIDTH, pairs - first);
            for (int w = 0; w < WIDTH; w++) {
                int pair = Math.min(first + w, pairs - 1);
                steps[w] = pair / (2 * d);
                columns[w] = pair % (2 * d);
            }
            load(grid, points, values, valueShift, flow);
            setDirections(1);
            evaluator.tangent(point, direction, derivative);
            setDirections(0);
            if (ofHamiltonian) {
                storeHamiltonian(count, blocks);
            }
            if (ofRates) {
                storeRates(count, blocks);
            }
        }
    }

    private void setDirections(double entry) {
        for (int w = 0; w < WIDTH; w++) {
            double[] unit = columns[w] < d ? valueDirection : flowDirection;
            unit[columns[w] % d * WIDTH + w] = entry;
        }
    }

    /** {@code A − I = Δ ∂h/∂u}, {@code B = Δ ∂h/∂μ}. */
    private void storeHamiltonian(int count, LaneBlocks blocks) {
        for (int x = 0; x < d; x++) {
            for (int w = 0; w < count; w++) {
                int at = blocks.valueBlock(steps[w]) + x * blocks.rowStride() + columns[w];
                blocks.backward()[at] = lengths[w] * hamiltonianDerivative[x * WIDTH + w];
            }
        }
    }

    /** {@code D = Δ Σ_e μ_x ∂q_e/∂v (1_y − 1_x)}, and the same for the part of {@code C} that is in the rates. */
    private void storeRates(int count, LaneBlocks blocks) {
        double[] to = blocks.forward();
        int stride = blocks.rowStride();
        for (int edge = 0; edge < graph.edges(); edge++) {
            int from = graph.source(edge);
            int source = from * stride;
            int target = graph.target(edge) * stride;
            for (int w = 0; w < count; w++) {
                double moved = lengths[w] * mu[from * WIDTH + w] * rateDerivative[edge * WIDTH + w];
                int at = blocks.valueBlock(steps[w]) + columns[w];
                to[at + target] += moved;
                to[at + source] -= moved;
            }
        }
    }

    /** The part of {@code C} in which the mass moves at the rates as they are, {@code Δ Σ_e q_e (1_y − 1_x) 1_xᵀ}. */
    private void addRates(
            FineGrid grid, LanePoints points, double[] values, int valueShift, double[] flow, LaneBlocks blocks) {
        for (int first = 0; first < points.steps(); first += WIDTH) {
            int count = Math.min(WIDTH, points.steps() - first);
            for (int w = 0; w < WIDTH; w++) {
                steps[w] = Math.min(first + w, points.steps() - 1);
            }
            load(grid, points, values, valueShift, flow);
            evaluator.evaluate(point, answer);
            for (int edge = 0; edge < graph.edges(); edge++) {
                int x = graph.source(edge);
                int source = x * blocks.rowStride() + x;
                int target = graph.target(edge) * blocks.rowStride() + x;
                for (int w = 0; w < count; w++) {
                    double moved = lengths[w] * rates[edge * WIDTH + w];
                    blocks.forward()[blocks.flowBlock(steps[w]) + target] += moved;
                    blocks.forward()[blocks.flowBlock(steps[w]) + source] -= moved;
                }
            }
        }
    }

    private void addIdentity(LaneBlocks blocks) {
        for (int n = 0; n < blocks.steps(); n++) {
            for (int x = 0; x < d; x++) {
                blocks.backward()[blocks.valueBlock(n) + x * blocks.rowStride() + x] += 1;
                blocks.forward()[blocks.flowBlock(n) + x * blocks.rowStride() + x] += 1;
            }
        }
    }

    private void differentiateTerminal(
            FineGrid grid, LanePoints points, double[] values, double[] flow, LaneBlocks blocks) {
        Arrays.fill(steps, points.steps());
        load(grid, points, values, 0, flow);
        for (int first = 0; first < d; first += WIDTH) {
            for (int w = 0; w < WIDTH; w++) {
                columns[w] = d + Math.min(first + w, d - 1);
            }
            setDirections(1);
            evaluator.terminalTangent(point, direction, hamiltonianDerivative, 0);
            setDirections(0);
            for (int x = 0; x < d; x++) {
                for (int w = 0; w < Math.min(WIDTH, d - first); w++) {
                    blocks.terminal()[x * d + first + w] = hamiltonianDerivative[x * WIDTH + w];
                }
            }
        }
    }

    /** Gathers what the game reads at each column's step, columns of the same step together. */
    private void load(FineGrid grid, LanePoints points, double[] values, int valueShift, double[] flow) {
        int end;
        for (int w = 0; w < WIDTH; w = end) {
            end = w + 1;
            while (end < WIDTH && steps[end] == steps[w]) {
                end++;
            }
            int n = points.point(steps[w]);
            grid.place(source, n, values, n + valueShift, flow);
            copy(Argument.VALUE, d, points.lane(), w, end);
            copy(Argument.FLOW, d, points.lane(), w, end);
            copy(Argument.PARAMETER, problem.parameters().components(), points.lane(), w, end);
            copy(Argument.INPUT, problem.inputs().components(), points.lane(), w, end);
            copy(Argument.TIME, 1, points.lane(), w, end);
            double length = n == grid.steps() ? 0 : grid.lengths()[n * problem.lanes() + points.lane()];
            Arrays.fill(lengths, w, end, length);
        }
    }

    private void copy(Argument argument, int components, int lane, int from, int end) {
        double[] all = source.array(argument);
        double[] to = point.array(argument);
        for (int c = 0; c < components; c++) {
            double entry = all[source.offset(argument) + c * problem.lanes() + lane];
            Arrays.fill(to, c * WIDTH + from, c * WIDTH + end, entry);
        }
    }
}
