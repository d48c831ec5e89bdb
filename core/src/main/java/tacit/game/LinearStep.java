package tacit.game;

/**
 * A cursor over what the transposed derivative of a step works on: each is a slice {@code [component][lane]} and moves by
 * a stride from one step to the next.
 */
public final class LinearStep {
    private static final int COEFFICIENTS = 0;
    private static final int WEIGHTS = 1;
    private static final int VALUE = 2;
    private static final int FLOW = 3;

    /** How many slices there are. */
    static final int SLICES = 4;

    private final double[][] arrays = new double[SLICES][0];
    private final int[] offsets = new int[SLICES];
    private final int[] strides = new int[SLICES];

    /** Sets the coefficients of the derivative; the array is kept, not copied. */
    public LinearStep coefficients(double[] array, int offset, int stride) {
        return set(COEFFICIENTS, array, offset, stride);
    }

    /** Sets the weights {@code s} of what the step leads to, {@code [d][lane]}; the array is kept, not copied. */
    public LinearStep weights(double[] array, int offset, int stride) {
        return set(WEIGHTS, array, offset, stride);
    }

    /** Sets the cotangent of the value function, {@code [d][lane]}; the array is kept, not copied. */
    public LinearStep value(double[] array, int offset, int stride) {
        return set(VALUE, array, offset, stride);
    }

    /** Sets the cotangent of the flow, {@code [d][lane]}; the array is kept, not copied. */
    public LinearStep flow(double[] array, int offset, int stride) {
        return set(FLOW, array, offset, stride);
    }

    private LinearStep set(int slice, double[] array, int offset, int stride) {
        arrays[slice] = array;
        offsets[slice] = offset;
        strides[slice] = stride;
        return this;
    }

    double[] array(int slice) {
        return arrays[slice];
    }

    int offset(int slice) {
        return offsets[slice];
    }

    int[] strides() {
        return strides;
    }
}
