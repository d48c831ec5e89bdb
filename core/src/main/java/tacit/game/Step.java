package tacit.game;

/**
 * A cursor over what a step of the Markov chain has besides a {@link GamePoint}: its length, what it leads to, and how
 * close it comes to being none. Each is a slice {@code [component][lane]}, as in a point.
 */
public final class Step {
    private static final double[] NOTHING = {};

    private double[] lengths = NOTHING;
    private int lengthsOffset;
    private double[] next = NOTHING;
    private int nextOffset;
    private double[] strain = NOTHING;
    private int strainOffset;

    /** Sets the length {@code Δ} of the step, {@code [lane]}; the array is kept, not copied. */
    public Step lengths(double[] array, int offset) {
        lengths = array;
        lengthsOffset = offset;
        return this;
    }

    /** Sets what the step leads to, or its direction or cotangent, {@code [d][lane]}; the array is kept, not copied. */
    public Step next(double[] array, int offset) {
        next = array;
        nextOffset = offset;
        return this;
    }

    /** Sets where the strain is kept, {@code [lane]}; the array is kept, not copied. */
    public Step strain(double[] array, int offset) {
        strain = array;
        strainOffset = offset;
        return this;
    }

    /** This step so many steps on, as another one. */
    Step moved(Strides strides, int steps) {
        int[] all = strides.all();
        return new Step()
                .lengths(lengths, lengthsOffset + steps * all[all.length - 3])
                .next(next, nextOffset + steps * all[all.length - 2])
                .strain(strain, strainOffset);
    }

    double[] lengths() {
        return lengths;
    }

    int lengthsOffset() {
        return lengthsOffset;
    }

    double[] next() {
        return next;
    }

    int nextOffset() {
        return nextOffset;
    }

    double[] strain() {
        return strain;
    }

    int strainOffset() {
        return strainOffset;
    }
}
