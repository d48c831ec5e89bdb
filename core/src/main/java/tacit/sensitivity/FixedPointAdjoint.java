package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/**
 * The adjoint of an equilibrium by fixed-point iteration, from {@code x = 0},
 *
 * <pre>
 * x ← x + ω (∂L/∂μ + Jᵀ x − x),
 * </pre>
 *
 * with an {@code ω} that adapts itself ({@link tacit.equilibrium.AdaptiveDamping}): the two sweeps, transposed, are
 * repeated until what they send to each other no longer changes, relative to the larger of its own size and that of
 * {@code ∂L/∂μ}. It costs some four sweeps an iteration, and converges where the damped Picard iteration does;
 * elsewhere its status says that it has not.
 *
 * <p>Source: the implicit function theorem, as in S. Bai, J. Z. Kolter, V. Koltun, "Deep equilibrium models", 2019.
 */
public final class FixedPointAdjoint implements Adjoint {
    private final FixedPointOptions options;

    /** An adjoint with {@link FixedPointOptions#DEFAULT}. */
    public FixedPointAdjoint() {
        this(FixedPointOptions.DEFAULT);
    }

    /** An adjoint with the given options. */
    public FixedPointAdjoint(FixedPointOptions options) {
        this.options = options;
    }

    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        AdjointSweeps sweeps = new AdjointSweeps(equilibrium, flowCotangent);
        double[] scale = new double[equilibrium.lanes()];
        for (int i = 0; i < flowCotangent.length; i++) {
            int lane = i % scale.length;
            scale[lane] = Math.max(scale[lane], Math.abs(flowCotangent[i]));
        }
        return sweeps.solve(new LinearIteration(equilibrium, scale, options));
    }
}
