package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.Step;

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
    private final int d;
    private final GameEvaluator evaluator;
    private final GameStepper stepper;
    private final GamePoint source = new GamePoint();
    private final GamePoint point = new GamePoint();
    private final GamePoint direction = new GamePoint();
    private final Step step = new Step();
    private final double[] valueDirection;
    private final double[] flowDirection;
    private final double[] derivative;
    private final int[] steps = new int[WIDTH];
    private final int[] columns = new int[WIDTH];
    private final double[] lengths = new double[WIDTH];

    BlockAssembly(EquilibriumProblem problem) {
        this.problem = problem;
        d = problem.states();
        evaluator = problem.game().evaluator(WIDTH);
        stepper = problem.game().stepper(WIDTH);
        valueDirection = new double[d * WIDTH];
        flowDirection = new double[d * WIDTH];
        derivative = new double[d * WIDTH];
        int p = problem.parameters().components();
        int inputs = problem.inputs().components();
        point.set(Argument.VALUE, new double[d * WIDTH], 0).set(Argument.FLOW, new double[d * WIDTH], 0);
        point.set(Argument.PARAMETER, new double[p * WIDTH], 0).set(Argument.INPUT, new double[inputs * WIDTH], 0);
        point.set(Argument.TIME, new double[WIDTH], 0);
        direction.set(Argument.VALUE, valueDirection, 0).set(Argument.FLOW, flowDirection, 0);
        direction.set(Argument.PARAMETER, new double[p * WIDTH], 0).set(Argument.INPUT, new double[inputs * WIDTH], 0);
        step.lengths(lengths, 0).next(derivative, 0);
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
        for (int first = 0; first < points.steps() * 2 * d; first += WIDTH) {
            int count = chooseColumns(first, points.steps() * 2 * d);
            load(grid, points, values, 1, flow);
            setDirections(1);
            stepper.bellmanTangent(Variables.STATE, point, direction, step);
            store(count, blocks, blocks.backward());
            if (same) {
                stepper.kolmogorovTangent(Variables.STATE, point, direction, step);
                store(count, blocks, blocks.forward());
            }
            setDirections(0);
        }
        if (!same) {
            differentiateForward(grid, points, values, image, blocks);
        }
        differentiateTerminal(grid, points, values, flow, blocks);
    }

    private void differentiateForward(
            FineGrid grid, LanePoints points, double[] values, double[] image, LaneBlocks blocks) {
        for (int first = 0; first < points.steps() * 2 * d; first += WIDTH) {
            int count = chooseColumns(first, points.steps() * 2 * d);
            load(grid, points, values, blocks.nash() ? 1 : 0, image);
            setDirections(1);
            stepper.kolmogorovTangent(Variables.STATE, point, direction, step);
            store(count, blocks, blocks.forward());
            setDirections(0);
        }
    }

    /** Gives each column its step and direction; the number of columns that have one of their own. */
    private int chooseColumns(int first, int pairs) {
        for (int w = 0; w < WIDTH; w++) {
            int pair = Math.min(first + w, pairs - 1);
            steps[w] = pair / (2 * d);
            columns[w] = pair % (2 * d);
        }
        return Math.min(WIDTH, pairs - first);
    }

    private void setDirections(double entry) {
        for (int w = 0; w < WIDTH; w++) {
            double[] unit = columns[w] < d ? valueDirection : flowDirection;
            unit[columns[w] % d * WIDTH + w] = entry;
        }
    }

    private void store(int count, LaneBlocks blocks, double[] to) {
        for (int x = 0; x < d; x++) {
            for (int w = 0; w < count; w++) {
                to[blocks.valueBlock(steps[w]) + x * blocks.rowStride() + columns[w]] = derivative[x * WIDTH + w];
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
            evaluator.terminalTangent(point, direction, derivative, 0);
            setDirections(0);
            for (int x = 0; x < d; x++) {
                for (int w = 0; w < Math.min(WIDTH, d - first); w++) {
                    blocks.terminal()[x * d + first + w] = derivative[x * WIDTH + w];
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
