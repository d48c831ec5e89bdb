package tacit.network;

import java.util.Arrays;

/*
 * Products of dense matrices whose rows are arrays of their own. That is what lets the JIT vectorise: two rows are
 * either one array or disjoint, whereas two stretches of one array might overlap. A loop takes four rows of each
 * factor at once, so that sixteen products fall to every eight numbers read.
 *
 * Every sum is a chain of fused products and sums, from the first term to the last: its bits depend neither on the
 * block in which it stands nor on the number of rows.
 *
 * Scratch memory inside: one thread at a time.
 */
final class DenseProducts {
    private static final int BLOCK = 4;

    /** Results with fewer columns are taken entry by entry: a loop along so short a row is mostly its own overhead. */
    static final int NARROW = 10;

    private final double[] weights = new double[BLOCK * BLOCK];
    private final double[] zeros;
    private final double[][] spare;

    /** @param columns the widest row */
    DenseProducts(int columns) {
        zeros = new double[columns];
        spare = new double[BLOCK][columns];
    }

    /**
     * Adds {@code A B} to rows {@code from} to {@code to − 1} of {@code C}.
     *
     * @param a {@code A}, {@code [row][inner]}; not modified
     * @param inner number of terms in each sum
     * @param b {@code B}, {@code [inner][columns]}; not modified
     * @param transposed {@code Bᵀ}, {@code [columns][inner]}; not modified
     * @param columns number of columns of the result
     * @param c {@code C}, {@code [row][columns]}; modified
     */
    void add(
            int from, int to, double[][] a, int inner, double[][] b, double[][] transposed, int columns, double[][] c) {
        if (columns < NARROW) {
            addByEntries(from, to, a, inner, transposed, columns, c);
            return;
        }
        for (int row = from; row < to; row += BLOCK) {
            int rows = Math.min(BLOCK, to - row);
            for (int p = 0; p < inner; p += BLOCK) {
                int terms = Math.min(BLOCK, inner - p);
                if (rows == BLOCK && terms == BLOCK) {
                    gather(a[row], a[row + 1], a[row + 2], a[row + 3], p);
                } else {
                    Arrays.fill(weights, 0);
                    for (int i = 0; i < rows; i++) {
                        System.arraycopy(a[row + i], p, weights, BLOCK * i, terms);
                    }
                }
                addBlock(b, p, terms, c, row, rows, columns);
            }
        }
    }

    /**
     * Adds {@code Aᵀ B}, summed over rows {@code from} to {@code to − 1}, to {@code C}.
     *
     * @param a {@code A}, {@code [row][height]}; not modified
     * @param height number of rows of the result
     * @param b {@code B}, {@code [row][columns]}; not modified
     * @param columns number of columns of the result
     * @param c {@code C}, {@code [height][columns]}; modified
     */
    void addTransposed(int from, int to, double[][] a, int height, double[][] b, int columns, double[][] c) {
        for (int row = from; row < to; row += BLOCK) {
            int terms = Math.min(BLOCK, to - row);
            for (int i = 0; i < height; i += BLOCK) {
                int rows = Math.min(BLOCK, height - i);
                if (rows == BLOCK && terms == BLOCK) {
                    gatherTransposed(a[row], a[row + 1], a[row + 2], a[row + 3], i);
                } else {
                    Arrays.fill(weights, 0);
                    for (int j = 0; j < rows * BLOCK; j++) {
                        weights[j] = j % BLOCK < terms ? a[row + j % BLOCK][i + j / BLOCK] : 0;
                    }
                }
                addBlock(b, row, terms, c, i, rows, columns);
            }
        }
    }

    private void gather(double[] a0, double[] a1, double[] a2, double[] a3, int p) {
        double[] w = weights;
        w[0] = a0[p];
        w[1] = a0[p + 1];
        w[2] = a0[p + 2];
        w[3] = a0[p + 3];
        w[4] = a1[p];
        w[5] = a1[p + 1];
        w[6] = a1[p + 2];
        w[7] = a1[p + 3];
        w[8] = a2[p];
        w[9] = a2[p + 1];
        w[10] = a2[p + 2];
        w[11] = a2[p + 3];
        w[12] = a3[p];
        w[13] = a3[p + 1];
        w[14] = a3[p + 2];
        w[15] = a3[p + 3];
    }

    private void gatherTransposed(double[] a0, double[] a1, double[] a2, double[] a3, int i) {
        double[] w = weights;
        w[0] = a0[i];
        w[1] = a1[i];
        w[2] = a2[i];
        w[3] = a3[i];
        w[4] = a0[i + 1];
        w[5] = a1[i + 1];
        w[6] = a2[i + 1];
        w[7] = a3[i + 1];
        w[8] = a0[i + 2];
        w[9] = a1[i + 2];
        w[10] = a2[i + 2];
        w[11] = a3[i + 2];
        w[12] = a0[i + 3];
        w[13] = a1[i + 3];
        w[14] = a2[i + 3];
        w[15] = a3[i + 3];
    }

    /** Adds to up to four rows of {@code c} what up to four rows of {@code b} times the weights give. */
    private void addBlock(double[][] b, int p, int terms, double[][] c, int row, int rows, int columns) {
        double[] b1 = terms > 1 ? b[p + 1] : zeros;
        double[] b2 = terms > 2 ? b[p + 2] : zeros;
        double[] b3 = terms > 3 ? b[p + 3] : zeros;
        double[] c1 = rows > 1 ? c[row + 1] : spare[1];
        double[] c2 = rows > 2 ? c[row + 2] : spare[2];
        double[] c3 = rows > 3 ? c[row + 3] : spare[3];
        multiply(columns, weights, b[p], b1, b2, b3, c[row], c1, c2, c3);
    }

    private static void multiply(
            int columns,
            double[] w,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] c0,
            double[] c1,
            double[] c2,
            double[] c3) {
        double w00 = w[0], w01 = w[1], w02 = w[2], w03 = w[3];
        double w10 = w[4], w11 = w[5], w12 = w[6], w13 = w[7];
        double w20 = w[8], w21 = w[9], w22 = w[10], w23 = w[11];
        double w30 = w[12], w31 = w[13], w32 = w[14], w33 = w[15];
        for (int j = 0; j < columns; j++) {
            double x0 = b0[j];
            double x1 = b1[j];
            double x2 = b2[j];
            double x3 = b3[j];
            c0[j] = Math.fma(w03, x3, Math.fma(w02, x2, Math.fma(w01, x1, Math.fma(w00, x0, c0[j]))));
            c1[j] = Math.fma(w13, x3, Math.fma(w12, x2, Math.fma(w11, x1, Math.fma(w10, x0, c1[j]))));
            c2[j] = Math.fma(w23, x3, Math.fma(w22, x2, Math.fma(w21, x1, Math.fma(w20, x0, c2[j]))));
            c3[j] = Math.fma(w33, x3, Math.fma(w32, x2, Math.fma(w31, x1, Math.fma(w30, x0, c3[j]))));
        }
    }

    /** Eight rows and one column at a time: eight chains that the processor works on at once. */
    private static void addByEntries(
            int from, int to, double[][] a, int inner, double[][] transposed, int columns, double[][] c) {
        int row = from;
        for (; row + 2 * BLOCK <= to; row += 2 * BLOCK) {
            for (int j = 0; j < columns; j++) {
                addEightEntries(a, row, inner, transposed[j], c, j);
            }
        }
        for (; row < to; row++) {
            for (int j = 0; j < columns; j++) {
                c[row][j] = addEntry(a[row], inner, transposed[j], c[row][j]);
            }
        }
    }

    private static double addEntry(double[] a, int inner, double[] b, double first) {
        double sum = first;
        for (int p = 0; p < inner; p++) {
            sum = Math.fma(a[p], b[p], sum);
        }
        return sum;
    }

    private static void addEightEntries(double[][] a, int row, int inner, double[] b, double[][] c, int j) {
        double[] a0 = a[row], a1 = a[row + 1], a2 = a[row + 2], a3 = a[row + 3];
        double[] a4 = a[row + 4], a5 = a[row + 5], a6 = a[row + 6], a7 = a[row + 7];
        double s0 = c[row][j], s1 = c[row + 1][j], s2 = c[row + 2][j], s3 = c[row + 3][j];
        double s4 = c[row + 4][j], s5 = c[row + 5][j], s6 = c[row + 6][j], s7 = c[row + 7][j];
        for (int p = 0; p < inner; p++) {
            double x = b[p];
            s0 = Math.fma(a0[p], x, s0);
            s1 = Math.fma(a1[p], x, s1);
            s2 = Math.fma(a2[p], x, s2);
            s3 = Math.fma(a3[p], x, s3);
            s4 = Math.fma(a4[p], x, s4);
            s5 = Math.fma(a5[p], x, s5);
            s6 = Math.fma(a6[p], x, s6);
            s7 = Math.fma(a7[p], x, s7);
        }
        c[row][j] = s0;
        c[row + 1][j] = s1;
        c[row + 2][j] = s2;
        c[row + 3][j] = s3;
        c[row + 4][j] = s4;
        c[row + 5][j] = s5;
        c[row + 6][j] = s6;
        c[row + 7][j] = s7;
    }
}
