package tacit.calibrate;

import tacit.equilibrium.GridPath;

/** Copies of some lanes of larger arrays, and back. */
final class LaneCopies {
    private LaneCopies() {}

    /** The given lanes of a path. */
    static GridPath of(GridPath path, int[] lanes) {
        double[] values = gather(path.values(), path.lanes(), lanes);
        return path.constantInTime()
                ? GridPath.constant(path.components(), lanes.length, values)
                : GridPath.of(path.points(), path.components(), lanes.length, values);
    }

    /** The given lanes of {@code [row][lane]}. */
    static double[] gather(double[] all, int allLanes, int[] lanes) {
        double[] some = new double[all.length / allLanes * lanes.length];
        for (int row = 0; row < all.length / allLanes; row++) {
            for (int i = 0; i < lanes.length; i++) {
                some[row * lanes.length + i] = all[row * allLanes + lanes[i]];
            }
        }
        return some;
    }

    /** Writes {@code some} to the given lanes of {@code all}. */
    static void scatter(double[] some, int[] lanes, double[] all, int allLanes) {
        for (int row = 0; row < all.length / allLanes; row++) {
            for (int i = 0; i < lanes.length; i++) {
                all[row * allLanes + lanes[i]] = some[row * lanes.length + i];
            }
        }
    }
}
