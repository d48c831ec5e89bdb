package tacit.equilibrium;

import java.util.Arrays;
import tacit.math.Matrices;

/*
 * The linearised recursions of one lane, over its own steps n:
 *
 *   δu_n = A_n δu_{n+1} + B_n δμ_n,   δu_N = G δμ_N          (backward, at u_{n+1} and the flow μ that is iterated)
 *   δm_{n+1} = C_n δm_n + D_n δv_n,   δm_0 = 0               (forward, at v_n and the flow m that u generates)
 *
 * Their composition is the derivative J = Φ'(μ) of the flow that the best response generates: δm = J δμ. A and B stand
 * side by side as [N][d][A|B], and so do D and C as [N][d][D|C], the columns of the value function first.
 */
final class LaneBlocks {
    private final int d;
    private final boolean nash;
    private int steps;
    private double[] backward = {};
    private double[] forward = {};
    private final double[] terminal;
    private double[] value = {};

    LaneBlocks(int states, Coupling coupling) {
        d = states;
        nash = coupling == Coupling.NASH;
        terminal = new double[d * d];
    }

    /** Sets the number of steps and all blocks to zero; allocates where there are more than ever before. */
    void clear(int count) {
        steps = count;
        if (backward.length < count * 2 * d * d) {
            backward = new double[count * 2 * d * d];
            forward = new double[backward.length];
            value = new double[(count + 1) * d];
        }
        Arrays.fill(backward, 0, count * 2 * d * d, 0);
        Arrays.fill(forward, 0, count * 2 * d * d, 0);
        Arrays.fill(terminal, 0);
    }

    int states() {
        return d;
    }

    int steps() {
        return steps;
    }

    boolean nash() {
        return nash;
    }

    /** The length of a direction, {@code [N+1][d]}. */
    int size() {
        return (steps + 1) * d;
    }

    /** {@code [N][d][A|B]}. */
    double[] backward() {
        return backward;
    }

    /** {@code [N][d][D|C]}. */
    double[] forward() {
        return forward;
    }

    /** {@code G}, {@code [d][d]}. */
    double[] terminal() {
        return terminal;
    }

    /** Where {@code A_n} and {@code D_n} begin. */
    int valueBlock(int n) {
        return n * 2 * d * d;
    }

    /** Where {@code B_n} and {@code C_n} begin. */
    int flowBlock(int n) {
        return valueBlock(n) + d;
    }

    /** How far apart the rows of a block are. */
    int rowStride() {
        return 2 * d;
    }

    /**
     * {@code to = J from}.
     *
     * @param from {@code [N+1][d]}; not modified
     * @param to {@code [N+1][d]}, another array; overwritten
     */
    void apply(double[] from, double[] to) {
        Arrays.fill(value, 0, size(), 0);
        Arrays.fill(to, 0, size(), 0);
        Matrices.addProduct(d, terminal, 0, d, from, steps * d, value, steps * d);
        for (int n = steps - 1; n >= 0; n--) {
            Matrices.addProduct(d, backward, valueBlock(n), 2 * d, value, (n + 1) * d, value, n * d);
            Matrices.addProduct(d, backward, flowBlock(n), 2 * d, from, n * d, value, n * d);
        }
        for (int n = 0; n < steps; n++) {
            int read = nash ? n + 1 : n;
            Matrices.addProduct(d, forward, flowBlock(n), 2 * d, to, n * d, to, (n + 1) * d);
            Matrices.addProduct(d, forward, valueBlock(n), 2 * d, value, read * d, to, (n + 1) * d);
        }
    }

    /** {@code to = Jᵀ from}; see {@link #apply}. */
    void applyTransposed(double[] from, double[] to) {
        Arrays.fill(value, 0, size(), 0);
        System.arraycopy(from, 0, to, 0, size());
        for (int n = steps - 1; n >= 0; n--) {
            int read = nash ? n + 1 : n;
            Matrices.addTransposedProduct(d, forward, valueBlock(n), 2 * d, to, (n + 1) * d, value, read * d);
            Matrices.addTransposedProduct(d, forward, flowBlock(n), 2 * d, to, (n + 1) * d, to, n * d);
        }
        Arrays.fill(to, 0, size(), 0);
        for (int n = 0; n < steps; n++) {
            Matrices.addTransposedProduct(d, backward, flowBlock(n), 2 * d, value, n * d, to, n * d);
            Matrices.addTransposedProduct(d, backward, valueBlock(n), 2 * d, value, n * d, value, (n + 1) * d);
        }
        Matrices.addTransposedProduct(d, terminal, 0, d, value, steps * d, to, steps * d);
    }
}
