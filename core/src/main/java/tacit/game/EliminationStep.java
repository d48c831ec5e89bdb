package tacit.game;

/**
 * A cursor over what a step of a {@link StepElimination} works on: each is a slice {@code [component][lane]} and moves
 * by a stride from one step to the next. Arrays are kept, not copied.
 */
public final class EliminationStep {
    /** How many slices there are. */
    static final int SLICES = 7;

    private final Slices slices = new Slices(SLICES);

    /** Sets the coefficients of the Bellman step. */
    public EliminationStep bellman(double[] array, int offset, int stride) {
        return set(0, array, offset, stride);
    }

    /** Sets the coefficients of the Kolmogorov step. */
    public EliminationStep kolmogorov(double[] array, int offset, int stride) {
        return set(1, array, offset, stride);
    }

    /** Sets the factors. */
    public EliminationStep factors(double[] array, int offset, int stride) {
        return set(2, array, offset, stride);
    }

    /** Sets what belongs to the step's end in time: where nothing else is said, it is read. */
    public EliminationStep end(double[] array, int offset, int stride) {
        return set(3, array, offset, stride);
    }

    /** Sets what belongs to the step's beginning in time. */
    public EliminationStep beginning(double[] array, int offset, int stride) {
        return set(4, array, offset, stride);
    }

    /** Sets what is read besides. */
    public EliminationStep source(double[] array, int offset, int stride) {
        return set(5, array, offset, stride);
    }

    /** Sets what is added to. */
    public EliminationStep sum(double[] array, int offset, int stride) {
        return set(6, array, offset, stride);
    }

    private EliminationStep set(int slice, double[] array, int offset, int stride) {
        slices.set(slice, array, offset, stride);
        return this;
    }

    Slices slices() {
        return slices;
    }
}
