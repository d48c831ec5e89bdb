package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.LanePoints;
import tacit.equilibrium.Linearisation;
import tacit.equilibrium.Status;

/*
 * x = A(x) by block elimination, lane after lane: b = A(0) is what comes in from outside, and (I − J) x = b, or the
 * transposed system for an adjoint. The map is applied once more at the solution: that is the answer, and a check of
 * the elimination by sweeps that know nothing of it.
 */
final class DirectSolution implements LinearSolution {
    /** How far the sweeps may be from the elimination, relative to the size of the solution. */
    private static final double TOLERANCE = 1e-9;

    private final Equilibrium equilibrium;
    private final boolean transposed;
    private final Linearisation linearisation;
    private final Status[] status;
    private final int[] iterations;

    DirectSolution(Equilibrium equilibrium, boolean transposed) {
        this.equilibrium = equilibrium;
        this.transposed = transposed;
        linearisation = new Linearisation(equilibrium.problem());
        status = new Status[equilibrium.lanes()];
        iterations = new int[status.length];
    }

    @Override
    public double[] run(AffineMap map, int rows) {
        double[] solution = new double[rows * status.length];
        double[] outside = new double[solution.length];
        map.apply(solution, outside);
        for (int lane = 0; lane < status.length; lane++) {
            status[lane] = equilibrium.status(lane);
            if (status[lane] == Status.CONVERGED) {
                solve(lane, outside, solution);
            }
        }
        map.apply(solution, outside);
        check(solution, outside);
        return outside;
    }

    private void solve(int lane, double[] outside, double[] solution) {
        LanePoints points = linearisation.factor(equilibrium, lane);
        double[] b = new double[points.size()];
        double[] x = new double[points.size()];
        points.gather(outside, b);
        iterations[lane] = 1;
        if (transposed) {
            status[lane] = linearisation.solveTransposed(b, x);
            points.scatter(x, solution);
        } else {
            status[lane] = linearisation.solve(b, x);
            points.spread(x, solution);
        }
    }

    private void check(double[] solution, double[] image) {
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

    @Override
    public Status[] status() {
        return status;
    }

    @Override
    public int[] iterations() {
        return iterations;
    }
}
