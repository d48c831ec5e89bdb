package tacit.sensitivity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.SimultaneousElimination;

/**
 * The adjoint that suits the equilibrium. In games of a few states the value function is eliminated in all lanes at
 * once; in others the sweeps are repeated as long as that contracts fast. In the lanes in which that fails it is
 * {@link KrylovAdjoint}'s, and where that does not converge, memory allowing, {@link DirectAdjoint}'s. A lane's status
 * is that of the method asked last, its iterations are those of all of them.
 */
public final class AutoAdjoint implements Adjoint {
    @Override
    public FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent) {
        return at(equilibrium).apply(flowCotangent);
    }

    @Override
    public Function<double[], FlowGradient> at(Equilibrium equilibrium) {
        var steps = new TransposedSteps(equilibrium);
        Optional<SimultaneousElimination> elimination = steps.elimination();
        List<Function<boolean[], LinearSolution>> methods = List.of(
                lanes -> elimination
                        .<LinearSolution>map(found -> new SimultaneousSolution(equilibrium, found, true))
                        .orElseGet(() -> new QuickIteration(equilibrium)),
                lanes -> new KrylovSolution(equilibrium, KrylovOptions.DEFAULT, true, lanes),
                lanes -> new DirectSolution(equilibrium, true, inMemory(equilibrium, lanes)));
        return flowCotangent ->
                new AdjointSweeps(equilibrium, steps, flowCotangent).solve(new FallbackSolution(equilibrium, methods));
    }

    private static boolean[] inMemory(Equilibrium equilibrium, boolean[] lanes) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] &= Affordable.eliminationInMemory(equilibrium, lane);
        }
        return lanes;
    }
}
