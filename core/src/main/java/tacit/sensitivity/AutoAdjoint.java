package tacit.sensitivity;

import java.util.List;
import tacit.equilibrium.Equilibrium;

/**
 * The adjoint that suits the equilibrium: the fixed-point iteration as long as it contracts fast, in the other lanes
 * {@link KrylovAdjoint}'s, and where that does not converge, memory allowing, {@link DirectAdjoint}'s.
 */
public final class AutoAdjoint implements Adjoint {
    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        return new AdjointSweeps(equilibrium, flowCotangent)
                .solve(new FallbackSolution(
                        equilibrium,
                        List.of(
                                lanes -> new QuickIteration(equilibrium),
                                lanes -> new KrylovSolution(equilibrium, KrylovOptions.DEFAULT, true, lanes),
                                lanes -> new DirectSolution(equilibrium, true, inMemory(equilibrium, lanes)))));
    }

    private static boolean[] inMemory(Equilibrium equilibrium, boolean[] lanes) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] &= Affordable.eliminationInMemory(equilibrium, lane);
        }
        return lanes;
    }
}
