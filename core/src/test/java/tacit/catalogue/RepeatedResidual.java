package tacit.catalogue;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.FineGrid;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.TransitionGraph;

/** The residual of an equilibrium, written down once more from the two recursions. */
final class RepeatedResidual {
    private final Equilibrium equilibrium;
    private final FineGrid grid;
    private final int lane;
    private final int lanes;
    private final GameEvaluator evaluator;
    private final GamePoint point = new GamePoint();
    private final GameResponse response = new GameResponse();
    private final double[] hamiltonian;
    private final double[] rates;
    private double size = 1;
    private double valueBlock;
    private double flowBlock;

    private RepeatedResidual(Equilibrium equilibrium, int lane) {
        this.equilibrium = equilibrium;
        this.lane = lane;
        grid = equilibrium.fineGrid();
        lanes = equilibrium.lanes();
        evaluator = grid.problem().game().evaluator(lanes);
        hamiltonian = new double[grid.stride()];
        rates = new double[grid.problem().game().graph().edges() * lanes];
        response.set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
    }

    /** The largest entry of {@code F} in a lane, the Bellman block divided by {@code max(1, ‖u‖∞)}. */
    static double of(Equilibrium equilibrium, int lane) {
        RepeatedResidual residual = new RepeatedResidual(equilibrium, lane);
        residual.ends();
        for (int n = 0; n < residual.grid.steps(); n++) {
            residual.step(n);
        }
        return Math.max(residual.valueBlock / residual.size, residual.flowBlock);
    }

    private int states() {
        return grid.problem().states();
    }

    private double u(int n, int x) {
        return equilibrium.fineValues()[n * grid.stride() + x * lanes + lane];
    }

    private double mu(int n, int x) {
        return equilibrium.fineFlow()[n * grid.stride() + x * lanes + lane];
    }

    private void ends() {
        double[] cost = new double[grid.stride()];
        grid.place(point, grid.steps(), equilibrium.fineValues(), grid.steps(), equilibrium.fineFlow());
        evaluator.terminal(point, cost, 0);
        for (int x = 0; x < states(); x++) {
            valueBlock = Math.max(valueBlock, Math.abs(u(grid.steps(), x) - cost[x * lanes + lane]));
            flowBlock = Math.max(flowBlock, Math.abs(mu(0, x) - grid.problem().initial()[x * lanes + lane]));
            size = Math.max(size, Math.abs(u(grid.steps(), x)));
        }
    }

    private void step(int n) {
        double length = grid.lengths()[n * lanes + lane];
        evaluate(n, n + 1);
        for (int x = 0; x < states(); x++) {
            double expected = u(n + 1, x) + (length == 0 ? 0 : length * hamiltonian[x * lanes + lane]);
            valueBlock = Math.max(valueBlock, Math.abs(u(n, x) - expected));
            size = Math.max(size, Math.abs(u(n, x)));
        }
        evaluate(n, grid.valuePoint(n));
        TransitionGraph graph = grid.problem().game().graph();
        double[] expected = new double[states()];
        for (int edge = 0; edge < graph.edges() && length > 0; edge++) {
            double moved = length * rates[edge * lanes + lane] * mu(n, graph.source(edge));
            expected[graph.source(edge)] -= moved;
            expected[graph.target(edge)] += moved;
        }
        for (int x = 0; x < states(); x++) {
            flowBlock = Math.max(flowBlock, Math.abs(mu(n + 1, x) - mu(n, x) - expected[x]));
        }
    }

    private void evaluate(int n, int valuePoint) {
        grid.place(point, n, equilibrium.fineValues(), valuePoint, equilibrium.fineFlow());
        evaluator.evaluate(point, response);
    }
}
