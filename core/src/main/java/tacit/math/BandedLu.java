package tacit.math;

/**
 * LU factorisation with partial pivoting of a banded matrix. With a band of {@code b} entries to each side of the
 * diagonal, the factors take {@code n (3 b + 1)} numbers and some {@code 2 n b²} multiplications.
 *
 * <p>Source: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 4.3.
 */
public final class BandedLu {
    private final int size;
    private final int band;
    private final int width;
    private final double[] rows;
    private final int[] pivots;

    /**
     * A matrix of zeros.
     *
     * @param size number of rows and columns
     * @param band how far from the diagonal entries may stand
     */
    public BandedLu(int size, int band) {
        this.size = size;
        this.band = band;
        width = 3 * band + 1;
        rows = new double[Math.multiplyExact(size, width)];
        pivots = new int[size];
    }

    /** Adds to an entry; before {@link #factor} only. */
    public void add(int row, int column, double entry) {
        rows[at(row, column)] += entry;
    }

    private int at(int row, int column) {
        return row * width + column - row + band;
    }

    /**
     * Factors the matrix; to be called once.
     *
     * @return the smallest magnitude of a pivot divided by the largest entry of the matrix: 0 where it is singular, NaN
     *     where an entry is NaN
     */
    public double factor() {
        double largest = Vectors.maxAbs(rows);
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            int row = pivotRow(k);
            pivots[k] = row;
            exchange(k, row);
            double pivot = rows[at(k, k)];
            smallest = Math.min(smallest, Math.abs(pivot));
            if (pivot != 0) {
                eliminate(k, pivot);
            }
        }
        return smallest / largest;
    }

    private int pivotRow(int k) {
        int row = k;
        for (int i = k + 1; i <= Math.min(size - 1, k + band); i++) {
            if (Math.abs(rows[at(i, k)]) > Math.abs(rows[at(row, k)])) {
                row = i;
            }
        }
        return row;
    }

    private void exchange(int k, int row) {
        if (row != k) {
            for (int j = k; j <= last(k); j++) {
                double swap = rows[at(k, j)];
                rows[at(k, j)] = rows[at(row, j)];
                rows[at(row, j)] = swap;
            }
        }
    }

    /** The last column that row {@code k} of {@code U} can reach. */
    private int last(int k) {
        return Math.min(size - 1, k + 2 * band);
    }

    private void eliminate(int k, double pivot) {
        for (int i = k + 1; i <= Math.min(size - 1, k + band); i++) {
            double factor = rows[at(i, k)] / pivot;
            rows[at(i, k)] = factor;
            int shift = at(i, 0) - at(k, 0);
            for (int j = at(k, k + 1); j <= at(k, last(k)); j++) {
                rows[j + shift] -= factor * rows[j];
            }
        }
    }

    /**
     * Solves {@code A x = b}.
     *
     * @param b {@code [size]}; modified: overwritten by {@code x}
     */
    public void solve(double[] b) {
        for (int k = 0; k < size; k++) {
            exchange(b, k, pivots[k]);
            for (int i = k + 1; i <= Math.min(size - 1, k + band); i++) {
                b[i] -= rows[at(i, k)] * b[k];
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            for (int j = k + 1; j <= last(k); j++) {
                b[k] -= rows[at(k, j)] * b[j];
            }
            b[k] /= rows[at(k, k)];
        }
    }

    /**
     * Solves {@code Aᵀ x = b}.
     *
     * @param b {@code [size]}; modified: overwritten by {@code x}
     */
    public void solveTransposed(double[] b) {
        for (int k = 0; k < size; k++) {
            b[k] /= rows[at(k, k)];
            for (int j = k + 1; j <= last(k); j++) {
                b[j] -= rows[at(k, j)] * b[k];
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            for (int i = k + 1; i <= Math.min(size - 1, k + band); i++) {
                b[k] -= rows[at(i, k)] * b[i];
            }
            exchange(b, k, pivots[k]);
        }
    }

    private static void exchange(double[] b, int first, int second) {
        double swap = b[first];
        b[first] = b[second];
        b[second] = swap;
    }
}
