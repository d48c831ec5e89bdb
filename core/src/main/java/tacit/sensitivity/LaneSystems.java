package tacit.sensitivity;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import tacit.math.Gmres;

/*
 * Systems (I − J) x = b of all lanes by GMRES, where one product with J, of all lanes, is a whole sensitivity and so
 * the only thing that costs. Vectors are [row][L]. A lane's numbers do not depend on its neighbours.
 */
final class LaneSystems {
    private static final double TOLERANCE = 1e-12;
    private static final int WINDOW = 30;
    private static final int MOST_PRODUCTS = 120;

    /** A residual this small is accepted where rounding in the products leaves it above the tolerance. */
    private static final double ACCEPTED = 1e-10;

    private final int rows;
    private final Gmres[] systems;
    private final boolean[] solved;

    LaneSystems(int rows, int lanes) {
        this.rows = rows;
        systems = new Gmres[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            systems[lane] = new Gmres(rows, WINDOW);
        }
        solved = new boolean[lanes];
    }

    /**
     * Solves the lanes that are wanted; the others are 0.
     *
     * @param product {@code J v}; its argument is not to be modified
     * @param right {@code b}; not modified
     */
    double[] solve(UnaryOperator<double[]> product, double[] right, boolean[] wanted) {
        double[] tolerance = new double[systems.length];
        Arrays.fill(tolerance, TOLERANCE);
        return solve(product, right, tolerance, wanted);
    }

    /** The same to a tolerance of each lane's own, relative to {@code b}; not modified. */
    double[] solve(UnaryOperator<double[]> product, double[] right, double[] tolerance, boolean[] wanted) {
        int lanes = systems.length;
        double[] own = new double[rows];
        for (int lane = 0; lane < lanes; lane++) {
            gather(right, lane, own);
            systems[lane].begin(own, tolerance[lane], wanted[lane] ? MOST_PRODUCTS : 0);
        }
        double[] from = new double[rows * lanes];
        while (place(wanted, from)) {
            take(wanted, product.apply(from), own);
        }
        double[] x = new double[rows * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            if (wanted[lane]) {
                scatter(systems[lane].solution(), lane, x);
                solved[lane] = systems[lane].relativeResidual() <= ACCEPTED;
            }
        }
        return x;
    }

    /** Whether a lane's last system was solved. */
    boolean solved(int lane) {
        return solved[lane];
    }

    private boolean place(boolean[] wanted, double[] from) {
        boolean any = false;
        for (int lane = 0; lane < systems.length; lane++) {
            if (wanted[lane] && systems[lane].running()) {
                scatter(systems[lane].direction(), lane, from);
                any = true;
            }
        }
        return any;
    }

    private void take(boolean[] wanted, double[] image, double[] own) {
        for (int lane = 0; lane < systems.length; lane++) {
            if (wanted[lane] && systems[lane].running()) {
                gather(image, lane, own);
                double[] direction = systems[lane].direction();
                for (int i = 0; i < rows; i++) {
                    own[i] = direction[i] - own[i];
                }
                systems[lane].accept(own);
            }
        }
    }

    private void gather(double[] all, int lane, double[] own) {
        for (int i = 0; i < rows; i++) {
            own[i] = all[i * systems.length + lane];
        }
    }

    private void scatter(double[] own, int lane, double[] all) {
        for (int i = 0; i < rows; i++) {
            all[i * systems.length + lane] = own[i];
        }
    }
}
