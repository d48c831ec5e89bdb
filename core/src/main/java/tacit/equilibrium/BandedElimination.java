package tacit.equilibrium;

import java.util.Arrays;
import tacit.math.BandedLu;
import tacit.math.Matrices;

/*
 * Solves (I − J) x = b for one lane by a pivoted LU of both recursions at once, where a block elimination breaks down.
 * The unknowns (δu_n, δm_{n+1}), n = 0..N−1, and δu_N follow each other in time, so that the matrix has a band of
 * 3 d − 1; the right-hand side is B_n b_n in the Bellman rows and G b_N at the end. It takes some ten times as long as
 * BlockElimination, and its memory is its own.
 */
final class BandedElimination {
    private final LaneBlocks blocks;
    private final int d;
    private final int steps;
    private final BandedLu matrix;
    private final double[] right;

    BandedElimination(LaneBlocks blocks) {
        this.blocks = blocks;
        d = blocks.states();
        steps = blocks.steps();
        matrix = new BandedLu((2 * steps + 1) * d, 3 * d - 1);
        right = new double[(2 * steps + 1) * d];
    }

    private int value(int n) {
        return 2 * n * d;
    }

    private int flow(int n) {
        return (2 * n - 1) * d;
    }

    /** Factors the system; see {@link BandedLu#factor}. */
    double factor() {
        for (int i = 0; i < right.length; i++) {
            matrix.add(i, i, 1);
        }
        for (int n = 0; n < steps; n++) {
            subtract(blocks.backward(), blocks.valueBlock(n), 2 * d, value(n), value(n + 1));
            int read = blocks.nash() ? n + 1 : n;
            subtract(blocks.forward(), blocks.valueBlock(n), 2 * d, flow(n + 1), value(read));
            if (n > 0) {
                subtract(blocks.backward(), blocks.flowBlock(n), 2 * d, value(n), flow(n));
                subtract(blocks.forward(), blocks.flowBlock(n), 2 * d, flow(n + 1), flow(n));
            }
        }
        if (steps > 0) {
            subtract(blocks.terminal(), 0, d, value(steps), flow(steps));
        }
        return matrix.factor();
    }

    private void subtract(double[] block, int offset, int stride, int row, int column) {
        for (int x = 0; x < d; x++) {
            for (int y = 0; y < d; y++) {
                matrix.add(row + x, column + y, -block[offset + x * stride + y]);
            }
        }
    }

    /** As {@link BlockElimination#solve}. */
    void solve(double[] b, double[] x) {
        Arrays.fill(right, 0);
        for (int n = 0; n < steps; n++) {
            Matrices.addProduct(d, blocks.backward(), blocks.flowBlock(n), 2 * d, b, n * d, right, value(n));
        }
        Matrices.addProduct(d, blocks.terminal(), 0, d, b, steps * d, right, value(steps));
        matrix.solve(right);
        System.arraycopy(b, 0, x, 0, blocks.size());
        for (int n = 1; n <= steps; n++) {
            for (int i = 0; i < d; i++) {
                x[n * d + i] += right[flow(n) + i];
            }
        }
    }

    /** As {@link BlockElimination#solveTransposed}. */
    void solveTransposed(double[] b, double[] x) {
        Arrays.fill(right, 0);
        for (int n = 1; n <= steps; n++) {
            System.arraycopy(b, n * d, right, flow(n), d);
        }
        matrix.solveTransposed(right);
        System.arraycopy(b, 0, x, 0, blocks.size());
        for (int n = 0; n < steps; n++) {
            Matrices.addTransposedProduct(d, blocks.backward(), blocks.flowBlock(n), 2 * d, right, value(n), x, n * d);
        }
        Matrices.addTransposedProduct(d, blocks.terminal(), 0, d, right, value(steps), x, steps * d);
    }
}
