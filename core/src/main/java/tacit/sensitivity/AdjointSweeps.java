package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.FineGrid;

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
    private final double[] flowCotangent;
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
        checkSize(equilibrium, flowCotangent);
        this.flowCotangent = flowCotangent;
        grid = equilibrium.fineGrid();
        stride = grid.stride();
        steps = new TransposedSteps(equilibrium);
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

    /** The gradient, once {@code solution} has found the fixed point of these sweeps. */
    FlowGradient solve(LinearSolution solution) {
        double[] sources =
                solution.run(this, (grid.steps() + 1) * grid.problem().states());
        apply(sources, new double[sources.length]);
        steps.differentiateGiven(flowBar, valueBar);
        return new FlowGradient(
                solution.spoilUnconverged(steps.parameters()),
                solution.spoilUnconverged(Arrays.copyOf(flowBar, stride)),
                solution.spoilUnconverged(steps.inputs()),
                solution.status(),
                solution.iterations());
    }

    @Override
    public void apply(double[] from, double[] to) {
        placeSources(from);
        steps.transposeForward(flowBar, valueBar);
        steps.transposeBackward(valueBar, to);
    }

    /** What {@code μ̄} begins with: the sources and, where a fine point is a grid point, {@code ∂L/∂μ}. */
    private void placeSources(double[] sources) {
        if (flowCotangent.length == flowBar.length) {
            for (int i = 0; i < flowBar.length; i++) {
                flowBar[i] = sources[i] + flowCotangent[i];
            }
            return;
        }
        System.arraycopy(sources, 0, flowBar, 0, flowBar.length);
        for (int k = 0; k * stride < flowCotangent.length; k++) {
            for (int i = 0; i < stride; i++) {
                flowBar[grid.start(k) * stride + i] += flowCotangent[k * stride + i];
            }
        }
    }
}
