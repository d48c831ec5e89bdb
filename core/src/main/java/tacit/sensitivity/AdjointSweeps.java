package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.FineGrid;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.Step;

/*
 * The two sweeps of an equilibrium, transposed. With the sources s_n of the flow's adjoint μ̄, and K and B the Kolmogorov
 * and the Bellman step, the forward sweep's transpose runs backward,
 *
 *   μ̄_n = s_n + (∂K/∂μ)ᵀ μ̄_{n+1},   v̄_n = (∂K/∂v)ᵀ μ̄_{n+1},
 *
 * and the backward sweep's transpose forward,
 *
 *   ū_{n+1} = v̄ + (∂B/∂u)ᵀ ū_n,   ḡ = ū_N,
 *
 * which sends (∂B/∂μ)ᵀ ū_n and (∂g/∂μ)ᵀ ḡ back as sources of μ̄. Their sum with ∂L/∂μ is s; s is what is iterated. Once
 * it is a fixed point, one more pair of sweeps adds up the gradients of the parameters and inputs.
 */
final class AdjointSweeps implements AffineMap {
    private final FineGrid grid;
    private final Equilibrium equilibrium;
    private final double[] flowCotangent;
    private final int lanes;
    private final int stride;
    private final GameEvaluator evaluator;
    private final GameStepper stepper;
    private final GamePoint point = new GamePoint();
    private final GamePoint cotangent = new GamePoint();
    private final Step step = new Step();
    private final double[] valueBar;
    private final double[] carriedBar;
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
        lanes = problem.lanes();
        stride = grid.stride();
        evaluator = problem.game().evaluator(lanes);
        stepper = problem.game().stepper(lanes);
        valueBar = new double[(grid.steps() + 1) * stride];
        parameterBar = new double[problem.grid().points() * problem.parameters().components() * lanes];
        inputBar = new double[problem.grid().points() * problem.inputs().components() * lanes];
        carriedBar = new double[stride];
        muBar = new double[stride];
        laterMuBar = new double[stride];
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
        double[] sources =
                solution.run(this, (grid.steps() + 1) * grid.problem().states());
        Arrays.fill(parameterBar, 0);
        Arrays.fill(inputBar, 0);
        sweep(Variables.ALL, sources.clone(), sources);
        return new FlowGradient(
                solution.spoilUnconverged(parameterBar),
                solution.spoilUnconverged(muBar),
                solution.spoilUnconverged(inputBar),
                solution.status(),
                solution.iterations());
    }

    @Override
    public void apply(double[] from, double[] to) {
        sweep(Variables.STATE, from, to);
    }

    private void sweep(Variables variables, double[] from, double[] to) {
        Arrays.fill(valueBar, 0);
        Arrays.fill(to, 0);
        transposeForward(variables, from);
        transposeBackward(variables, to);
    }

    private void transposeForward(Variables variables, double[] sources) {
        Arrays.fill(muBar, 0);
        addSources(sources, grid.steps());
        for (int n = grid.steps() - 1; n >= 0; n--) {
            double[] swap = laterMuBar;
            laterMuBar = muBar;
            muBar = swap;
            Arrays.fill(muBar, 0);
            grid.place(point, n, equilibrium.fineValues(), grid.valuePoint(n), equilibrium.fineFlow());
            placeGradients(grid.interval(n));
            cotangent.set(Argument.VALUE, valueBar, grid.valuePoint(n) * stride).set(Argument.FLOW, muBar, 0);
            step.lengths(grid.lengths(), n * lanes).next(laterMuBar, 0);
            stepper.kolmogorovCotangent(variables, point, step, cotangent);
            addSources(sources, n);
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

    /** A step's part of {@code ū_{n+1}} is summed by itself, so that identity steps that follow do not change its bits. */
    private void transposeBackward(Variables variables, double[] sources) {
        for (int n = 0; n < grid.steps(); n++) {
            grid.place(point, n, equilibrium.fineValues(), n + 1, equilibrium.fineFlow());
            placeGradients(grid.interval(n));
            Arrays.fill(carriedBar, 0);
            cotangent.set(Argument.VALUE, carriedBar, 0).set(Argument.FLOW, sources, n * stride);
            step.lengths(grid.lengths(), n * lanes).next(valueBar, n * stride);
            stepper.bellmanCotangent(variables, point, step, cotangent);
            for (int i = 0; i < stride; i++) {
                valueBar[(n + 1) * stride + i] += carriedBar[i];
            }
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
