package tacit.sensitivity;

import java.util.Arrays;
import java.util.List;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.LanePoints;
import tacit.equilibrium.Linearisation;
import tacit.equilibrium.Status;

/*
 * x = A(x) by block elimination, lane after lane: b = A(0) is what comes in from outside, and (I − J) x = b, or the
 * transposed system for an adjoint. The map is applied once more at the solution: that is the answer, and a check of
 * the elimination by sweeps that know nothing of it.
 */
final class DirectSolution extends LinearSolution {
    /** How far the sweeps may be from the elimination, relative to the size of the solution. */
    private static final double TOLERANCE = 1e-9;

    private final Equilibrium equilibrium;
    private final boolean transposed;
    private final boolean[] wanted;
    private double[] solution = {};
    private double[] outside = {};
    private double[] right = {};
    private double[] unknown = {};

    /** Prepares for the lanes that are wanted; the others end without convergence. */
    DirectSolution(Equilibrium equilibrium, boolean transposed, boolean[] wanted) {
        super(equilibrium);
        this.equilibrium = equilibrium;
        this.transposed = transposed;
        this.wanted = wanted;
        Arrays.fill(status, Status.NOT_CONVERGED);
    }

    /** All lanes of an equilibrium. */
    static boolean[] all(Equilibrium equilibrium) {
        boolean[] all = new boolean[equilibrium.lanes()];
        Arrays.fill(all, true);
        return all;
    }

    @Override
    double[] run(AffineMap map, int rows) {
        begin(map, rows);
        solve(equilibrium, List.of(this));
        return end(map);
    }

    /** Asks a map what comes in from outside; to be followed by {@link #solve} and {@link #end}. */
    void begin(AffineMap map, int rows) {
        solution = new double[rows * status.length];
        outside = new double[solution.length];
        right = new double[rows];
        unknown = new double[rows];
        map.constant(outside);
    }

    /** Solves systems that have begun, factoring each lane once for all of them, which want the same lanes. */
    static void solve(Equilibrium equilibrium, List<DirectSolution> systems) {
        Linearisation linearisation = new Linearisation(equilibrium.problem());
        for (int lane = 0; lane < equilibrium.lanes(); lane++) {
            if (systems.getFirst().wanted[lane] && equilibrium.status(lane) == Status.CONVERGED) {
                LanePoints points = linearisation.factor(equilibrium, lane);
                for (DirectSolution system : systems) {
                    system.solve(linearisation, points);
                }
            }
        }
    }

    private void solve(Linearisation linearisation, LanePoints points) {
        points.gather(outside, right);
        iterations[points.lane()] = 1;
        if (transposed) {
            status[points.lane()] = linearisation.solveTransposed(right, unknown);
            points.scatter(unknown, solution);
        } else {
            status[points.lane()] = linearisation.solve(right, unknown);
            points.spread(unknown, solution);
        }
    }

    /** Applies the map at the solution: the answer, {@code [row][L]}, which is compared with the solution. */
    double[] end(AffineMap map) {
        for (int lane = 0; lane < status.length; lane++) {
            if (equilibrium.status(lane) != Status.CONVERGED) {
                status[lane] = equilibrium.status(lane);
            }
        }
        map.apply(solution, outside);
        check(outside);
        return outside;
    }

    private void check(double[] image) {
        double[] size = new double[status.length];
        double[] change = new double[status.length];
        for (int i = 0; i < image.length; i++) {
            int lane = i % status.length;
            size[lane] = Math.max(size[lane], Math.abs(image[i]));
            change[lane] = Math.max(change[lane], Math.abs(image[i] - solution[i]));
        }
        for (int lane = 0; lane < status.length; lane++) {
            if (status[lane] == Status.CONVERGED && !(change[lane] <= TOLERANCE * size[lane])) {
                status[lane] = Double.isFinite(change[lane]) ? Status.SINGULAR : Status.DIVERGED;
            }
        }
    }
}
