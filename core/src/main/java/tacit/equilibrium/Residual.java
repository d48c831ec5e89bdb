package tacit.equilibrium;

import tacit.game.GamePoint;

/*
 * The residual ‖F(u, μ)‖∞ of each lane for a flow that the forward sweep has made from the values: the Kolmogorov block
 * is then zero, bit for bit, as is the initial condition, and what is left is the Bellman block at that flow.
 */
final class Residual {
    private final MarkovStep step;
    private final LaneNorms norms;
    private final GamePoint point = new GamePoint();
    private final double[] size;
    private double[] expected = {};

    Residual(EquilibriumProblem problem, MarkovStep step, LaneNorms norms) {
        this.step = step;
        this.norms = norms;
        size = new double[problem.lanes()];
    }

    /**
     * The largest absolute entry of {@code F}, the Bellman block divided by {@code max(1, ‖u‖∞)}.
     *
     * @param values {@code [N+1][d][L]}; not modified
     * @param flow {@code [N+1][d][L]}, made from {@code values}; not modified
     * @param residual {@code [L]}; overwritten, infinite where a number is not finite
     */
    void of(FineGrid grid, double[] values, double[] flow, double[] residual) {
        if (expected.length != values.length) {
            expected = new double[values.length];
        }
        int end = grid.steps();
        grid.place(point, end, values, end, flow);
        step.evaluator().terminal(point, expected, end * grid.stride());
        for (StepRuns.Run run : grid.runs()) {
            int last = run.end() - 1;
            grid.place(point, last, values, run.end(), flow);
            step.bellman(point, run, grid.lengths(), last * size.length, expected, last * grid.stride());
            grid.carry(last, values, run.end() * grid.stride(), expected, last * grid.stride());
        }
        norms.distance(values, expected, residual);
        norms.size(values, size);
        for (int lane = 0; lane < size.length; lane++) {
            residual[lane] /= Math.max(1, size[lane]);
        }
    }
}
