package tacit.equilibrium;

import java.util.Arrays;

/*
 * The least-squares problem min ‖r − Σ_j c_j y_j‖ of each lane over the y_j that it remembers, newest first, by Cholesky
 * factors of the Gram matrix. Rows that identity steps repeat do not count, nor does a y_j that depends on newer ones. Sums
 * run over time first and then over states, whatever the number of lanes.
 */
final class SecantFit {
    /** The share of a column that newer ones must leave for it to count: half of the digits. */
    private static final double INDEPENDENT = 1e-10;

    private final int window;
    private final int lanes;
    private final double[][][] gram;
    private final double[][] right;
    private final double[][] weights;
    private final boolean[] used;
    private final double[] sums;
    private final double[] factor;
    private final double[] solution;

    SecantFit(int window, int states, int lanes) {
        this.window = window;
        this.lanes = lanes;
        gram = new double[window][window][lanes];
        right = new double[window][lanes];
        weights = new double[window][lanes];
        used = new boolean[window];
        sums = new double[states * lanes];
        factor = new double[window * window];
        solution = new double[window];
    }

    /**
     * Solves for the weights of every lane.
     *
     * @param r {@code [N+1][d][L]}; not modified
     * @param y the window's columns, each {@code [N+1][d][L]}; not modified
     * @param newest where the newest column stands; only this one has changed since the last call
     * @param depth how many columns each lane uses; not modified
     */
    void solve(FineGrid grid, double[] r, double[][] y, int newest, int[] depth) {
        int deepest = Arrays.stream(depth).max().orElse(0);
        for (int age = 0; age < window; age++) {
            int slot = Math.floorMod(newest - age, window);
            used[age] = age < deepest;
            dot(grid, y[slot], y[newest], gram[newest][slot]);
            System.arraycopy(gram[newest][slot], 0, gram[slot][newest], 0, lanes);
            if (used[age]) {
                dot(grid, y[slot], r, right[slot]);
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            solve(lane, newest, depth[lane]);
        }
    }

    /** Whether some lane uses the column of this age. */
    boolean uses(int age) {
        return used[age];
    }

    /** {@code c} of the column that is {@code age} iterations old. */
    double weight(int age, int lane) {
        return weights[age][lane];
    }

    /** Computes all products anew, for columns on another grid. */
    void refine(FineGrid grid, double[][] y) {
        for (int a = 0; a < window; a++) {
            for (int b = 0; b < window; b++) {
                dot(grid, y[a], y[b], gram[a][b]);
            }
        }
    }

    private void dot(FineGrid grid, double[] a, double[] b, double[] products) {
        Arrays.fill(sums, 0);
        int stride = sums.length;
        for (int n = 0; n < grid.steps(); n++) {
            int offset = (n + 1) * stride;
            if (grid.partial(n)) {
                addMoved(grid, n, a, b);
            } else {
                for (int i = 0; i < stride; i++) {
                    sums[i] += a[offset + i] * b[offset + i];
                }
            }
        }
        Arrays.fill(products, 0);
        for (int i = 0; i < stride; i++) {
            products[i % lanes] += sums[i];
        }
    }

    private void addMoved(FineGrid grid, int n, double[] a, double[] b) {
        int offset = (n + 1) * sums.length;
        for (int i = 0; i < sums.length; i++) {
            if (grid.lengths()[n * lanes + i % lanes] > 0) {
                sums[i] += a[offset + i] * b[offset + i];
            }
        }
    }

    private void solve(int lane, int newest, int depth) {
        for (int age = 0; age < window; age++) {
            weights[age][lane] = 0;
        }
        for (int i = 0; i < depth; i++) {
            int slot = Math.floorMod(newest - i, window);
            for (int j = 0; j <= i; j++) {
                double sum = gram[slot][Math.floorMod(newest - j, window)][lane];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * window + k] * factor[j * window + k];
                }
                factor[i * window + j] = j == i ? pivot(sum, gram[slot][slot][lane]) : quotient(sum, j);
            }
            double sum = right[slot][lane];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * window + k] * solution[k];
            }
            solution[i] = quotient(sum, i);
        }
        for (int i = depth - 1; i >= 0; i--) {
            double sum = solution[i];
            for (int k = i + 1; k < depth; k++) {
                sum -= factor[k * window + i] * weights[k][lane];
            }
            weights[i][lane] = quotient(sum, i);
        }
    }

    /** The pivot of a column, 0 where newer columns leave nothing of it. */
    private static double pivot(double left, double whole) {
        return left > INDEPENDENT * whole ? Math.sqrt(left) : 0;
    }

    private double quotient(double sum, int column) {
        double pivot = factor[column * window + column];
        return pivot > 0 ? sum / pivot : 0;
    }
}
