package tacit.equilibrium;

import tacit.game.GamePoint;

/* The two sweeps over a fine grid, with their scratch memory: one thread only, nothing allocated by a call. */
final class Sweeps {
    private final MarkovStep step;
    private final GamePoint point = new GamePoint();
    private final int lanes;
    private final boolean guardsBackward;

    Sweeps(EquilibriumProblem problem) {
        step = new MarkovStep(problem);
        lanes = problem.lanes();
        guardsBackward = guardsBackward(problem);
    }

    /**
     * Whether steps must be stochastic at {@code u_{n+1}} too. With Euler coupling the mass moves at {@code u_n};
     * automatic substeps keep the backward sweep monotone as well, prescribed ones need not.
     */
    static boolean guardsBackward(EquilibriumProblem problem) {
        return problem.coupling() == Coupling.NASH || problem.substeps() instanceof SubstepRule.Automatic;
    }

    /**
     * The backward sweep: {@code u_N = g(μ_N)}, {@code u_n = u_{n+1} + Δ h(u_{n+1}, μ_n)}.
     *
     * @param flow {@code [N+1][d][L]}; not modified
     * @param values {@code [N+1][d][L]}; overwritten
     * @param faults for each lane the first fault met: the interval of a step that is not stochastic, or
     *     {@link MarkovStep#NEGATIVE_RATE}; modified where negative
     */
    void backward(FineGrid grid, double[] flow, double[] values, int[] faults) {
        step.clear();
        int end = grid.steps();
        grid.place(point, end, values, end, flow);
        step.evaluator().terminal(point, values, end * grid.stride());
        for (StepRuns.Run run : grid.runs().reversed()) {
            int last = run.end() - 1;
            int to = last * grid.stride();
            grid.place(point, last, values, run.end(), flow);
            step.bellman(point, run, grid.lengths(), last * lanes, values, to);
            grid.carry(last, values, to + grid.stride(), values, to);
        }
        if (step.hasFaults(guardsBackward)) {
            for (int n = end - 1; n >= 0; n--) {
                step.clear();
                stepBackward(grid, flow, values, n);
                step.mark(guardsBackward, grid.interval(n), faults);
            }
        }
    }

    private void stepBackward(FineGrid grid, double[] flow, double[] values, int n) {
        int to = n * grid.stride();
        grid.place(point, n, values, n + 1, flow);
        step.bellman(point, grid.lengths(), n * lanes, values, to);
        grid.carry(n, values, to + grid.stride(), values, to);
    }

    /**
     * The forward sweep: {@code μ_0} given, {@code μ_{n+1} = μ_n + Δ Q*(v_n, μ_n)ᵀ μ_n}.
     *
     * @param values {@code [N+1][d][L]}; not modified
     * @param flow {@code [N+1][d][L]}; overwritten
     * @param faults as in {@link #backward}; modified
     */
    void forward(FineGrid grid, double[] values, double[] flow, int[] faults) {
        System.arraycopy(grid.problem().initial(), 0, flow, 0, grid.stride());
        step.clear();
        for (StepRuns.Run run : grid.runs()) {
            int first = run.first();
            int to = (first + 1) * grid.stride();
            grid.place(point, first, values, grid.valuePoint(first), flow);
            step.kolmogorov(point, run, grid.lengths(), first * lanes, flow, to);
            grid.carry(first, flow, to - grid.stride(), flow, to);
        }
        if (step.hasFaults(true)) {
            for (int n = 0; n < grid.steps(); n++) {
                step.clear();
                stepForward(grid, values, flow, n);
                step.mark(true, grid.interval(n), faults);
            }
        }
    }

    private void stepForward(FineGrid grid, double[] values, double[] flow, int n) {
        int to = (n + 1) * grid.stride();
        grid.place(point, n, values, grid.valuePoint(n), flow);
        step.kolmogorov(point, grid.lengths(), n * lanes, flow, to);
        grid.carry(n, flow, to - grid.stride(), flow, to);
    }

    /** The step that the sweeps take, for others on the same thread. */
    MarkovStep step() {
        return step;
    }
}
