package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Status;

/**
 * The adjoint that suits the equilibrium: {@link DirectAdjoint} where its {@code O(N d³)} is quick, otherwise
 * {@link KrylovAdjoint}, and for the lanes in which that does not converge, memory allowing, the direct one after all.
 */
public final class AutoAdjoint implements Adjoint {
    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        if (Affordable.elimination(equilibrium)) {
            return new DirectAdjoint().gradient(equilibrium, flowCotangent);
        }
        FlowGradient gradient = new KrylovAdjoint().gradient(equilibrium, flowCotangent);
        boolean[] failed = new boolean[equilibrium.lanes()];
        boolean any = false;
        for (int lane = 0; lane < failed.length; lane++) {
            failed[lane] = gradient.status(lane) != equilibrium.status(lane)
                    && Affordable.eliminationInMemory(equilibrium, lane);
            any |= failed[lane];
        }
        return any ? mended(gradient, DirectAdjoint.gradient(equilibrium, flowCotangent, failed), failed) : gradient;
    }

    private static FlowGradient mended(FlowGradient krylov, FlowGradient direct, boolean[] failed) {
        Status[] status = new Status[failed.length];
        int[] iterations = new int[failed.length];
        for (int lane = 0; lane < failed.length; lane++) {
            FlowGradient better = failed[lane] ? direct : krylov;
            status[lane] = better.status(lane);
            iterations[lane] = better.iterations(lane);
        }
        return new FlowGradient(
                Affordable.mend(krylov.parameters(), direct.parameters(), failed),
                Affordable.mend(krylov.initial(), direct.initial(), failed),
                Affordable.mend(krylov.inputs(), direct.inputs(), failed),
                status,
                iterations);
    }
}
