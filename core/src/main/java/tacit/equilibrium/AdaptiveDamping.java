package tacit.equilibrium;

import java.util.Arrays;

/**
 * The damped step {@code x ← x + ω r}, {@code r = Φ(x) − x}, of a fixed-point iteration, with an {@code ω} for each
 * lane that adapts itself.
 *
 * <p>A step was too long where {@code ‖r‖∞} has grown since, or where {@code r} has changed by more than its own size
 * without being halved, as it does when the iteration jumps to and fro: then {@code ω} is halved. Where {@code r} has
 * changed by less than its size, {@code ω} recovers by a tenth. Maximum norms make a lane's {@code ω} independent of
 * the rows that identity steps repeat. Holds the iteration's memory; one thread only.
 */
public final class AdaptiveDamping {
    /** Below this the iteration stands still for all purposes. */
    private static final double SMALLEST = 1.0 / 1024;

    private static final double RECOVERY = 1.1;

    private final double largest;
    private final double[] omega;
    private final double[] change;
    private final double[] turn;
    private final double[] earlierChange;
    private double[] earlier;

    /**
     * Damping for an iteration that begins.
     *
     * @param largest the first and largest {@code ω}, in (0, 1]
     * @param rows number of rows of the unknown
     * @param lanes number of lanes
     */
    public AdaptiveDamping(double largest, int rows, int lanes) {
        this.largest = largest;
        omega = new double[lanes];
        Arrays.fill(omega, largest);
        change = new double[lanes];
        turn = new double[lanes];
        earlierChange = new double[lanes];
        Arrays.fill(earlierChange, Double.POSITIVE_INFINITY);
        earlier = new double[rows * lanes];
    }

    /**
     * Takes one damped step in the given lanes and leaves the others exactly as they are.
     *
     * @param x {@code [row][L]}; modified
     * @param image {@code Φ(x)}, {@code [row][L]}; not modified
     * @param moving the lanes to move; not modified
     */
    public void move(double[] x, double[] image, boolean[] moving) {
        measure(x, image);
        for (int lane = 0; lane < moving.length; lane++) {
            if (moving[lane]) {
                adapt(lane);
            }
        }
        for (int row = 0; row < x.length; row += moving.length) {
            for (int lane = 0; lane < moving.length; lane++) {
                if (moving[lane]) {
                    int i = row + lane;
                    earlier[i] = image[i] - x[i];
                    x[i] += omega[lane] * earlier[i];
                }
            }
        }
    }

    private void measure(double[] x, double[] image) {
        Arrays.fill(change, 0);
        Arrays.fill(turn, 0);
        int lanes = change.length;
        for (int row = 0; row < x.length; row += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                double r = image[row + lane] - x[row + lane];
                change[lane] = Math.max(change[lane], Math.abs(r));
                turn[lane] = Math.max(turn[lane], Math.abs(r - earlier[row + lane]));
            }
        }
    }

    private void adapt(int lane) {
        boolean grown = change[lane] > earlierChange[lane];
        boolean turned = turn[lane] > earlierChange[lane];
        if (grown || (turned && change[lane] > earlierChange[lane] / 2)) {
            omega[lane] = Math.max(omega[lane] / 2, SMALLEST);
        } else if (!turned) {
            omega[lane] = Math.min(omega[lane] * RECOVERY, largest);
        }
        earlierChange[lane] = change[lane];
    }

    /** Carries the memory over to a finer grid. */
    void refine(FineGrid from, FineGrid to) {
        earlier = from.regrid(earlier, to);
    }
}
