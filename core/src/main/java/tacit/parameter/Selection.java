package tacit.parameter;

import tacit.equilibrium.GridPath;

/** Some lanes of a path. */
final class Selection {
    private Selection() {}

    /** A path whose lanes are copies of the given ones, in their order. */
    static GridPath of(GridPath path, int[] lanes) {
        double[] values = of(path.values(), path.lanes(), lanes);
        return path.constantInTime()
                ? GridPath.constant(path.components(), lanes.length, values)
                : GridPath.of(path.points(), path.components(), lanes.length, values);
    }

    /** The given columns of {@code [row][lane]}, in their order. */
    static double[] of(double[] all, int allLanes, int[] lanes) {
        double[] some = new double[all.length / allLanes * lanes.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[i / lanes.length * allLanes + lanes[i % lanes.length]];
        }
        return some;
    }
}
