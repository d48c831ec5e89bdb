package tacit.sensitivity;

import java.util.Arrays;
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
 * The two sweeps of an equilibrium, transposed. With the sources s_n of the flow's adjoint μ̄ and φ̄_e = μ̄_{n+1,y} −
 * μ̄_{n+1,x} for e = (x→y), the forward sweep's transpose runs backward,
 *
 *   q̄_e = Δ μ_n,x φ̄_e,   μ̄_n = s_n + μ̄_{n+1} + Δ Σ_e q_e φ̄_e + (∂q/∂μ)ᵀ q̄,   v̄_n = (∂q/∂v)ᵀ q̄,
 *
 * and the backward sweep's transpose forward,
 *
 *   h̄_n = Δ ū_n,   ū_{n+1} = v̄ + ū_n + (∂h/∂u)ᵀ h̄_n,   ḡ = ū_N,
 *
 * which sends (∂h/∂μ)ᵀ h̄ and (∂g/∂μ)ᵀ ḡ back as sources of μ̄. Their sum with ∂L/∂μ is s; s is what is iterated. Both
 * add to the gradients of the parameters and inputs, which are complete once s is a fixed point.
 */
final class AdjointSweeps implements AffineMap {
    private final FineGrid grid;
    private final Equilibrium equilibrium;
    private final double[] flowCotangent;
    private final TransitionGraph graph;
    private final int lanes;
    private final int stride;
    private final GameEvaluator evaluator;
    private final GamePoint point = new GamePoint();
    private final GamePoint cotangent = new GamePoint();
    private final GameResponse answer = new GameResponse();
    private final GameResponse seed = new GameResponse();
    private final double[] rates;
    private final double[] hamiltonianBar;
    private final double[] rateBar;
    private final double[] noRateBar;
    private final double[] noHamiltonianBar;
    private final double[] valueBar;
    private final double[] parameterBar;
    private final double[] inputBar;
    private double[] muBar;
    private double[] laterMuBar;

    /**
     * Prepares the sweeps.
     *
     * @param flowCotangent {@code [K+1][d][L]}; kept, not modified
     * @throws IllegalArgumentException where the cotangent is not of that size
     */
    AdjointSweeps(Equilibrium equilibrium, double[] flowCotangent) {
        checkSize(equilibrium, flowCotangent);
        this.equilibrium = equilibrium;
        this.flowCotangent = flowCotangent;
        grid = equilibrium.fineGrid();
        EquilibriumProblem problem = equilibrium.problem();
        graph = problem.game().graph();
        lanes = problem.lanes();
        stride = grid.stride();
        evaluator = problem.game().evaluator(lanes);
        rates = new double[graph.edges() * lanes];
        hamiltonianBar = new double[stride];
        noHamiltonianBar = new double[stride];
        rateBar = new double[rates.length];
        noRateBar = new double[rates.length];
        valueBar = new double[(grid.steps() + 1) * stride];
        parameterBar = new double[problem.grid().points() * problem.parameters().components() * lanes];
        inputBar = new double[problem.grid().points() * problem.inputs().components() * lanes];
        muBar = new double[stride];
        laterMuBar = new double[stride];
        answer.set(Result.HAMILTONIAN, new double[stride], 0).set(Result.RATE, rates, 0);
    }

    private static void checkSize(Equilibrium equilibrium, double[] flowCotangent) {
        int stride = equilibrium.fineGrid().stride();
        int points = equilibrium.problem().grid().points();
        if (flowCotangent.length != points * stride) {
            throw new IllegalArgumentException("flowCotangent (" + flowCotangent.length + " numbers) must have "
                    + points + " points × " + stride + " states and lanes: give dL/dmu at every grid point");
        }
    }

    /** The gradient, once {@code solution} has found the fixed point of these sweeps. */
    FlowGradient solve(LinearSolution solution) {
        solution.run(this, (grid.steps() + 1) * grid.problem().states());
        return new FlowGradient(
                solution.spoilUnconverged(parameterBar),
                solution.spoilUnconverged(muBar),
                solution.spoilUnconverged(inputBar),
                solution.status(),
                solution.iterations());
    }

    @Override
    public void apply(double[] from, double[] to) {
        Arrays.fill(parameterBar, 0);
        Arrays.fill(inputBar, 0);
        Arrays.fill(valueBar, 0);
        Arrays.fill(to, 0);
        transposeForward(from);
        transposeBackward(to);
    }

    private void transposeForward(double[] sources) {
        Arrays.fill(muBar, 0);
        addSources(sources, grid.steps());
        seed.set(Result.HAMILTONIAN, noHamiltonianBar, 0).set(Result.RATE, rateBar, 0);
        for (int n = grid.steps() - 1; n >= 0; n--) {
            double[] swap = laterMuBar;
            laterMuBar = muBar;
            muBar = swap;
            System.arraycopy(laterMuBar, 0, muBar, 0, stride);
            grid.place(point, n, equilibrium.fineValues(), grid.valuePoint(n), equilibrium.fineFlow());
            evaluator.evaluate(point, answer);
            transposeTransport(n);
            placeGradients(grid.interval(n));
            cotangent.set(Argument.VALUE, valueBar, grid.valuePoint(n) * stride).set(Argument.FLOW, muBar, 0);
            evaluator.cotangent(point, seed, cotangent);
            addSources(sources, n);
        }
    }

    /** {@code q̄_e = Δ μ_x φ̄_e}, and {@code Δ q_e φ̄_e} added to {@code μ̄_x}. */
    private void transposeTransport(int n) {
        double[] flow = equilibrium.fineFlow();
        double[] lengths = grid.lengths();
        for (int edge = 0; edge < graph.edges(); edge++) {
            int x = graph.source(edge) * lanes;
            int y = graph.target(edge) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                double gain = lengths[n * lanes + lane] * (laterMuBar[y + lane] - laterMuBar[x + lane]);
                rateBar[edge * lanes + lane] = flow[n * stride + x + lane] * gain;
                muBar[x + lane] += rates[edge * lanes + lane] * gain;
            }
        }
    }

    /** Adds {@code ∂L/∂μ}, where fine point {@code n} is a grid point, and the sources. */
    private void addSources(double[] sources, int n) {
        for (int i = 0; i < stride; i++) {
            muBar[i] += sources[n * stride + i];
        }
        int k = grid.interval(n);
        if (grid.start(k) == n) {
            for (int i = 0; i < stride; i++) {
                muBar[i] += flowCotangent[k * stride + i];
            }
        }
    }

    private void transposeBackward(double[] sources) {
        seed.set(Result.HAMILTONIAN, hamiltonianBar, 0).set(Result.RATE, noRateBar, 0);
        for (int n = 0; n < grid.steps(); n++) {
            int now = n * stride;
            int next = now + stride;
            for (int row = 0; row < stride; row += lanes) {
                for (int lane = 0; lane < lanes; lane++) {
                    hamiltonianBar[row + lane] = grid.lengths()[n * lanes + lane] * valueBar[now + row + lane];
                    valueBar[next + row + lane] += valueBar[now + row + lane];
                }
            }
            grid.place(point, n, equilibrium.fineValues(), n + 1, equilibrium.fineFlow());
            placeGradients(grid.interval(n));
            cotangent.set(Argument.VALUE, valueBar, next).set(Argument.FLOW, sources, now);
            evaluator.cotangent(point, seed, cotangent);
        }
        int end = grid.steps();
        grid.place(point, end, equilibrium.fineValues(), end, equilibrium.fineFlow());
        placeGradients(grid.interval(end));
        cotangent.set(Argument.FLOW, sources, end * stride);
        evaluator.terminalCotangent(point, valueBar, end * stride, cotangent);
    }

    private void placeGradients(int k) {
        EquilibriumProblem problem = grid.problem();
        cotangent.set(Argument.PARAMETER, parameterBar, k * problem.parameters().components() * lanes);
        cotangent.set(Argument.INPUT, inputBar, k * problem.inputs().components() * lanes);
    }
}
