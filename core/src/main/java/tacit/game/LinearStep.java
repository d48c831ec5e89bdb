package tacit.game;

/**
 * A cursor over what the transposed derivative of a step works on: each is a slice {@code [component][lane]} and moves
 * by a stride from one step to the next.
 */
public final class LinearStep {
    /** How many slices there are. */
    static final int SLICES = 4;

    private final Slices slices = new Slices(SLICES);

    /** Sets the coefficients of the derivative; the array is kept, not copied. */
    public LinearStep coefficients(double[] array, int offset, int stride) {
        return set(0, array, offset, stride);
    }

    /** Sets the weights {@code s} of what the step leads to, {@code [d][lane]}; the array is kept, not copied. */
    public LinearStep weights(double[] array, int offset, int stride) {
        return set(1, array, offset, stride);
    }

    /** Sets the cotangent of the value function, {@code [d][lane]}; the array is kept, not copied. */
    public LinearStep value(double[] array, int offset, int stride) {
        return set(2, array, offset, stride);
    }

    /** Sets the cotangent of the flow, {@code [d][lane]}; the array is kept, not copied. */
    public LinearStep flow(double[] array, int offset, int stride) {
        return set(3, array, offset, stride);
    }

    private LinearStep set(int slice, double[] array, int offset, int stride) {
        slices.set(slice, array, offset, stride);
        return this;
    }

    Slices slices() {
        return slices;
    }
}
