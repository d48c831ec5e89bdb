package tacit.experiment.influenza;

import tacit.math.DenseLu;

/** The few operations on small symmetric matrices, row after row, that priors need. */
final class SmallMatrices {
    private SmallMatrices() {}

    /**
     * The inverse.
     *
     * @param matrix {@code [n][n]}, not singular; not modified
     */
    static double[] inverse(int n, double[] matrix) {
        double[] factors = matrix.clone();
        int[] pivots = new int[n];
        DenseLu.factor(n, factors, 0, pivots, 0);
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++) {
            inverse[i * n + i] = 1;
        }
        DenseLu.solve(n, factors, 0, pivots, 0, inverse, 0, n);
        return inverse;
    }

    /**
     * The lower triangle {@code L} of {@code L Lᵀ}, a positive definite matrix.
     *
     * @param matrix {@code [n][n]}; not modified
     */
    static double[] cholesky(int n, double[] matrix) {
        double[] lower = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * n + k] * lower[j * n + k];
                }
                lower[i * n + j] = i == j ? Math.sqrt(sum) : sum / lower[j * n + j];
            }
        }
        return lower;
    }

    /** {@code A x}. */
    static double[] product(int n, double[] matrix, double[] x) {
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                product[i] += matrix[i * n + j] * x[j];
            }
        }
        return product;
    }
}
