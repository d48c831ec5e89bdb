package tacit.formula;

/** Functions that are neither in the language of the machine nor in {@link StrictMath}; called by compiled kernels. */
public final class Elementary {
    private Elementary() {}

    /** The smaller of two, {@code b} where they are equal; not a number where one of them is not. */
    public static double minimum(double a, double b) {
        return a < b || Double.isNaN(a) ? a : b;
    }

    /** The larger of two, {@code b} where they are equal; not a number where one of them is not. */
    public static double maximum(double a, double b) {
        return a > b || Double.isNaN(a) ? a : b;
    }

    /** {@code 1 / (1 + e^−x)} without overflow. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** {@code log(1 + e^x)} without overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
