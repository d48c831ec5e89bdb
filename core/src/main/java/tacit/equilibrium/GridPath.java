package tacit.equilibrium;

/**
 * Values of some components over the points of a time grid, lane by lane: {@code γ_k} is held on
 * {@code [t_k, t_{k+1})}, and the last one is read by the terminal cost alone.
 *
 * <p>Values stand in {@code [point][component][lane]}, or, where they are constant in time, once in
 * {@code [component][lane]}.
 */
public final class GridPath {
    private final int points;
    private final int components;
    private final int lanes;
    private final double[] values;

    private GridPath(int points, int components, int lanes, double[] values) {
        if (values.length != points * components * lanes) {
            throw new IllegalArgumentException("values (" + values.length + " numbers) must be " + points + " points × "
                    + components + " components × " + lanes + " lanes = " + points * components * lanes
                    + ": lay them out as [point][component][lane]");
        }
        this.points = points;
        this.components = components;
        this.lanes = lanes;
        this.values = values;
    }

    /**
     * Values that are the same at every time.
     *
     * @param components number of components
     * @param lanes number of lanes
     * @param values {@code [component][lane]}; kept, not modified
     * @throws IllegalArgumentException where there are more or fewer values than that
     */
    public static GridPath constant(int components, int lanes, double[] values) {
        return new GridPath(1, components, lanes, values);
    }

    /**
     * Values at each point of a grid.
     *
     * @param points number of points, {@code K+1}
     * @param components number of components
     * @param lanes number of lanes
     * @param values {@code [point][component][lane]}; kept, not modified
     * @throws IllegalArgumentException where there are fewer than two points, or more or fewer values than that
     */
    public static GridPath of(int points, int components, int lanes, double[] values) {
        if (points < 2) {
            throw new IllegalArgumentException("points (" + points
                    + ") must be 2 or more: give the values at every point of the grid, or use a constant path");
        }
        return new GridPath(points, components, lanes, values);
    }

    /** The number of points, 1 where the path is constant in time. */
    public int points() {
        return points;
    }

    /** The number of components. */
    public int components() {
        return components;
    }

    /** The number of lanes. */
    public int lanes() {
        return lanes;
    }

    /** The array itself, laid out as the class says. */
    public double[] values() {
        return values;
    }

    /** Where the values {@code [component][lane]} of grid point {@code k} begin; 0 where constant in time. */
    public int offset(int k) {
        return points == 1 ? 0 : k * components * lanes;
    }

    /** Whether the values are the same at every time. */
    public boolean constantInTime() {
        return points == 1;
    }
}
