package tacit.equilibrium;

import java.util.Arrays;
import java.util.Optional;

/*
 * Newton's direction by restarted GMRES with the linearised sweeps, no more exact than is worth it: with s the distance
 * from an equilibrium the residual wanted is η ‖b‖, η = 0.9 (s / s before)², bounded (Eisenstat and Walker's second
 * choice).
 */
final class KrylovDirection implements NewtonDirection {
    private static final double FACTOR = 0.9;
    private static final double LARGEST = 0.1;

    /** A system is solved this much beyond what the solution is asked for. */
    private static final double MARGIN = 0.1;

    private static final double SMALLEST = 1e-13;

    /** Where GMRES leaves more than this share of the right-hand side, its direction is worth nothing. */
    private static final double UNSOLVED = 0.9;

    private final double tolerance;
    private final LinearisedSweeps sweeps;
    private final LaneKrylov krylov;
    private final double[] forcing;
    private final double[] earlier;
    private Optional<FineGrid> grid = Optional.empty();

    KrylovDirection(EquilibriumProblem problem, double tolerance, int window, int limit) {
        this.tolerance = tolerance;
        sweeps = LinearisedSweeps.ofFlow(problem);
        krylov = new LaneKrylov(problem.lanes(), window, limit, false);
        forcing = new double[problem.lanes()];
        earlier = new double[problem.lanes()];
        Arrays.fill(earlier, Double.NaN);
    }

    @Override
    public void solve(NewtonSystem system, boolean[] wanted, double[] direction) {
        follow(system.grid());
        for (int lane = 0; lane < wanted.length; lane++) {
            if (wanted[lane]) {
                forcing[lane] = forcing(lane, system.size()[lane]);
                system.solves()[lane]++;
            }
        }
        krylov.solve(
                (from, to) -> sweeps.apply(system.grid(), system.values(), system.flow(), system.image(), from, to),
                system.right(),
                forcing,
                wanted,
                direction);
        for (int lane = 0; lane < wanted.length; lane++) {
            wanted[lane] &= krylov.residual(lane) < UNSOLVED;
        }
    }

    private double forcing(int lane, double size) {
        double ratio = size / earlier[lane];
        earlier[lane] = size;
        double wanted = Double.isNaN(ratio) ? LARGEST : FACTOR * ratio * ratio;
        double useful = Math.max(MARGIN * tolerance / size, SMALLEST);
        return Math.min(LARGEST, Math.max(wanted, useful));
    }

    private void follow(FineGrid now) {
        if (grid.isEmpty() || !grid.get().substeps().equals(now.substeps())) {
            grid = Optional.of(now);
            krylov.follow(now);
        }
    }

    @Override
    public SolutionMethod method() {
        return SolutionMethod.NEWTON_KRYLOV;
    }
}
