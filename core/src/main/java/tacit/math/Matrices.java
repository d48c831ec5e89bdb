package tacit.math;

/**
 * Products of small dense matrices that stand, row after row, inside larger arrays: {@code [d][d]} from an offset on,
 * rows a stride apart. Nothing is allocated, and sums are taken in a fixed order.
 */
public final class Matrices {
    private Matrices() {}

    /**
     * Adds {@code A B} to {@code C}.
     *
     * @param d number of rows and columns
     * @param a rows {@code aStride} apart from {@code aOffset} on; not modified
     * @param b rows {@code bStride} apart from {@code bOffset} on; not modified
     * @param c {@code [d][d]} from {@code cOffset} on, elsewhere than the factors; modified
     */
    public static void addProduct(
            int d,
            double[] a,
            int aOffset,
            int aStride,
            double[] b,
            int bOffset,
            int bStride,
            double[] c,
            int cOffset) {
        for (int i = 0; i < d; i++) {
            int to = cOffset + i * d;
            for (int k = 0; k < d; k++) {
                double factor = a[aOffset + i * aStride + k];
                int from = bOffset + k * bStride;
                for (int j = 0; j < d; j++) {
                    c[to + j] += factor * b[from + j];
                }
            }
        }
    }

    /**
     * Adds {@code A x} to {@code y}.
     *
     * @param d number of rows and columns
     * @param a rows {@code aStride} apart from {@code aOffset} on; not modified
     * @param x {@code [d]} from {@code xOffset} on; not modified
     * @param y {@code [d]} from {@code yOffset} on, elsewhere than {@code x}; modified
     */
    public static void addProduct(
            int d, double[] a, int aOffset, int aStride, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < d; i++) {
            int row = aOffset + i * aStride;
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += a[row + j] * x[xOffset + j];
            }
            y[yOffset + i] += sum;
        }
    }

    /** Adds {@code Aᵀ x} to {@code y}; arguments as in {@link #addProduct}. */
    public static void addTransposedProduct(
            int d, double[] a, int aOffset, int aStride, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < d; i++) {
            int row = aOffset + i * aStride;
            double factor = x[xOffset + i];
            for (int j = 0; j < d; j++) {
                y[yOffset + j] += a[row + j] * factor;
            }
        }
    }
}
