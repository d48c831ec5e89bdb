package tacit.math;

/**
 * LU factorisations {@code P A = L U} with partial pivoting of small dense matrices that stand, row after row, inside
 * larger arrays. Nothing is allocated, and sums are taken in a fixed order.
 *
 * <p>Source: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, algorithm 3.4.1.
 */
public final class DenseLu {
    private DenseLu() {}

    /**
     * Factors a matrix in place.
     *
     * @param d number of rows and columns
     * @param a the matrix, {@code [d][d]} from {@code offset} on; modified: overwritten by the factors
     * @param pivots the row exchanged with each row, {@code [d]} from {@code pivotOffset} on; overwritten
     * @return the smallest magnitude of a pivot: 0 where the matrix is singular, NaN where an entry is NaN
     */
    public static double factor(int d, double[] a, int offset, int[] pivots, int pivotOffset) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < d; k++) {
            int row = pivotRow(d, a, offset, k);
            pivots[pivotOffset + k] = row;
            exchange(a, offset + k * d, offset + row * d, d);
            double pivot = a[offset + k * d + k];
            smallest = Math.min(smallest, Math.abs(pivot));
            if (pivot != 0) {
                eliminate(d, a, offset, k, pivot);
            }
        }
        return smallest;
    }

    private static int pivotRow(int d, double[] a, int offset, int k) {
        int row = k;
        double largest = Math.abs(a[offset + k * d + k]);
        for (int i = k + 1; i < d; i++) {
            double size = Math.abs(a[offset + i * d + k]);
            if (size > largest) {
                largest = size;
                row = i;
            }
        }
        return row;
    }

    private static void eliminate(int d, double[] a, int offset, int k, double pivot) {
        int from = offset + k * d;
        for (int i = k + 1; i < d; i++) {
            int to = offset + i * d;
            double factor = a[to + k] / pivot;
            a[to + k] = factor;
            for (int j = k + 1; j < d; j++) {
                a[to + j] -= factor * a[from + j];
            }
        }
    }

    /**
     * Solves {@code A X = B}.
     *
     * @param a the factors from {@code offset} on; not modified
     * @param pivots the row exchanges from {@code pivotOffset} on; not modified
     * @param b {@code [d][columns]} from {@code bOffset} on; modified: overwritten by {@code X}
     */
    public static void solve(
            int d, double[] a, int offset, int[] pivots, int pivotOffset, double[] b, int bOffset, int columns) {
        for (int k = 0; k < d; k++) {
            exchange(b, bOffset + k * columns, bOffset + pivots[pivotOffset + k] * columns, columns);
        }
        for (int i = 1; i < d; i++) {
            for (int k = 0; k < i; k++) {
                subtract(a[offset + i * d + k], b, bOffset + k * columns, bOffset + i * columns, columns);
            }
        }
        for (int i = d - 1; i >= 0; i--) {
            for (int k = i + 1; k < d; k++) {
                subtract(a[offset + i * d + k], b, bOffset + k * columns, bOffset + i * columns, columns);
            }
            double pivot = a[offset + i * d + i];
            for (int j = 0; j < columns; j++) {
                b[bOffset + i * columns + j] /= pivot;
            }
        }
    }

    /**
     * Solves {@code Aᵀ x = b}.
     *
     * @param a the factors from {@code offset} on; not modified
     * @param pivots the row exchanges from {@code pivotOffset} on; not modified
     * @param b {@code [d]} from {@code bOffset} on; modified: overwritten by {@code x}
     */
    public static void solveTransposed(
            int d, double[] a, int offset, int[] pivots, int pivotOffset, double[] b, int bOffset) {
        for (int i = 0; i < d; i++) {
            double x = b[bOffset + i] / a[offset + i * d + i];
            b[bOffset + i] = x;
            for (int k = i + 1; k < d; k++) {
                b[bOffset + k] -= a[offset + i * d + k] * x;
            }
        }
        for (int i = d - 1; i > 0; i--) {
            double x = b[bOffset + i];
            for (int k = 0; k < i; k++) {
                b[bOffset + k] -= a[offset + i * d + k] * x;
            }
        }
        for (int k = d - 1; k >= 0; k--) {
            exchange(b, bOffset + k, bOffset + pivots[pivotOffset + k], 1);
        }
    }

    private static void subtract(double factor, double[] b, int from, int to, int columns) {
        for (int j = 0; j < columns; j++) {
            b[to + j] -= factor * b[from + j];
        }
    }

    private static void exchange(double[] a, int first, int second, int count) {
        if (first != second) {
            for (int j = 0; j < count; j++) {
                double swap = a[first + j];
                a[first + j] = a[second + j];
                a[second + j] = swap;
            }
        }
    }
}
