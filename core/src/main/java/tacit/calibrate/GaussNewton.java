package tacit.calibrate;

import java.util.List;

/**
 * A loss {@code s Σ r²} with its gradient {@code 2 s Jᵀ r} and Gauss–Newton matrix {@code 2 s Jᵀ J}.
 *
 * @param loss the loss, {@code +∞} where it could not be computed
 * @param gradient {@code [component]}
 * @param matrix {@code [component][component]}
 */
record GaussNewton(double loss, double[] gradient, double[] matrix) {
    /** Where nothing could be computed. */
    static GaussNewton failed(int size) {
        return new GaussNewton(Double.POSITIVE_INFINITY, new double[size], new double[size * size]);
    }

    /**
     * That of some residuals.
     *
     * @param columns the residuals' derivatives, {@code [component][residual]}; not modified
     * @param residuals {@code [residual]}; not modified
     */
    static GaussNewton of(double[][] columns, double[] residuals, double lossScale) {
        int size = columns.length;
        double[] matrix = new double[size * size];
        double[] gradient = new double[size];
        for (int i = 0; i < size; i++) {
            gradient[i] = 2 * lossScale * dot(columns[i], residuals);
            for (int j = 0; j <= i; j++) {
                matrix[i * size + j] = 2 * lossScale * dot(columns[i], columns[j]);
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
        return new GaussNewton(lossScale * dot(residuals, residuals), gradient, matrix);
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int pairs = a.length / 2 * 2;
        for (int i = 0; i < pairs; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return even + odd + (pairs < a.length ? a[pairs] * b[pairs] : 0);
    }

    /** The sum of those of several parts, in their order. */
    static GaussNewton sum(List<GaussNewton> parts, int size) {
        double loss = 0;
        double[] gradient = new double[size];
        double[] matrix = new double[size * size];
        for (GaussNewton part : parts) {
            loss += part.loss();
            add(part.gradient(), gradient);
            add(part.matrix(), matrix);
        }
        return new GaussNewton(loss, gradient, matrix);
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
