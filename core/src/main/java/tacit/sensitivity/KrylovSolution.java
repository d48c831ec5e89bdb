package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.LaneKrylov;
import tacit.equilibrium.Status;

/* x = A(x) by restarted GMRES on (I − J) x = b, b = A(0), with J v = A(v) − b. */
final class KrylovSolution extends LinearSolution {
    /** A residual this small is accepted even where rounding or stagnation leaves it above the tolerance. */
    private static final double ACCEPTED = 1e-11;

    private final Equilibrium equilibrium;
    private final KrylovOptions options;
    private final boolean transposed;

    KrylovSolution(Equilibrium equilibrium, KrylovOptions options, boolean transposed) {
        this(equilibrium, options, transposed, DirectSolution.all(equilibrium));
    }

    /** Prepares for the lanes that are wanted; the others end without convergence. */
    KrylovSolution(Equilibrium equilibrium, KrylovOptions options, boolean transposed, boolean[] wanted) {
        super(equilibrium);
        this.equilibrium = equilibrium;
        this.options = options;
        this.transposed = transposed;
        for (int lane = 0; lane < status.length; lane++) {
            boolean left = !wanted[lane] && status[lane] == Status.CONVERGED;
            status[lane] = left ? Status.NOT_CONVERGED : status[lane];
        }
    }

    @Override
    double[] run(AffineMap map, int rows) {
        int lanes = status.length;
        double[] solution = new double[rows * lanes];
        double[] outside = new double[solution.length];
        double[] image = new double[solution.length];
        map.constant(outside);
        boolean[] solving = converged();
        double[] tolerance = new double[lanes];
        Arrays.fill(tolerance, options.tolerance());
        LaneKrylov krylov = new LaneKrylov(lanes, options.window(), options.maxProducts(), transposed);
        krylov.follow(equilibrium.fineGrid());
        krylov.solve((from, to) -> applyLinear(map, from, outside, to), outside, tolerance, solving, solution);
        for (int lane = 0; lane < lanes; lane++) {
            if (solving[lane]) {
                iterations[lane] = krylov.products(lane);
                status[lane] = judge(krylov.residual(lane));
            }
        }
        map.apply(solution, image);
        return image;
    }

    private static void applyLinear(AffineMap map, double[] from, double[] outside, double[] to) {
        map.apply(from, to);
        for (int i = 0; i < to.length; i++) {
            to[i] -= outside[i];
        }
    }

    private Status judge(double residual) {
        if (residual <= Math.max(options.tolerance(), ACCEPTED)) {
            return Status.CONVERGED;
        }
        return Double.isFinite(residual) ? Status.NOT_CONVERGED : Status.DIVERGED;
    }
}
