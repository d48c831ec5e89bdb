package tacit.sensitivity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.SimultaneousElimination;
import tacit.equilibrium.Status;
import tacit.math.Masks;

/**
 * The tangents that suit the equilibrium: in games of a few states by elimination of all lanes at once, in others by
 * {@link DirectTangent}, where several directions share its factors and states are not many, or by
 * {@link KrylovTangent}; in lanes in which that fails by {@link DirectTangent}, memory allowing.
 */
public final class AutoTangent implements Tangent {
    @Override
    public FlowTangent tangent(Equilibrium equilibrium, double[] parameterDirection, double[] initialDirection) {
        return tangents(equilibrium, List.of(new FlowDirection(parameterDirection, initialDirection)))
                .getFirst();
    }

    @Override
    public List<FlowTangent> tangents(Equilibrium equilibrium, List<FlowDirection> directions) {
        Optional<SimultaneousElimination> elimination = SimultaneousElimination.at(equilibrium);
        return elimination.isEmpty() && Affordable.elimination(equilibrium, directions.size())
                ? new DirectTangent().tangents(equilibrium, directions)
                : tangents(equilibrium, directions, elimination);
    }

    @Override
    public Function<FlowDirection, FlowTangent> at(Equilibrium equilibrium) {
        Optional<SimultaneousElimination> elimination = SimultaneousElimination.at(equilibrium);
        return direction ->
                tangents(equilibrium, List.of(direction), elimination).getFirst();
    }

    private static List<FlowTangent> tangents(
            Equilibrium equilibrium, List<FlowDirection> directions, Optional<SimultaneousElimination> elimination) {
        List<FlowTangent> found = elimination
                .map(together -> simultaneous(equilibrium, directions, together))
                .orElseGet(() -> new KrylovTangent().tangents(equilibrium, directions));
        boolean[] failed = new boolean[equilibrium.lanes()];
        for (FlowTangent tangent : found) {
            for (int lane = 0; lane < failed.length; lane++) {
                failed[lane] |= tangent.status(lane) != equilibrium.status(lane)
                        && Affordable.eliminationInMemory(equilibrium, lane);
            }
        }
        return Masks.any(failed)
                ? mended(found, DirectTangent.tangents(equilibrium, directions, failed), failed)
                : found;
    }

    private static List<FlowTangent> simultaneous(
            Equilibrium equilibrium, List<FlowDirection> directions, SimultaneousElimination elimination) {
        var together = new SimultaneousTangents(equilibrium, elimination);
        List<FlowTangent> quick = together.tangents(directions);
        boolean[] wrong = together.wrong();
        if (!Masks.any(wrong)) {
            return quick;
        }
        List<FlowTangent> corrected = directions.stream()
                .map(direction -> new TangentSweeps(equilibrium, direction.parameters(), direction.initial())
                        .solve(new SimultaneousSolution(equilibrium, elimination, false)))
                .toList();
        return mended(quick, corrected, wrong);
    }

    /** Some tangents, those of other ones in the lanes that are wrong. */
    private static List<FlowTangent> mended(List<FlowTangent> quick, List<FlowTangent> better, boolean[] wrong) {
        return IntStream.range(0, quick.size())
                .mapToObj(i -> mended(quick.get(i), better.get(i), wrong))
                .toList();
    }

    private static FlowTangent mended(FlowTangent quick, FlowTangent direct, boolean[] failed) {
        Status[] status = new Status[failed.length];
        int[] iterations = new int[failed.length];
        for (int lane = 0; lane < failed.length; lane++) {
            FlowTangent better = failed[lane] ? direct : quick;
            status[lane] = better.status(lane);
            iterations[lane] = better.iterations(lane);
        }
        return new FlowTangent(Affordable.mend(quick.flow(), direct.flow(), failed), status, iterations);
    }
}
