package tacit.equilibrium;

import java.util.Arrays;

/**
 * The fine points of one lane that are its own: those at which one of its steps begins, and the end. Identity steps,
 * which only a neighbour's substeps call for, are left out, so that whatever is computed on them depends on the lane
 * alone. A lane's own array is {@code [N_l+1][d]}, that of all lanes {@code [N+1][d][L]}.
 */
public final class LanePoints {
    private final int lane;
    private final int lanes;
    private final int states;
    private final int steps;
    private final int[] points;

    /** The points of a lane. */
    public LanePoints(FineGrid grid, int lane) {
        this.lane = lane;
        lanes = grid.problem().lanes();
        states = grid.problem().states();
        int[] own = new int[grid.steps() + 1];
        int count = 0;
        for (int n = 0; n < grid.steps(); n++) {
            if (grid.lengths()[n * lanes + lane] != 0) {
                own[count++] = n;
            }
        }
        own[count] = grid.steps();
        steps = count;
        points = Arrays.copyOf(own, count + 1);
    }

    /** The lane. */
    public int lane() {
        return lane;
    }

    /** The number {@code N_l} of steps. */
    public int steps() {
        return steps;
    }

    /** The fine point at which own step {@code i} begins; the end for {@code i = N_l}. */
    public int point(int i) {
        return points[i];
    }

    /** The length {@code (N_l+1)·d} of the lane's own array. */
    public int size() {
        return (steps + 1) * states;
    }

    /**
     * Copies the lane's own values.
     *
     * @param all {@code [N+1][d][L]}; not modified
     * @param own {@code [N_l+1][d]}; overwritten
     */
    public void gather(double[] all, double[] own) {
        for (int i = 0; i <= steps; i++) {
            for (int x = 0; x < states; x++) {
                own[i * states + x] = all[(points[i] * states + x) * lanes + lane];
            }
        }
    }

    /**
     * Writes the lane's values as a flow has them: identity steps leave them as they are, so that the points between
     * have the value of the next own point.
     *
     * @param own {@code [N_l+1][d]}; not modified
     * @param all {@code [N+1][d][L]}; modified in this lane
     */
    public void spread(double[] own, double[] all) {
        int n = 0;
        for (int i = 0; i <= steps; i++) {
            for (; n <= points[i]; n++) {
                write(own, i, all, n);
            }
        }
    }

    /**
     * Writes the lane's values as cotangents have them: 0 at the points between.
     *
     * @param own {@code [N_l+1][d]}; not modified
     * @param all {@code [N+1][d][L]}; modified in this lane
     */
    public void scatter(double[] own, double[] all) {
        for (int row = lane; row < all.length; row += lanes) {
            all[row] = 0;
        }
        for (int i = 0; i <= steps; i++) {
            write(own, i, all, points[i]);
        }
    }

    private void write(double[] own, int i, double[] all, int n) {
        for (int x = 0; x < states; x++) {
            all[(n * states + x) * lanes + lane] = own[i * states + x];
        }
    }
}
