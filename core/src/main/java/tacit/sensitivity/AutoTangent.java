package tacit.sensitivity;

import java.util.List;
import tacit.equilibrium.Equilibrium;

/** The tangent that suits the equilibrium; see {@link AutoAdjoint}. */
public final class AutoTangent implements Tangent {
    @Override
    public FlowTangent tangent(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        return tangents(equilibrium, List.of(new FlowDirection(parameterDirection, initialDirection)))
                .getFirst();
    }

    @Override
    public List<FlowTangent> tangents(Equilibrium equilibrium, List<FlowDirection> directions) {
        if (Affordable.elimination(equilibrium)) {
            return new DirectTangent().tangents(equilibrium, directions);
        }
        List<FlowTangent> found = new KrylovTangent().tangents(equilibrium, directions);
        boolean failed = false;
        for (FlowTangent tangent : found) {
            for (int lane = 0; lane < equilibrium.lanes(); lane++) {
                failed |= tangent.status(lane) != equilibrium.status(lane);
            }
        }
        return failed && Affordable.eliminationInMemory(equilibrium)
                ? new DirectTangent().tangents(equilibrium, directions)
                : found;
    }
}
