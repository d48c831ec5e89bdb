package tacit.network;

/*
 * Activations of a row and their slopes, from basic operations alone: they are rounded alike in interpreted and in
 * compiled code, and the JIT vectorises them, which it does with no function of StrictMath. Absolute errors are a few
 * units of the last place of 1.
 *
 * Scratch memory inside: one thread at a time.
 */
final class ActivationRow {
    private static final double LOG2_OF_E = 1.4426950408889634;
    /** {@code log 2} in two parts; the first has 21 trailing zeros, so its product with a small integer is exact. */
    private static final double LOG_2_HIGH = 0.6931471803691238;

    private static final double LOG_2_LOW = 1.9082149292705877e-10;
    /** Added to a number below 2^51, it leaves the nearest integer in the last bits: {@code 1.5 · 2^52}. */
    private static final double ROUNDER = 0x1.8p52;
    /** Below, {@code e^x} counts as constant: far under any rounding, and no denormal. */
    private static final double LEAST_EXPONENT = -700;

    private static final int EXPONENT_BIAS = 1023;
    private static final int EXPONENT_SHIFT = 52;

    /** Coefficients {@code 1/n!}: for {@code |r| ≤ log(2)/2} the first one left out is below 1e-17. */
    private static final double F2 = 1.0 / 2;

    private static final double F3 = 1.0 / 6;
    private static final double F4 = 1.0 / 24;
    private static final double F5 = 1.0 / 120;
    private static final double F6 = 1.0 / 720;
    private static final double F7 = 1.0 / 5_040;
    private static final double F8 = 1.0 / 40_320;
    private static final double F9 = 1.0 / 362_880;
    private static final double F10 = 1.0 / 3_628_800;
    private static final double F11 = 1.0 / 39_916_800;
    private static final double F12 = 1.0 / 479_001_600;
    private static final double F13 = 1.0 / 6_227_020_800.0;

    private final double[] shifted;
    private final double[] decay;

    /** @param columns the widest row */
    ActivationRow(int columns) {
        shifted = new double[columns];
        decay = new double[columns];
    }

    /**
     * Applies the function to a row.
     *
     * @param z {@code [columns]}; overwritten by the function's values
     * @param slope {@code [columns]}; overwritten by its derivatives
     */
    void apply(Activation activation, int columns, double[] z, double[] slope) {
        switch (activation) {
            case RELU -> relu(columns, z, slope);
            case TANH -> {
                decay(columns, z, 2);
                tanh(columns, z, decay, slope);
            }
            case SOFTPLUS -> {
                decay(columns, z, 1);
                sigmoid(columns, z, decay, slope);
                softplus(columns, z, decay);
            }
            case SILU -> {
                decay(columns, z, 1);
                sigmoid(columns, z, decay, slope);
                silu(columns, z, decay, slope);
            }
        }
    }

    private static void relu(int columns, double[] z, double[] slope) {
        for (int j = 0; j < columns; j++) {
            double value = Math.max(z[j], 0);
            z[j] = value;
            slope[j] = Math.signum(value);
        }
    }

    private static void tanh(int columns, double[] z, double[] decay, double[] slope) {
        for (int j = 0; j < columns; j++) {
            double value = (1 - decay[j]) / (1 + decay[j]);
            slope[j] = Math.fma(-value, value, 1);
            z[j] = Math.copySign(value, z[j]);
        }
    }

    private static void sigmoid(int columns, double[] z, double[] decay, double[] sigmoid) {
        for (int j = 0; j < columns; j++) {
            double above = 1 / (1 + decay[j]);
            double below = decay[j] * above;
            sigmoid[j] = z[j] >= 0 ? above : below;
        }
    }

    /** {@code max(0, z) + log(1 + e)}, with {@code log(1 + e) = 2 artanh(e/(2 + e))} and {@code e/(2 + e) ≤ 1/3}. */
    private static void softplus(int columns, double[] z, double[] decay) {
        for (int j = 0; j < columns; j++) {
            double s = decay[j] / (2 + decay[j]);
            double q = s * s;
            double sum = 1.0 / 33;
            sum = Math.fma(sum, q, 1.0 / 31);
            sum = Math.fma(sum, q, 1.0 / 29);
            sum = Math.fma(sum, q, 1.0 / 27);
            sum = Math.fma(sum, q, 1.0 / 25);
            sum = Math.fma(sum, q, 1.0 / 23);
            sum = Math.fma(sum, q, 1.0 / 21);
            sum = Math.fma(sum, q, 1.0 / 19);
            sum = Math.fma(sum, q, 1.0 / 17);
            sum = Math.fma(sum, q, 1.0 / 15);
            sum = Math.fma(sum, q, 1.0 / 13);
            sum = Math.fma(sum, q, 1.0 / 11);
            sum = Math.fma(sum, q, 1.0 / 9);
            sum = Math.fma(sum, q, 1.0 / 7);
            sum = Math.fma(sum, q, 1.0 / 5);
            sum = Math.fma(sum, q, 1.0 / 3);
            sum = Math.fma(sum, q, 1.0);
            z[j] = Math.max(z[j], 0) + 2 * s * sum;
        }
    }

    /** @param slope the logistic function of {@code z}; overwritten by the derivative */
    private static void silu(int columns, double[] z, double[] decay, double[] slope) {
        for (int j = 0; j < columns; j++) {
            double share = slope[j];
            double rest = z[j] >= 0 ? decay[j] * share : 1 - share;
            double value = z[j] * share;
            slope[j] = Math.fma(value, rest, share);
            z[j] = value;
        }
    }

    /** Sets {@link #decay} to {@code e^(−factor |z|)}. */
    private void decay(int columns, double[] z, double factor) {
        mantissas(columns, z, factor, shifted, decay);
        for (int j = 0; j < columns; j++) {
            decay[j] *=
                    Double.longBitsToDouble((Double.doubleToRawLongBits(shifted[j]) + EXPONENT_BIAS) << EXPONENT_SHIFT);
        }
    }

    /**
     * {@code e^x = 2^k e^r}, {@code |r| ≤ log(2)/2}: sets {@code k}, in the last bits of its entry, and {@code e^r}.
     */
    private static void mantissas(int columns, double[] z, double factor, double[] shifted, double[] mantissa) {
        for (int j = 0; j < columns; j++) {
            double x = Math.max(-factor * Math.abs(z[j]), LEAST_EXPONENT);
            double k = x * LOG2_OF_E + ROUNDER;
            shifted[j] = k;
            k -= ROUNDER;
            double r = Math.fma(k, -LOG_2_LOW, Math.fma(k, -LOG_2_HIGH, x));
            double sum = Math.fma(F13, r, F12);
            sum = Math.fma(sum, r, F11);
            sum = Math.fma(sum, r, F10);
            sum = Math.fma(sum, r, F9);
            sum = Math.fma(sum, r, F8);
            sum = Math.fma(sum, r, F7);
            sum = Math.fma(sum, r, F6);
            sum = Math.fma(sum, r, F5);
            sum = Math.fma(sum, r, F4);
            sum = Math.fma(sum, r, F3);
            sum = Math.fma(sum, r, F2);
            sum = Math.fma(sum, r, 1);
            mantissa[j] = Math.fma(sum, r, 1);
        }
    }
}
