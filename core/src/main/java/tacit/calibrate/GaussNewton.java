package tacit.calibrate;

import java.util.List;
import tacit.math.ParallelMap;

/**
 * A loss {@code s Σ r²} with its gradient {@code 2 s Jᵀ r} and Gauss–Newton matrix {@code 2 s Jᵀ J}.
 *
 * @param loss the loss, {@code +∞} where it could not be computed
 * @param gradient {@code [component]}
 * @param matrix {@code [component][component]}
 */
record GaussNewton(double loss, double[] gradient, double[] matrix) {
    /** Rows of the matrix that one thread adds up at a time. */
    private static final int BLOCK = 16;

    /** Residuals of some trajectories, {@code [row]}, and their derivatives, {@code [row][component]}. */
    record Rows(double[] residuals, double[] jacobian) {}

    /** Sums run over all rows in their order, whatever the number of threads. */
    static GaussNewton of(List<Rows> parts, int size, double lossScale, ParallelMap map) {
        double loss = 0;
        double[] gradient = new double[size];
        for (Rows rows : parts) {
            for (int r = 0; r < rows.residuals().length; r++) {
                double residual = rows.residuals()[r];
                loss += lossScale * residual * residual;
                for (int c = 0; c < size; c++) {
                    gradient[c] += 2 * lossScale * residual * rows.jacobian()[r * size + c];
                }
            }
        }
        double[] matrix = new double[size * size];
        map.map(Math.ceilDiv(size, BLOCK), block -> {
            int to = Math.min(size, (block + 1) * BLOCK);
            parts.forEach(rows -> addProducts(rows, size, block * BLOCK, to, matrix));
            return block;
        });
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * size + j] *= 2 * lossScale;
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
        return new GaussNewton(Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY, gradient, matrix);
    }

    private static void addProducts(Rows rows, int size, int from, int to, double[] matrix) {
        double[] jacobian = rows.jacobian();
        for (int row = 0; row < jacobian.length; row += size) {
            for (int i = from; i < to; i++) {
                double left = jacobian[row + i];
                for (int j = 0; j <= i; j++) {
                    matrix[i * size + j] += left * jacobian[row + j];
                }
            }
        }
    }
}
