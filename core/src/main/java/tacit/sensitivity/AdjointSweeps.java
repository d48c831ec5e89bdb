package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.FineGrid;

/*
 * The two sweeps of an equilibrium, transposed. With x_n what is given to the flow's adjoint μ̄ at each point, and K
 * and B the Kolmogorov and the Bellman step, the forward sweep's transpose runs backward,
 *
 *   μ̄_n = x_n + (∂K/∂μ)ᵀ μ̄_{n+1},   v̄_n = (∂K/∂v)ᵀ μ̄_{n+1},
 *
 * and the backward sweep's transpose forward,
 *
 *   ū_{n+1} = v̄ + (∂B/∂u)ᵀ ū_n,   ḡ = ū_N,
 *
 * which gives (∂B/∂μ)ᵀ ū_n and (∂g/∂μ)ᵀ ḡ back to μ̄, besides ∂L/∂μ: x is the fixed point of that, x = ∂L/∂μ + Jᵀ x.
 * Once it is found, another pair of sweeps adds up the gradients of the parameters and inputs.
 */
final class AdjointSweeps implements AffineMap {
    private final FineGrid grid;
    private final double[] cotangent;
    private final int stride;
    private final TransposedSteps steps;
    private final double[] valueBar;
    private final double[] flowBar;

    /**
     * Prepares the sweeps.
     *
     * @param flowCotangent {@code [K+1][d][L]}; kept, not modified
     * @throws IllegalArgumentException where the cotangent is not of that size
     */
    AdjointSweeps(Equilibrium equilibrium, double[] flowCotangent) {
        this(equilibrium, new TransposedSteps(equilibrium), flowCotangent);
    }

    /**
     * Prepares the sweeps.
     *
     * @param steps of the same equilibrium; kept
     * @param flowCotangent {@code [K+1][d][L]}; kept, not modified
     * @throws IllegalArgumentException where the cotangent is not of that size
     */
    AdjointSweeps(Equilibrium equilibrium, TransposedSteps steps, double[] flowCotangent) {
        checkSize(equilibrium, flowCotangent);
        grid = equilibrium.fineGrid();
        stride = grid.stride();
        cotangent = onFineGrid(flowCotangent);
        this.steps = steps;
        valueBar = new double[(grid.steps() + 1) * stride];
        flowBar = new double[valueBar.length];
    }

    private static void checkSize(Equilibrium equilibrium, double[] flowCotangent) {
        int stride = equilibrium.fineGrid().stride();
        int points = equilibrium.problem().grid().points();
        if (flowCotangent.length != points * stride) {
            throw new IllegalArgumentException("flowCotangent (" + flowCotangent.length + " numbers) must have "
                    + points + " points × " + stride + " states and lanes: give dL/dmu at every grid point");
        }
    }

    private double[] onFineGrid(double[] flowCotangent) {
        if (flowCotangent.length == (grid.steps() + 1) * stride) {
            return flowCotangent;
        }
        double[] fine = new double[(grid.steps() + 1) * stride];
        for (int k = 0; k * stride < flowCotangent.length; k++) {
            System.arraycopy(flowCotangent, k * stride, fine, grid.start(k) * stride, stride);
        }
        return fine;
    }

    /** The gradient, once {@code solution} has found the fixed point of these sweeps. */
    FlowGradient solve(LinearSolution solution) {
        solution.run(this, (grid.steps() + 1) * grid.problem().states());
        TransposedSteps.Given given = steps.differentiateGiven(flowBar, valueBar);
        return new FlowGradient(
                solution.spoilUnconverged(given.parameters()),
                solution.spoilUnconverged(Arrays.copyOf(flowBar, stride)),
                solution.spoilUnconverged(given.inputs()),
                solution.status(),
                solution.iterations());
    }

    @Override
    public void apply(double[] from, double[] to) {
        System.arraycopy(from, 0, flowBar, 0, flowBar.length);
        steps.transposeForward(flowBar, valueBar);
        steps.transposeBackward(valueBar, to);
        for (int i = 0; i < to.length; i++) {
            to[i] += cotangent[i];
        }
    }

    @Override
    public void constant(double[] to) {
        System.arraycopy(cotangent, 0, to, 0, to.length);
    }
}
