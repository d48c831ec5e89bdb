package tacit.math;

/** Sums over vectors, always taken from the first entry to the last, so that the same numbers give the same bits. */
public final class Vectors {
    private Vectors() {}

    /**
     * The inner product {@code Σ a_i b_i}.
     *
     * @param a first vector, not modified
     * @param b second vector of the same length, not modified
     * @throws IllegalArgumentException where the lengths differ
     */
    public static double dot(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length
                    + " entries have no inner product: give two of the same length");
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * The Euclidean norm {@code √(Σ a_i²)}.
     *
     * @param a vector, not modified
     */
    public static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /**
     * The largest magnitude {@code max |a_i|}; 0 for an empty vector, NaN where an entry is NaN.
     *
     * @param a vector, not modified
     */
    public static double maxAbs(double[] a) {
        double largest = 0;
        for (double entry : a) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }

    /**
     * Whether every entry is a finite number.
     *
     * @param a vector, not modified
     */
    public static boolean allFinite(double[] a) {
        for (double entry : a) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }
}
