package tacit.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tacit.equilibrium.Equilibrium;

/**
 * The adjoint that suits the equilibrium. In games of a few states the value function is eliminated in all lanes at once; in
 * others the sweeps are repeated as long as that contracts fast. In the lanes in which that fails it is
 * {@link KrylovAdjoint}'s, and where that does not converge, memory allowing, {@link DirectAdjoint}'s.
 */
public final class AutoAdjoint implements Adjoint {
    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        AdjointSweeps sweeps = new AdjointSweeps(equilibrium, flowCotangent);
        List<Function<boolean[], LinearSolution>> methods = new ArrayList<>();
        methods.add(lanes -> sweeps.steps()
                .elimination()
                .<LinearSolution>map(found -> new SimultaneousSolution(equilibrium, found, true))
                .orElseGet(() -> new QuickIteration(equilibrium)));
        methods.add(lanes -> new KrylovSolution(equilibrium, KrylovOptions.DEFAULT, true, lanes));
        methods.add(lanes -> new DirectSolution(equilibrium, true, inMemory(equilibrium, lanes)));
        return sweeps.solve(new FallbackSolution(equilibrium, methods));
    }

    private static boolean[] inMemory(Equilibrium equilibrium, boolean[] lanes) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] &= Affordable.eliminationInMemory(equilibrium, lane);
        }
        return lanes;
    }
}
