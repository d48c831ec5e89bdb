package tacit.equilibrium;

import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.Step;

/**
 * The two sweeps of an equilibrium, linearised, for all lanes at once: from a direction {@code δμ} of the flow that of
 * the value function,
 *
 * <pre>
 * δu_N = Dg(δμ_N, δγ_K),   δu_n = δu_{n+1} + Δ Dh(δu_{n+1}, δμ_n, δγ_n),
 * </pre>
 *
 * and from that, anew, that of the flow that it generates,
 *
 * <pre>
 * δm_{n+1} = δm_n + Δ Σ_e (Dq_e(δv_n, δm_n, δγ_n) m_n,x + q_e δm_n,x) (1_y − 1_x),   e = (x→y).
 * </pre>
 *
 * Fine flows and values are {@code [N+1][d][L]}. A call costs some four sweeps over the edges. One thread only; nothing
 * is allocated by a call.
 */
public final class LinearisedSweeps {
    private final EquilibriumProblem problem;
    private final int lanes;
    private final int stride;
    private final Variables variables;
    private final GameEvaluator evaluator;
    private final GameStepper stepper;
    private final GamePoint point = new GamePoint();
    private final GamePoint direction = new GamePoint();
    private final Step step = new Step();
    private final double[] parameterDirection;
    private final double[] initialDirection;
    private double[] valueDirection = {};

    /**
     * Prepares for a direction of what the game is given.
     *
     * @param parameterDirection {@code δγ}, {@code [K+1][p][L]}; kept, not modified
     * @param initialDirection {@code δμ_0}, {@code [d][L]}; kept, not modified
     */
    public LinearisedSweeps(EquilibriumProblem problem, double[] parameterDirection, double[] initialDirection) {
        this(problem, Variables.ALL, parameterDirection, initialDirection);
    }

    private LinearisedSweeps(
            EquilibriumProblem problem, Variables variables, double[] parameterDirection, double[] initialDirection) {
        this.problem = problem;
        this.variables = variables;
        this.parameterDirection = parameterDirection;
        this.initialDirection = initialDirection;
        lanes = problem.lanes();
        stride = problem.states() * lanes;
        evaluator = problem.game().evaluator(lanes);
        stepper = problem.game().stepper(lanes);
        direction.set(Argument.INPUT, new double[problem.inputs().components() * lanes], 0);
    }

    /** Sweeps that are linear in the direction of the flow: parameters and initial shares stay as they are. */
    static LinearisedSweeps ofFlow(EquilibriumProblem problem) {
        int parameters = problem.grid().points() * problem.parameters().components() * problem.lanes();
        double[] none = new double[problem.states() * problem.lanes()];
        return new LinearisedSweeps(problem, Variables.STATE, new double[parameters], none);
    }

    /**
     * Sweeps once.
     *
     * @param values {@code u}, {@code [N+1][d][L]}; not modified
     * @param flow {@code μ}, which the backward sweep is linearised at; not modified
     * @param image {@code m}, which the forward sweep is linearised at, at an equilibrium {@code μ} itself; not
     *     modified
     * @param from {@code δμ}; not modified
     * @param to {@code δm}; overwritten
     */
    public void apply(FineGrid grid, double[] values, double[] flow, double[] image, double[] from, double[] to) {
        if (valueDirection.length != from.length) {
            valueDirection = new double[from.length];
        }
        sweepBackward(grid, values, flow, from);
        sweepForward(grid, values, image, to);
    }

    private void sweepBackward(FineGrid grid, double[] values, double[] flow, double[] flowDirection) {
        int end = grid.steps();
        place(grid, end, values, end, flow, flowDirection);
        evaluator.terminalTangent(point, direction, valueDirection, end * stride);
        for (int n = end - 1; n >= 0; n--) {
            place(grid, n, values, n + 1, flow, flowDirection);
            step.lengths(grid.lengths(), n * lanes).next(valueDirection, n * stride);
            stepper.bellmanTangent(variables, point, direction, step);
        }
    }

    private void sweepForward(FineGrid grid, double[] values, double[] flow, double[] flowDirection) {
        System.arraycopy(initialDirection, 0, flowDirection, 0, stride);
        for (int n = 0; n < grid.steps(); n++) {
            place(grid, n, values, grid.valuePoint(n), flow, flowDirection);
            step.lengths(grid.lengths(), n * lanes).next(flowDirection, (n + 1) * stride);
            stepper.kolmogorovTangent(variables, point, direction, step);
        }
    }

    private void place(FineGrid grid, int n, double[] values, int valuePoint, double[] flow, double[] flowDirection) {
        grid.place(point, n, values, valuePoint, flow);
        int parameters = problem.parameters().components() * lanes;
        direction.set(Argument.VALUE, valueDirection, valuePoint * stride);
        direction.set(Argument.FLOW, flowDirection, n * stride);
        direction.set(Argument.PARAMETER, parameterDirection, grid.interval(n) * parameters);
    }
}
