package tacit.sensitivity;

import java.util.ArrayList;
import java.util.List;
import tacit.equilibrium.Equilibrium;

/**
 * The tangent of an equilibrium by block elimination of {@code (I − J) δμ = b}; cost, memory, status and source are
 * those of {@link DirectAdjoint}. Several directions share one factorisation.
 */
public final class DirectTangent implements Tangent {
    @Override
    public FlowTangent tangent(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        return tangents(equilibrium, List.of(new FlowDirection(parameterDirection, initialDirection)))
                .getFirst();
    }

    @Override
    public List<FlowTangent> tangents(Equilibrium equilibrium, List<FlowDirection> directions) {
        return tangents(equilibrium, directions, DirectSolution.all(equilibrium));
    }

    /** The tangents of the lanes that are wanted; the others end without convergence. */
    static List<FlowTangent> tangents(Equilibrium equilibrium, List<FlowDirection> directions, boolean[] wanted) {
        List<TangentSweeps> sweeps = new ArrayList<>();
        List<DirectSolution> systems = new ArrayList<>();
        for (FlowDirection direction : directions) {
            TangentSweeps own = new TangentSweeps(equilibrium, direction.parameters(), direction.initial());
            DirectSolution system = new DirectSolution(equilibrium, false, wanted);
            system.begin(own, own.rows());
            sweeps.add(own);
            systems.add(system);
        }
        DirectSolution.solve(equilibrium, systems);
        List<FlowTangent> tangents = new ArrayList<>();
        for (int i = 0; i < systems.size(); i++) {
            TangentSweeps own = sweeps.get(i);
            tangents.add(own.tangent(systems.get(i).end(own), systems.get(i)));
        }
        return tangents;
    }
}
