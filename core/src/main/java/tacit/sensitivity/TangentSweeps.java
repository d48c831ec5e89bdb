package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.FineGrid;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.TransitionGraph;

/*
 * The two sweeps of an equilibrium, linearised: from a direction δμ of the flow that of the value function,
 *
 *   δu_N = Dg(δμ_N, δγ_K),   δu_n = δu_{n+1} + Δ Dh(δu_{n+1}, δμ_n, δγ_n),
 *
 * and from that, anew, that of the flow,
 *
 *   δμ_{n+1} = δμ_n + Δ Σ_e (Dq_e(δv_n, δμ_n, δγ_n) μ_n,x + q_e δμ_n,x) (1_y − 1_x),   e = (x→y).
 */
final class TangentSweeps implements AffineMap {
    private final FineGrid grid;
    private final Equilibrium equilibrium;
    private final double[] parameterDirection;
    private final double[] initialDirection;
    private final TransitionGraph graph;
    private final int lanes;
    private final int stride;
    private final GameEvaluator evaluator;
    private final GamePoint point = new GamePoint();
    private final GamePoint direction = new GamePoint();
    private final GameResponse answer = new GameResponse();
    private final GameResponse derivative = new GameResponse();
    private final double[] rates;
    private final double[] hamiltonianDerivative;
    private final double[] rateDerivative;
    private final double[] valueDirection;

    /**
     * Prepares the sweeps.
     *
     * @param parameterDirection {@code [K+1][p][L]}; kept, not modified
     * @param initialDirection {@code [d][L]}; kept, not modified
     * @throws IllegalArgumentException where a direction is not of that size
     */
    TangentSweeps(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        checkSizes(equilibrium, parameterDirection, initialDirection);
        this.equilibrium = equilibrium;
        this.parameterDirection = parameterDirection;
        this.initialDirection = initialDirection;
        grid = equilibrium.fineGrid();
        EquilibriumProblem problem = equilibrium.problem();
        graph = problem.game().graph();
        lanes = problem.lanes();
        stride = grid.stride();
        evaluator = problem.game().evaluator(lanes);
        rates = new double[graph.edges() * lanes];
        rateDerivative = new double[rates.length];
        hamiltonianDerivative = new double[stride];
        valueDirection = new double[(grid.steps() + 1) * stride];
        answer.set(Result.HAMILTONIAN, new double[stride], 0).set(Result.RATE, rates, 0);
        derivative.set(Result.HAMILTONIAN, hamiltonianDerivative, 0).set(Result.RATE, rateDerivative, 0);
        direction.set(Argument.INPUT, new double[problem.inputs().components() * lanes], 0);
    }

    private static void checkSizes(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        EquilibriumProblem problem = equilibrium.problem();
        FineGrid grid = equilibrium.fineGrid();
        int parameters = problem.parameters().components() * problem.lanes();
        if (parameterDirection.length != problem.grid().points() * parameters) {
            throw new IllegalArgumentException("parameterDirection (" + parameterDirection.length
                    + " numbers) must have " + problem.grid().points() + " points × " + parameters
                    + " parameters and lanes: give it at every grid point");
        }
        if (initialDirection.length != grid.stride()) {
            throw new IllegalArgumentException("initialDirection (" + initialDirection.length + " numbers) must have "
                    + grid.stride() + " states and lanes: lay it out as [state][lane]");
        }
    }

    /** The tangent, once {@code solution} has found the fixed point of these sweeps. */
    FlowTangent solve(LinearSolution solution) {
        double[] fine = solution.run(this, (grid.steps() + 1) * grid.problem().states());
        double[] flow = new double[grid.problem().grid().points() * stride];
        for (int k = 0; k < grid.problem().grid().points(); k++) {
            System.arraycopy(fine, grid.start(k) * stride, flow, k * stride, stride);
        }
        return new FlowTangent(solution.spoilUnconverged(flow), solution.status(), solution.iterations());
    }

    @Override
    public void apply(double[] from, double[] to) {
        sweepBackward(from);
        sweepForward(to);
    }

    private void sweepBackward(double[] flowDirection) {
        int end = grid.steps();
        place(end, end, flowDirection);
        evaluator.terminalTangent(point, direction, valueDirection, end * stride);
        for (int n = end - 1; n >= 0; n--) {
            place(n, n + 1, flowDirection);
            evaluator.tangent(point, direction, derivative);
            for (int row = 0; row < stride; row += lanes) {
                for (int lane = 0; lane < lanes; lane++) {
                    int i = row + lane;
                    valueDirection[n * stride + i] = valueDirection[(n + 1) * stride + i]
                            + grid.lengths()[n * lanes + lane] * hamiltonianDerivative[i];
                }
            }
        }
    }

    private void sweepForward(double[] flowDirection) {
        System.arraycopy(initialDirection, 0, flowDirection, 0, stride);
        for (int n = 0; n < grid.steps(); n++) {
            place(n, grid.valuePoint(n), flowDirection);
            evaluator.evaluate(point, answer);
            evaluator.tangent(point, direction, derivative);
            System.arraycopy(flowDirection, n * stride, flowDirection, (n + 1) * stride, stride);
            transport(n, flowDirection);
        }
    }

    private void transport(int n, double[] flowDirection) {
        double[] flow = equilibrium.fineFlow();
        int now = n * stride;
        int next = now + stride;
        for (int edge = 0; edge < graph.edges(); edge++) {
            int x = graph.source(edge) * lanes;
            int y = graph.target(edge) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                double moved = grid.lengths()[n * lanes + lane]
                        * (rateDerivative[edge * lanes + lane] * flow[now + x + lane]
                                + rates[edge * lanes + lane] * flowDirection[now + x + lane]);
                flowDirection[next + x + lane] -= moved;
                flowDirection[next + y + lane] += moved;
            }
        }
    }

    private void place(int n, int valuePoint, double[] flowDirection) {
        grid.place(point, n, equilibrium.fineValues(), valuePoint, equilibrium.fineFlow());
        int parameters = grid.problem().parameters().components() * lanes;
        direction.set(Argument.VALUE, valueDirection, valuePoint * stride);
        direction.set(Argument.FLOW, flowDirection, n * stride);
        direction.set(Argument.PARAMETER, parameterDirection, grid.interval(n) * parameters);
    }
}
