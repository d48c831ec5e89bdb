package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/**
 * The adjoint that suits the equilibrium: {@link DirectAdjoint} where its {@code O(N d³)} is quick, otherwise
 * {@link KrylovAdjoint}, and if that does not converge and memory allows, the direct one after all.
 */
public final class AutoAdjoint implements Adjoint {
    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        if (Affordable.elimination(equilibrium)) {
            return new DirectAdjoint().gradient(equilibrium, flowCotangent);
        }
        FlowGradient gradient = new KrylovAdjoint().gradient(equilibrium, flowCotangent);
        boolean failed = false;
        for (int lane = 0; lane < equilibrium.lanes(); lane++) {
            failed |= gradient.status(lane) != equilibrium.status(lane);
        }
        return failed && Affordable.eliminationInMemory(equilibrium)
                ? new DirectAdjoint().gradient(equilibrium, flowCotangent)
                : gradient;
    }
}
