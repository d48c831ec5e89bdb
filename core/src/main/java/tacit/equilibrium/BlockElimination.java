package tacit.equilibrium;

import java.util.Arrays;
import tacit.math.DenseLu;
import tacit.math.Matrices;

/*
 * Solves (I − J) x = b for one lane by eliminating the value function, δu_n = P_n δm_n + p_n. With x = δm + b,
 *
 *   NASH   M_n = I − D P_{n+1},   K_n = M⁻¹ C,    P_n = A P_{n+1} K_n + B,
 *          y_n = M⁻¹ D p_{n+1},   p_n = A (P_{n+1} y_n + p_{n+1}) + B b_n,   δm_{n+1} = K_n δm_n + y_n
 *   EULER  M_n = I − A P_{n+1} D, P_n = M⁻¹ (A P_{n+1} C + B),   K_n = C + D P_n,
 *          p_n = M⁻¹ (A p_{n+1} + B b_n),         y_n = D p_n,               δm_{n+1} = K_n δm_n + y_n
 *
 * with P_N = G, p_N = G b_N, δm_0 = 0. M, K and P are kept: a factorisation costs some 5 N d³ multiplications, each
 * right-hand side some 5 N d². The transposed system runs the same steps in reverse.
 */
final class BlockElimination {
    private final LaneBlocks blocks;
    private final int d;
    private final boolean nash;
    private final double[] product;
    private final double[] vector;
    private double[] value = {};
    private double[] closed = {};
    private double[] lu = {};
    private int[] pivots = {};
    private double[] flow = {};
    private double[] rest = {};

    BlockElimination(LaneBlocks blocks) {
        this.blocks = blocks;
        d = blocks.states();
        nash = blocks.nash();
        product = new double[d * d];
        vector = new double[d];
    }

    private void reserve(int steps) {
        if (pivots.length < steps * d) {
            value = new double[(steps + 1) * d * d];
            closed = new double[steps * d * d];
            lu = new double[closed.length];
            pivots = new int[steps * d];
            flow = new double[(steps + 1) * d];
            rest = new double[flow.length];
        }
    }

    /**
     * Factors the blocks, from the last step on until a pivot is zero or undefined.
     *
     * @return the smallest pivot of any {@code M = I − …} relative to the largest entry of both parts, NaN where
     *     undefined
     */
    double factor() {
        int steps = blocks.steps();
        reserve(steps);
        System.arraycopy(blocks.terminal(), 0, value, steps * d * d, d * d);
        double smallest = 1;
        for (int n = steps - 1; n >= 0 && smallest > 0; n--) {
            smallest = Math.min(smallest, nash ? factorNash(n) : factorEuler(n));
        }
        return smallest;
    }

    private double factorNash(int n) {
        int at = n * d * d;
        int next = at + d * d;
        Arrays.fill(lu, at, next, 0);
        multiply(blocks.forward(), blocks.valueBlock(n), 2 * d, value, next, d, lu, at);
        double size = subtractFromIdentity(lu, at);
        double pivot = DenseLu.factor(d, lu, at, pivots, n * d) / size;
        copyBlock(blocks.forward(), blocks.flowBlock(n), closed, at);
        DenseLu.solve(d, lu, at, pivots, n * d, closed, at, d);
        Arrays.fill(product, 0);
        multiply(value, next, d, closed, at, d, product, 0);
        copyBlock(blocks.backward(), blocks.flowBlock(n), value, at);
        multiply(blocks.backward(), blocks.valueBlock(n), 2 * d, product, 0, d, value, at);
        return pivot;
    }

    private double factorEuler(int n) {
        int at = n * d * d;
        int next = at + d * d;
        Arrays.fill(product, 0);
        multiply(blocks.backward(), blocks.valueBlock(n), 2 * d, value, next, d, product, 0);
        Arrays.fill(lu, at, next, 0);
        multiply(product, 0, d, blocks.forward(), blocks.valueBlock(n), 2 * d, lu, at);
        double size = subtractFromIdentity(lu, at);
        double pivot = DenseLu.factor(d, lu, at, pivots, n * d) / size;
        copyBlock(blocks.backward(), blocks.flowBlock(n), value, at);
        multiply(product, 0, d, blocks.forward(), blocks.flowBlock(n), 2 * d, value, at);
        DenseLu.solve(d, lu, at, pivots, n * d, value, at, d);
        copyBlock(blocks.forward(), blocks.flowBlock(n), closed, at);
        multiply(blocks.forward(), blocks.valueBlock(n), 2 * d, value, at, d, closed, at);
        return pivot;
    }

    private void multiply(double[] a, int aAt, int aStride, double[] b, int bAt, int bStride, double[] c, int cAt) {
        Matrices.addProduct(d, a, aAt, aStride, b, bAt, bStride, c, cAt);
    }

    /** Makes {@code I − X} of {@code X}; the largest entry of both. */
    private double subtractFromIdentity(double[] a, int at) {
        double largest = 1;
        for (int i = at; i < at + d * d; i++) {
            largest = Math.max(largest, Math.abs(a[i]));
            a[i] = -a[i];
        }
        for (int x = 0; x < d; x++) {
            a[at + x * d + x] += 1;
        }
        return largest;
    }

    private void copyBlock(double[] from, int offset, double[] to, int at) {
        for (int x = 0; x < d; x++) {
            System.arraycopy(from, offset + x * 2 * d, to, at + x * d, d);
        }
    }

    /**
     * Solves {@code (I − J) x = b}.
     *
     * @param b {@code [N+1][d]}; not modified
     * @param x {@code [N+1][d]}, another array; overwritten
     */
    void solve(double[] b, double[] x) {
        int steps = blocks.steps();
        int size = blocks.size();
        Arrays.fill(rest, 0, size, 0);
        Arrays.fill(flow, 0, size, 0);
        Matrices.addProduct(d, blocks.terminal(), 0, d, b, steps * d, rest, steps * d);
        for (int n = steps - 1; n >= 0; n--) {
            Matrices.addProduct(d, blocks.backward(), blocks.flowBlock(n), 2 * d, b, n * d, rest, n * d);
            if (nash) {
                eliminateNash(n);
            } else {
                Matrices.addProduct(d, blocks.backward(), blocks.valueBlock(n), 2 * d, rest, (n + 1) * d, rest, n * d);
                DenseLu.solve(d, lu, n * d * d, pivots, n * d, rest, n * d, 1);
                Matrices.addProduct(d, blocks.forward(), blocks.valueBlock(n), 2 * d, rest, n * d, flow, (n + 1) * d);
            }
        }
        for (int n = 0; n < steps; n++) {
            Matrices.addProduct(d, closed, n * d * d, d, flow, n * d, flow, (n + 1) * d);
        }
        for (int i = 0; i < size; i++) {
            x[i] = flow[i] + b[i];
        }
    }

    /** {@code y = M⁻¹ D p'} and {@code p += A (P' y + p')}. */
    private void eliminateNash(int n) {
        int next = (n + 1) * d;
        Matrices.addProduct(d, blocks.forward(), blocks.valueBlock(n), 2 * d, rest, next, flow, next);
        DenseLu.solve(d, lu, n * d * d, pivots, n * d, flow, next, 1);
        System.arraycopy(rest, next, vector, 0, d);
        Matrices.addProduct(d, value, (n + 1) * d * d, d, flow, next, vector, 0);
        Matrices.addProduct(d, blocks.backward(), blocks.valueBlock(n), 2 * d, vector, 0, rest, n * d);
    }

    /** Solves {@code (I − Jᵀ) x = b}; see {@link #solve}. */
    void solveTransposed(double[] b, double[] x) {
        int steps = blocks.steps();
        int size = blocks.size();
        System.arraycopy(b, 0, flow, 0, size);
        System.arraycopy(b, 0, x, 0, size);
        Arrays.fill(rest, 0, size, 0);
        for (int n = steps - 1; n >= 0; n--) {
            Matrices.addTransposedProduct(d, closed, n * d * d, d, flow, (n + 1) * d, flow, n * d);
        }
        for (int n = 0; n < steps; n++) {
            if (nash) {
                restoreNash(n);
            } else {
                Matrices.addTransposedProduct(
                        d, blocks.forward(), blocks.valueBlock(n), 2 * d, flow, (n + 1) * d, rest, n * d);
                DenseLu.solveTransposed(d, lu, n * d * d, pivots, n * d, rest, n * d);
                Matrices.addTransposedProduct(
                        d, blocks.backward(), blocks.valueBlock(n), 2 * d, rest, n * d, rest, (n + 1) * d);
            }
            Matrices.addTransposedProduct(d, blocks.backward(), blocks.flowBlock(n), 2 * d, rest, n * d, x, n * d);
        }
        Matrices.addTransposedProduct(d, blocks.terminal(), 0, d, rest, steps * d, x, steps * d);
    }

    /** The transpose of {@link #eliminateNash}. */
    private void restoreNash(int n) {
        int next = (n + 1) * d;
        Arrays.fill(vector, 0);
        Matrices.addTransposedProduct(d, blocks.backward(), blocks.valueBlock(n), 2 * d, rest, n * d, vector, 0);
        for (int x = 0; x < d; x++) {
            rest[next + x] += vector[x];
        }
        Matrices.addTransposedProduct(d, value, (n + 1) * d * d, d, vector, 0, flow, next);
        DenseLu.solveTransposed(d, lu, n * d * d, pivots, n * d, flow, next);
        Matrices.addTransposedProduct(d, blocks.forward(), blocks.valueBlock(n), 2 * d, flow, next, rest, next);
    }
}
