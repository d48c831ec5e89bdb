package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GamePoint;

/* The residual ‖F(u, μ)‖∞ of each lane: how far both recursions are from holding. */
final class Residual {
    private final MarkovStep step;
    private final int lanes;
    private final GamePoint point = new GamePoint();
    private final double[] size;
    private final double[] expected;

    Residual(EquilibriumProblem problem, MarkovStep step) {
        this.step = step;
        lanes = problem.lanes();
        size = new double[lanes];
        expected = new double[problem.states() * lanes];
    }

    /**
     * The largest absolute entry of {@code F}, the Bellman block divided by {@code max(1, ‖u‖∞)}.
     *
     * @param values {@code [N+1][d][L]}; not modified
     * @param flow {@code [N+1][d][L]}; not modified
     * @param residual {@code [L]}; overwritten
     */
    void of(FineGrid grid, double[] values, double[] flow, double[] residual) {
        int stride = grid.stride();
        int steps = grid.steps();
        Sweeps.size(values, size);
        Arrays.fill(residual, 0);
        grid.place(point, steps, values, steps, flow);
        step.evaluator().terminal(point, expected, 0);
        raiseValueBlock(values, steps * stride, residual);
        raiseFlowBlock(grid.problem().initial(), flow, 0, residual);
        for (int n = 0; n < steps; n++) {
            grid.place(point, n, values, n + 1, flow);
            step.bellman(point, grid.lengths(), n * lanes, expected, 0);
            grid.carry(n, values, (n + 1) * stride, expected, 0);
            raiseValueBlock(values, n * stride, residual);
            grid.place(point, n, values, grid.valuePoint(n), flow);
            step.kolmogorov(point, grid.lengths(), n * lanes, expected, 0);
            grid.carry(n, flow, n * stride, expected, 0);
            raiseFlowBlock(expected, flow, (n + 1) * stride, residual);
        }
    }

    private void raiseValueBlock(double[] values, int offset, double[] residual) {
        for (int state = 0; state < expected.length; state += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                double entry = Math.abs(values[offset + state + lane] - expected[state + lane]) / size[lane];
                residual[lane] = Math.max(residual[lane], entry);
            }
        }
    }

    private void raiseFlowBlock(double[] right, double[] flow, int offset, double[] residual) {
        for (int state = 0; state < right.length; state += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                double entry = Math.abs(flow[offset + state + lane] - right[state + lane]);
                residual[lane] = Math.max(residual[lane], entry);
            }
        }
    }
}
