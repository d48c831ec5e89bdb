package tacit.game;

import java.util.Arrays;

/**
 * A cursor over the arrays that a game reads at one instant, or over their directions or cotangents.
 *
 * <p>Each {@link Argument} is a slice {@code [component][lane]} of a larger array, lanes innermost: component
 * {@code c} of lane {@code l} stands at {@code array[offset + c·lanes + l]}. A point is mutable and is moved along
 * the time grid without allocating anything.
 */
public final class GamePoint {
    /** What a game reads at one instant. */
    public enum Argument {
        /** Value function {@code u}, {@code [d][lane]}. */
        VALUE,
        /** Flow {@code μ}, {@code [d][lane]}. */
        FLOW,
        /** Action aggregates {@code z}, {@code [n_z][lane]}; empty for most games. */
        ACTION_AGGREGATE,
        /** Parameters {@code γ}, {@code [p][lane]}. */
        PARAMETER,
        /** Inputs that a what-if may set, {@code [n_i][lane]}. */
        INPUT,
        /** Time {@code t}, {@code [1][lane]}; has no derivative. */
        TIME
    }

    private static final double[] NOTHING = {};
    private final double[][] arrays = new double[Argument.values().length][];
    private final int[] offsets = new int[arrays.length];

    /** Makes a point whose arguments are all empty. */
    public GamePoint() {
        Arrays.fill(arrays, NOTHING);
    }

    /** Sets the slice of one argument; the array is kept, not copied. */
    @SuppressWarnings("ReferenceEquality")
    public GamePoint set(Argument argument, double[] array, int offset) {
        int position = argument.ordinal();
        if (arrays[position] != array) { // mostly it is the same: a comparison is cheaper than the collector's barrier
            arrays[position] = array;
        }
        offsets[position] = offset;
        return this;
    }

    /** The array that holds the argument. */
    public double[] array(Argument argument) {
        return arrays[argument.ordinal()];
    }

    /** Where the argument's slice begins. */
    public int offset(Argument argument) {
        return offsets[argument.ordinal()];
    }

    /** This point so many steps on, as another one. */
    GamePoint moved(Strides strides, int steps) {
        GamePoint moved = new GamePoint();
        for (Argument argument : Argument.values()) {
            int stride = strides.all()[argument.ordinal()];
            moved.set(argument, array(argument), offset(argument) + steps * stride);
        }
        return moved;
    }

    double[] array(int position) {
        return arrays[position];
    }

    int offset(int position) {
        return offsets[position];
    }
}
