package tacit.game;

import java.util.Arrays;

/**
 * A cursor over the arrays that a game writes at one instant, or over their directions or cotangents; laid out as
 * in {@link GamePoint}.
 */
public final class GameResponse {
    /** What a game answers at one instant. */
    public enum Result {
        /** Minimised Hamiltonian {@code h_x}, {@code [d][lane]}. */
        HAMILTONIAN,
        /** Optimal rate {@code q_e} of each edge, {@code [E][lane]}. */
        RATE,
        /** Action aggregates {@code z} that the optimal controls generate, {@code [n_z][lane]}. */
        ACTION_AGGREGATE
    }

    private static final double[] NOTHING = {};
    private final double[][] arrays = new double[Result.values().length][];
    private final int[] offsets = new int[arrays.length];

    /** Makes a response whose results are all empty. */
    public GameResponse() {
        Arrays.fill(arrays, NOTHING);
    }

    /** Sets the slice of one result; the array is kept, not copied. */
    public GameResponse set(Result result, double[] array, int offset) {
        arrays[result.ordinal()] = array;
        offsets[result.ordinal()] = offset;
        return this;
    }

    /** The array that holds the result. */
    public double[] array(Result result) {
        return arrays[result.ordinal()];
    }

    /** Where the result's slice begins. */
    public int offset(Result result) {
        return offsets[result.ordinal()];
    }

    double[] array(int position) {
        return arrays[position];
    }

    int offset(int position) {
        return offsets[position];
    }
}
