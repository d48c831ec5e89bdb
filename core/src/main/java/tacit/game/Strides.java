package tacit.game;

/**
 * How far the slices of a {@link GamePoint} and a {@link Step} move from one step to the next of a run of steps; the
 * strain stays where it is.
 */
public final class Strides {
    private final int[] strides = new int[GamePoint.Argument.values().length + 3];

    /** Sets by how much an argument's slice moves. */
    public Strides set(GamePoint.Argument argument, int stride) {
        strides[argument.ordinal()] = stride;
        return this;
    }

    /** Sets by how much the lengths move. */
    public Strides lengths(int stride) {
        strides[strides.length - 3] = stride;
        return this;
    }

    /** Sets by how much what a step leads to moves. */
    public Strides next(int stride) {
        strides[strides.length - 2] = stride;
        return this;
    }

    /** These strides, except that what a step leads to moves by {@code stride}. */
    public Strides leadingTo(int stride) {
        Strides other = new Strides();
        System.arraycopy(strides, 0, other.strides, 0, strides.length);
        return other.next(stride);
    }

    /** The strides of the point's arguments, the lengths, what a step leads to, and the strain; the array itself. */
    int[] all() {
        return strides;
    }
}
