package tacit.equilibrium;

/** Picks one lane of a problem or an array. */
public final class Lanes {
    private Lanes() {}

    /** One lane of {@code [row][lanes]}. */
    public static double[] only(int lane, int lanes, double[] array) {
        double[] result = new double[array.length / lanes];
        for (int row = 0; row < result.length; row++) {
            result[row] = array[row * lanes + lane];
        }
        return result;
    }

    /** The problem of one lane. */
    public static EquilibriumProblem only(int lane, EquilibriumProblem problem) {
        return new EquilibriumProblem(
                problem.game(),
                problem.grid(),
                problem.coupling(),
                1,
                only(lane, problem.lanes(), problem.initial()),
                only(lane, problem.parameters()),
                only(lane, problem.inputs()),
                problem.substeps());
    }

    private static GridPath only(int lane, GridPath path) {
        double[] values = only(lane, path.lanes(), path.values());
        return path.constantInTime()
                ? GridPath.constant(path.components(), 1, values)
                : GridPath.of(path.points(), path.components(), 1, values);
    }
}
