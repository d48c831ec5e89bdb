package tacit.bench;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.FineGrid;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.TransitionGraph;

/*
 * The two recursions of an equilibrium in their plainest form, on its own fine grid: what a solver cannot avoid in an
 * iteration, without checks of the steps. One thread only.
 */
final class SweepPair {
    private final FineGrid grid;
    private final int lanes;
    private final int stride;
    private final TransitionGraph graph;
    private final GameEvaluator evaluator;
    private final GamePoint point = new GamePoint();
    private final GameResponse response = new GameResponse();
    private final double[] hamiltonian;
    private final double[] rates;
    private final double[] values;
    private final double[] flow;

    SweepPair(Equilibrium equilibrium) {
        grid = equilibrium.fineGrid();
        lanes = equilibrium.lanes();
        stride = grid.stride();
        graph = grid.problem().game().graph();
        evaluator = grid.problem().game().evaluator(lanes);
        hamiltonian = new double[stride];
        rates = new double[graph.edges() * lanes];
        response.set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
        values = equilibrium.fineValues().clone();
        flow = equilibrium.fineFlow().clone();
    }

    /** One evaluation of the game, at the first fine step. */
    double[] evaluate() {
        grid.place(point, 0, values, 1, flow);
        evaluator.evaluate(point, response);
        return rates;
    }

    /** {@code u_n = u_{n+1} + Δ h(u_{n+1}, μ_n)} from the end on. */
    double[] backward() {
        int end = grid.steps();
        grid.place(point, end, values, end, flow);
        evaluator.terminal(point, values, end * stride);
        for (int n = end - 1; n >= 0; n--) {
            grid.place(point, n, values, n + 1, flow);
            evaluator.evaluate(point, response);
            for (int state = 0; state < stride; state += lanes) {
                for (int lane = 0; lane < lanes; lane++) {
                    int i = n * stride + state + lane;
                    values[i] = values[i + stride] + grid.lengths()[n * lanes + lane] * hamiltonian[state + lane];
                }
            }
        }
        return values;
    }

    /** {@code μ_{n+1} = μ_n + Δ Q*(u_{n+1}, μ_n)ᵀ μ_n} from the beginning on. */
    double[] forward() {
        for (int n = 0; n < grid.steps(); n++) {
            grid.place(point, n, values, n + 1, flow);
            evaluator.evaluate(point, response);
            System.arraycopy(flow, n * stride, flow, (n + 1) * stride, stride);
            for (int edge = 0; edge < graph.edges(); edge++) {
                int x = n * stride + graph.source(edge) * lanes;
                int y = n * stride + graph.target(edge) * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    double moved = grid.lengths()[n * lanes + lane] * rates[edge * lanes + lane] * flow[x + lane];
                    flow[x + stride + lane] -= moved;
                    flow[y + stride + lane] += moved;
                }
            }
        }
        return flow;
    }
}
