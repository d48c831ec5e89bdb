package tacit.equilibrium;

import java.util.Arrays;
import tacit.math.Gmres;

/**
 * Solves {@code (I − J) x = b} in many lanes by restarted GMRES, where {@code J} is given by its product with a vector
 * of all lanes. Lanes go through it together and each ends by itself; a lane's inner products run over its own points
 * only. Memory is {@code window + 4} vectors of {@code (N+1) d} numbers a lane.
 *
 * <p>Source: Y. Saad, M. H. Schultz, "GMRES", SIAM Journal on Scientific and Statistical Computing 7(3), 1986.
 */
public final class LaneKrylov {
    /** The product {@code to = J from} of all lanes, {@code [N+1][d][L]}; {@code from} is not modified. */
    @FunctionalInterface
    public interface Product {
        /** Overwrites {@code to}. */
        void apply(double[] from, double[] to);
    }

    private final int window;
    private final int limit;
    private final boolean transposed;
    private final Gmres[] systems;
    private LanePoints[] points = {};
    private double[] from = {};
    private double[] to = {};
    private double[] own = {};

    /**
     * Prepares for a number of lanes.
     *
     * @param window most directions of a Krylov space
     * @param limit most products of a system
     * @param transposed whether vectors are cotangents of the flow rather than directions of it
     */
    public LaneKrylov(int lanes, int window, int limit, boolean transposed) {
        this.window = window;
        this.limit = limit;
        this.transposed = transposed;
        systems = new Gmres[lanes];
    }

    /** Goes over to a grid; allocates where a lane has another number of points than before. */
    public void follow(FineGrid grid) {
        points = new LanePoints[systems.length];
        for (int lane = 0; lane < systems.length; lane++) {
            points[lane] = new LanePoints(grid, lane);
            systems[lane] = new Gmres(points[lane].size(), window);
        }
        from = new double[(grid.steps() + 1) * grid.stride()];
        to = new double[from.length];
        own = new double[from.length / systems.length];
    }

    /**
     * Solves the systems of some lanes; {@link #residual} and {@link #products} tell how it went.
     *
     * @param right {@code b}, {@code [N+1][d][L]}; not modified
     * @param tolerance the residual that is wanted in each lane, relative to {@code b}, {@code [L]}; not modified
     * @param wanted the lanes to solve for, {@code [L]}; not modified
     * @param x {@code [N+1][d][L]}; overwritten in those lanes
     */
    public void solve(Product product, double[] right, double[] tolerance, boolean[] wanted, double[] x) {
        Arrays.fill(from, 0);
        for (int lane = 0; lane < systems.length; lane++) {
            points[lane].gather(right, own);
            systems[lane].begin(own, tolerance[lane], wanted[lane] ? limit : 0);
        }
        while (place(wanted)) {
            product.apply(from, to);
            take(wanted);
        }
        for (int lane = 0; lane < systems.length; lane++) {
            if (wanted[lane]) {
                write(lane, systems[lane].solution(), x);
            }
        }
    }

    private boolean place(boolean[] wanted) {
        boolean any = false;
        for (int lane = 0; lane < systems.length; lane++) {
            if (wanted[lane] && systems[lane].running()) {
                write(lane, systems[lane].direction(), from);
                any = true;
            }
        }
        return any;
    }

    private void take(boolean[] wanted) {
        for (int lane = 0; lane < systems.length; lane++) {
            if (wanted[lane] && systems[lane].running()) {
                points[lane].gather(to, own);
                double[] direction = systems[lane].direction();
                for (int i = 0; i < direction.length; i++) {
                    own[i] = direction[i] - own[i];
                }
                systems[lane].accept(own);
            }
        }
    }

    private void write(int lane, double[] vector, double[] all) {
        if (transposed) {
            points[lane].scatter(vector, all);
        } else {
            points[lane].spread(vector, all);
        }
    }

    /** {@code ‖b − (I − J) x‖₂ / ‖b‖₂} of a lane that was solved for; NaN where a number was not finite. */
    public double residual(int lane) {
        return systems[lane].relativeResidual();
    }

    /** The number of products that a lane took. */
    public int products(int lane) {
        return systems[lane].products();
    }
}
