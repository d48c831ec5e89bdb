package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.Step;

/*
 * Both recursions at a pair (u, μ) that need not fulfil them: their defects
 *
 *   e_N = g(μ_N) − u_N,   e_n = u_{n+1} + Δ h(u_{n+1}, μ_n) − u_n,   f_{n+1} = μ_n + Δ Q(v_n, μ_n)ᵀ μ_n − μ_{n+1},
 *
 * and their linearisations about the pair, with the defects as right-hand sides:
 *
 *   δu_N = G δμ_N + e_N, δu_n = A_n δu_{n+1} + B_n δμ_n + e_n, δμ_0 = 0, δμ_{n+1} = C_n δμ_n + D_n δv_n + f_{n+1}.
 *
 * Arrays are [N+1][d][L]. Nothing is allocated by a call unless the grid has changed.
 */
final class Recursions {
    private final int lanes;
    private final MarkovStep markov;
    private final GameEvaluator evaluator;
    private final GameStepper stepper;
    private final GamePoint point = new GamePoint();
    private final GamePoint direction = new GamePoint();
    private final Step step = new Step();
    private final LaneNorms norms;
    private final double[] scale;
    private final double[] flowSize;
    private double[] valueDefect = {};
    private double[] flowDefect = {};

    Recursions(EquilibriumProblem problem) {
        lanes = problem.lanes();
        markov = new MarkovStep(problem);
        evaluator = problem.game().evaluator(lanes);
        stepper = problem.game().stepper(lanes);
        norms = new LaneNorms(problem.states(), lanes);
        scale = new double[lanes];
        flowSize = new double[lanes];
        direction.set(Argument.PARAMETER, new double[problem.parameters().components() * lanes], 0);
        direction.set(Argument.INPUT, new double[problem.inputs().components() * lanes], 0);
    }

    /**
     * Measures the defects, which the other methods then add.
     *
     * @param size the largest defect of each lane, those of {@code u} divided by {@code max(1, ‖u‖∞)}; overwritten,
     *     infinite where a number is not finite
     */
    void measure(FineGrid grid, double[] values, double[] flow, double[] size) {
        if (valueDefect.length != flow.length) {
            valueDefect = new double[flow.length];
            flowDefect = new double[flow.length];
        }
        int stride = grid.stride();
        int end = grid.steps();
        grid.place(point, end, values, end, flow);
        evaluator.terminal(point, valueDefect, end * stride);
        for (int n = 0; n < end; n++) {
            grid.place(point, n, values, n + 1, flow);
            markov.bellman(point, grid.lengths(), n * lanes, valueDefect, n * stride);
            grid.carry(n, values, (n + 1) * stride, valueDefect, n * stride);
            grid.place(point, n, values, grid.valuePoint(n), flow);
            markov.kolmogorov(point, grid.lengths(), n * lanes, flowDefect, (n + 1) * stride);
            grid.carry(n, flow, n * stride, flowDefect, (n + 1) * stride);
        }
        System.arraycopy(flow, 0, flowDefect, 0, stride);
        norms.distance(valueDefect, values, size);
        norms.size(values, scale);
        norms.distance(flowDefect, flow, flowSize);
        for (int lane = 0; lane < lanes; lane++) {
            size[lane] = Math.max(size[lane] / Math.max(1, scale[lane]), flowSize[lane]);
        }
        for (int i = 0; i < flow.length; i++) {
            valueDefect[i] -= values[i];
            flowDefect[i] -= flow[i];
        }
    }

    /** {@code δu} that belongs to {@code δμ}. */
    void backward(FineGrid grid, double[] values, double[] flow, double[] flowDirection, double[] valueDirection) {
        int stride = grid.stride();
        int end = grid.steps();
        place(grid, end, values, end, flow, valueDirection, flowDirection);
        evaluator.terminalTangent(point, direction, valueDirection, end * stride);
        add(valueDefect, end * stride, stride, valueDirection);
        for (int n = end - 1; n >= 0; n--) {
            place(grid, n, values, n + 1, flow, valueDirection, flowDirection);
            step.lengths(grid.lengths(), n * lanes).next(valueDirection, n * stride);
            stepper.bellmanTangent(Variables.STATE, point, direction, step);
            add(valueDefect, n * stride, stride, valueDirection);
        }
    }

    /** {@code δμ} that belongs to {@code δu}. */
    void forward(FineGrid grid, double[] values, double[] flow, double[] valueDirection, double[] flowDirection) {
        int stride = grid.stride();
        Arrays.fill(flowDirection, 0, stride, 0);
        for (int n = 0; n < grid.steps(); n++) {
            place(grid, n, values, grid.valuePoint(n), flow, valueDirection, flowDirection);
            step.lengths(grid.lengths(), n * lanes).next(flowDirection, (n + 1) * stride);
            stepper.kolmogorovTangent(Variables.STATE, point, direction, step);
            add(flowDefect, (n + 1) * stride, stride, flowDirection);
        }
    }

    private void place(
            FineGrid grid,
            int n,
            double[] values,
            int valuePoint,
            double[] flow,
            double[] valueDirection,
            double[] flowDirection) {
        grid.place(point, n, values, valuePoint, flow);
        direction.set(Argument.VALUE, valueDirection, valuePoint * grid.stride());
        direction.set(Argument.FLOW, flowDirection, n * grid.stride());
    }

    private static void add(double[] defect, int offset, int count, double[] to) {
        for (int i = offset; i < offset + count; i++) {
            to[i] += defect[i];
        }
    }
}
