package tacit.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The singular value decomposition {@code A = U Σ Vᵀ} of a small dense matrix, such as the Jacobian of a least-squares
 * problem: singular values in descending order, right singular vectors, condition number, {@code (AᵀA)⁻¹}.
 *
 * <p>Cost O(rows · columns²). Source: Golub and Van Loan, Matrix Computations, 4th ed., §8.6.
 */
public final class SingularValues {
    /**
     * Singular values below this share of the largest carry no information in double precision: about the rounding of
     * a decomposition of some hundred rows.
     */
    public static final double RANK_TOLERANCE = 1e-14;

    private final int columns;
    private final double[] values;
    private final double[] right;

    private SingularValues(int columns, double[] values, double[] right) {
        this.columns = columns;
        this.values = values;
        this.right = right;
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix {@code [row][column]}, finite; not modified
     * @param rows number of rows, at least 1; fewer than columns are filled up with zeros
     * @param columns number of columns, at least 1
     * @throws IllegalArgumentException where the array has another size or an entry is not finite
     */
    public static SingularValues of(double[] matrix, int rows, int columns) {
        if (rows < 1 || columns < 1 || matrix.length != rows * columns) {
            throw new IllegalArgumentException("a matrix of " + rows + " × " + columns + " cannot have " + matrix.length
                    + " entries: give rows · columns of them");
        }
        if (!Vectors.allFinite(matrix)) {
            throw new IllegalArgumentException("the matrix has an entry that is not finite: no singular values");
        }
        DMatrixRMaj padded = new DMatrixRMaj(Math.max(rows, columns), columns);
        System.arraycopy(matrix, 0, padded.data, 0, matrix.length);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(padded.numRows, columns, false, true, true);
        if (!svd.decompose(padded)) {
            throw new IllegalStateException("the singular value iteration of a " + rows + " × " + columns
                    + " matrix did not converge: scale its columns to similar size");
        }
        return sorted(svd.getSingularValues(), svd.getV(null, false), columns);
    }

    private static SingularValues sorted(double[] found, DMatrixRMaj v, int columns) {
        Integer[] order = new Integer[columns];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(found[j], found[i]));
        double[] values = new double[columns];
        double[] right = new double[columns * columns];
        for (int k = 0; k < columns; k++) {
            int source = order[k];
            values[k] = found[source];
            double sign = signOfLargest(v, source);
            for (int i = 0; i < columns; i++) {
                right[k * columns + i] = sign * v.get(i, source);
            }
        }
        return new SingularValues(columns, values, right);
    }

    private static double signOfLargest(DMatrixRMaj v, int column) {
        double largest = 0;
        for (int i = 0; i < v.numRows; i++) {
            double entry = v.get(i, column);
            if (Math.abs(entry) > Math.abs(largest)) {
                largest = entry;
            }
        }
        return largest < 0 ? -1 : 1;
    }

    /** Number of singular values, that of the matrix's columns. */
    public int count() {
        return columns;
    }

    /** The singular value at {@code index}, 0 the largest. */
    public double value(int index) {
        return values[index];
    }

    /** The right singular vector of {@link #value}, of length 1, its largest entry positive; a copy. */
    public double[] right(int index) {
        return Arrays.copyOfRange(right, index * columns, (index + 1) * columns);
    }

    /** The largest singular value over the smallest; infinite where the smallest is 0. */
    public double conditionNumber() {
        return values[columns - 1] == 0 ? Double.POSITIVE_INFINITY : values[0] / values[columns - 1];
    }

    /** How many singular values exceed {@link #RANK_TOLERANCE} times the largest. */
    public int rank() {
        int rank = 0;
        while (rank < columns && values[rank] > RANK_TOLERANCE * values[0]) {
            rank++;
        }
        return rank;
    }

    /**
     * {@code (AᵀA)⁻¹ = V Σ⁻² Vᵀ}, {@code [column][column]}. Singular values below {@link #RANK_TOLERANCE} times the
     * largest count as that much, so that what the matrix does not see gets a huge but finite entry.
     */
    public double[] inverseGram() {
        double[] inverse = new double[columns * columns];
        double floor = Math.max(RANK_TOLERANCE * values[0], Double.MIN_NORMAL);
        for (int k = 0; k < columns; k++) {
            double value = Math.max(values[k], floor);
            for (int i = 0; i < columns; i++) {
                double scaled = right[k * columns + i] / value;
                for (int j = 0; j < columns; j++) {
                    inverse[i * columns + j] += scaled * (right[k * columns + j] / value);
                }
            }
        }
        return inverse;
    }
}
