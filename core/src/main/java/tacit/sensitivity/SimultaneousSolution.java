package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.LaneNorms;
import tacit.equilibrium.SimultaneousElimination;
import tacit.equilibrium.Status;

/*
 * x = A(x) by the elimination of all lanes at once, which does not pivot: the map, which knows nothing of the
 * elimination, is applied at the solution, and the solution corrected by what is wrong. A lane in which that does not
 * help ends without convergence.
 */
final class SimultaneousSolution extends LinearSolution {
    /** Largest change by another application of the map, relative to the size of the solution. */
    static final double TOLERANCE = 1e-12;

    private static final int MOST_CORRECTIONS = 2;

    private final SimultaneousElimination elimination;
    private final boolean transposed;
    private final LaneNorms norms;
    private final double[] change;
    private final double[] size;

    /**
     * Prepares.
     *
     * @param elimination factored at the equilibrium
     * @param transposed whether the map is that of an adjoint
     */
    SimultaneousSolution(Equilibrium equilibrium, SimultaneousElimination elimination, boolean transposed) {
        super(equilibrium);
        this.elimination = elimination;
        this.transposed = transposed;
        int lanes = equilibrium.lanes();
        norms = new LaneNorms(equilibrium.problem().states(), lanes);
        Arrays.fill(iterations, 1);
        change = new double[lanes];
        size = new double[lanes];
    }

    @Override
    double[] run(AffineMap map, int rows) {
        double[] x = new double[rows * status.length];
        double[] image = new double[x.length];
        map.constant(image);
        solve(image, x);
        map.apply(x, image);
        double[] correction = {};
        for (int i = 0; !measure(x, image) && i < MOST_CORRECTIONS; i++) {
            correction = correction.length == 0 ? new double[x.length] : correction;
            correct(x, image, correction);
            map.apply(x, image);
        }
        for (int lane = 0; lane < status.length; lane++) {
            if (status[lane] == Status.CONVERGED && !isGood(lane)) {
                status[lane] = Status.NOT_CONVERGED;
            }
        }
        return x;
    }

    private void solve(double[] right, double[] x) {
        if (transposed) {
            elimination.solveTransposed(right, x);
        } else {
            elimination.solve(right, x);
        }
    }

    /** Whether all lanes are good. */
    private boolean measure(double[] x, double[] image) {
        norms.distance(image, x, change);
        norms.size(image, size);
        boolean good = true;
        for (int lane = 0; lane < status.length; lane++) {
            good &= isGood(lane) || status[lane] != Status.CONVERGED;
        }
        return good;
    }

    private boolean isGood(int lane) {
        return Double.isFinite(change[lane]) && change[lane] <= TOLERANCE * size[lane];
    }

    /** Adds what {@code A(x) − x} as a right-hand side gives, in the lanes that are not good. */
    private void correct(double[] x, double[] image, double[] correction) {
        for (int i = 0; i < x.length; i++) {
            image[i] -= x[i];
        }
        solve(image, correction);
        for (int lane = 0; lane < status.length; lane++) {
            iterations[lane] += isGood(lane) ? 0 : 1;
            for (int i = lane; i < x.length && !isGood(lane); i += status.length) {
                x[i] += correction[i];
            }
        }
    }
}
