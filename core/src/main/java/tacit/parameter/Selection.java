package tacit.parameter;

import tacit.equilibrium.GridPath;

/** Some lanes of a path. */
final class Selection {
    private Selection() {}

    /** A path whose lanes are copies of the given ones, in their order. */
    static GridPath of(GridPath path, int[] lanes) {
        double[] values = new double[path.points() * path.components() * lanes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = path.values()[i / lanes.length * path.lanes() + lanes[i % lanes.length]];
        }
        return path.constantInTime()
                ? GridPath.constant(path.components(), lanes.length, values)
                : GridPath.of(path.points(), path.components(), lanes.length, values);
    }
}
