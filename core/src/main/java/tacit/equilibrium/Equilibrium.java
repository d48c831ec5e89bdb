package tacit.equilibrium;

import java.util.Optional;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameResponse;

/**
 * What a solver found: for each lane a pair {@code (u, μ)}, how its solution ended, and certificates computed from the
 * pair itself. Lanes that ended with {@link Status#DIVERGED}, {@link Status#STEP_TOO_LARGE} or
 * {@link Status#INVALID_RATE} hold NaN. Thread-safe.
 */
public final class Equilibrium {
    private final FineGrid grid;
    private final double[] values;
    private final double[] flow;
    private final Status[] status;
    private final Effort[] effort;
    private final double[] residual;
    private Optional<double[]> exploitability = Optional.empty();

    Equilibrium(FineGrid grid, double[] values, double[] flow, Status[] status, Effort[] effort, double[] residual) {
        this.grid = grid;
        this.values = values;
        this.flow = flow;
        this.status = status;
        this.effort = effort;
        this.residual = residual;
    }

    /** The problem that was solved. */
    public EquilibriumProblem problem() {
        return grid.problem();
    }

    /** The number of lanes. */
    public int lanes() {
        return status.length;
    }

    /** How a lane's solution ended. */
    public Status status(int lane) {
        return status[lane];
    }

    /** The worst status of all lanes. */
    public Status worstStatus() {
        Status worst = Status.CONVERGED;
        for (Status lane : status) {
            worst = worst.worse(lane);
        }
        return worst;
    }

    /** The number of iterations of a lane. */
    public int iterations(int lane) {
        return effort[lane].iterations();
    }

    /** What a lane's solution took. */
    public Effort effort(int lane) {
        return effort[lane];
    }

    /**
     * {@code ‖F(u, μ)‖∞}: how far both recursions are from holding at any substep, the Bellman block divided by
     * {@code max(1, ‖u‖∞)}.
     */
    public double residual(int lane) {
        return residual[lane];
    }

    /**
     * What one player could gain by leaving the policy, {@code Σ_x μ_0(x) [J_x(π) − min J_x] ≥ 0}, with π the policy
     * got from {@code v}, the flow being the one that π generates and both costs taken against it; in cost units over
     * the whole horizon. It is 0 to rounding at a {@link Coupling#NASH} equilibrium. The first call costs
     * four sweeps.
     *
     * <p>It is NaN where the policy is proven not to minimise the Hamiltonian at {@code v}, as where a price of the
     * wrong sign makes it a maximiser: then {@link Status#CONVERGED} says only that the recursions hold, and the pair
     * is no equilibrium.
     */
    public double exploitability(int lane) {
        return exploitabilities()[lane];
    }

    private synchronized double[] exploitabilities() {
        double[] result = exploitability.orElseGet(() -> new Exploitability(grid).of(values));
        exploitability = Optional.of(result);
        return result;
    }

    /**
     * {@link #exploitability} divided by {@code max(1, |Σ_x μ_0(x) u_0(x)|)}; a constant added to all costs makes it
     * smaller.
     */
    public double relativeExploitability(int lane) {
        double cost = 0;
        for (int x = 0; x < problem().states(); x++) {
            cost += flow(0, x, lane) * value(0, x, lane);
        }
        return exploitability(lane) / Math.max(1, Math.abs(cost));
    }

    /** {@code max_n |Σ_x μ_n(x) − 1|} over all substeps. */
    public double massError(int lane) {
        double error = 0;
        for (int n = 0; n <= grid.steps(); n++) {
            double mass = 0;
            for (int x = 0; x < problem().states(); x++) {
                mass += flow[n * grid.stride() + x * lanes() + lane];
            }
            error = Math.max(error, Math.abs(mass - 1));
        }
        return error;
    }

    /** The flow at the grid points, {@code [K+1][d][L]}; a copy. */
    public double[] flow() {
        return atGridPoints(flow);
    }

    /** The value function at the grid points, {@code [K+1][d][L]}; a copy. */
    public double[] values() {
        return atGridPoints(values);
    }

    /** The flow and the value function at the grid points; copies. */
    public EquilibriumPath path() {
        return new EquilibriumPath(problem(), flow(), values());
    }

    private double[] atGridPoints(double[] fine) {
        int stride = grid.stride();
        double[] result = new double[problem().grid().points() * stride];
        for (int k = 0; k < problem().grid().points(); k++) {
            System.arraycopy(fine, grid.start(k) * stride, result, k * stride, stride);
        }
        return result;
    }

    /** The share of state {@code x} at grid point {@code k}. */
    public double flow(int k, int x, int lane) {
        return flow[grid.start(k) * grid.stride() + x * lanes() + lane];
    }

    /** The value function of state {@code x} at grid point {@code k}. */
    public double value(int k, int x, int lane) {
        return values[grid.start(k) * grid.stride() + x * lanes() + lane];
    }

    /** The substeps that each interval was given. */
    public Substeps substeps() {
        return grid.substeps();
    }

    /** The grid with its substeps, on which the equilibrium was computed. */
    public FineGrid fineGrid() {
        return grid;
    }

    /** The flow at all fine points, {@code [N+1][d][L]}; the array itself, not to be modified. */
    public double[] fineFlow() {
        return flow;
    }

    /** The value function at all fine points, {@code [N+1][d][L]}; the array itself, not to be modified. */
    public double[] fineValues() {
        return values;
    }

    /** The optimal controls at the beginning of each interval, {@code [K][control][L]}. */
    public double[] controls() {
        int width = problem().game().controls().size() * lanes();
        double[] result = new double[problem().grid().steps() * width];
        GameEvaluator evaluator = problem().game().evaluator(lanes());
        GamePoint point = new GamePoint();
        for (int k = 0; k < problem().grid().steps(); k++) {
            placeAtStart(point, k);
            evaluator.controls(point, result, k * width);
        }
        return result;
    }

    /** The optimal rates at the beginning of each interval, {@code [K][E][L]}. */
    public double[] rates() {
        int width = problem().game().graph().edges() * lanes();
        double[] result = new double[problem().grid().steps() * width];
        GameEvaluator evaluator = problem().game().evaluator(lanes());
        GameResponse response = new GameResponse().set(GameResponse.Result.HAMILTONIAN, new double[grid.stride()], 0);
        GamePoint point = new GamePoint();
        for (int k = 0; k < problem().grid().steps(); k++) {
            placeAtStart(point, k);
            evaluator.evaluate(point, response.set(GameResponse.Result.RATE, result, k * width));
        }
        return result;
    }

    private void placeAtStart(GamePoint point, int k) {
        int n = grid.start(k);
        grid.place(point, n, values, grid.valuePoint(n), flow);
    }

    /**
     * This equilibrium, where every lane has converged.
     *
     * @throws NotConvergedException where one has not
     */
    public Equilibrium orElseThrow() {
        for (int lane = 0; lane < lanes(); lane++) {
            if (status[lane] == worstStatus() && status[lane] != Status.CONVERGED) {
                throw new NotConvergedException(
                        "lane " + lane + " of " + problem().game().name() + " ended as \""
                                + status[lane] + "\" after " + iterations(lane) + " iterations with residual "
                                + residual[lane] + ": " + status[lane].remedy());
            }
        }
        return this;
    }
}
