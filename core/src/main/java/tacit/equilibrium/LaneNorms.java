package tacit.equilibrium;

import java.util.List;
import tacit.equilibrium.PointPass.Kind;
import tacit.equilibrium.PointPass.Operand;
import tacit.formula.Expression;

/**
 * Maximum norms of each lane of arrays {@code [n][d][L]}; infinite where a number is not finite or larger than some
 * 1e154. One thread only, nothing is allocated by a call.
 */
public final class LaneNorms {
    /** Operands: {@code a}, the largest square, the sum of squares. */
    private static final Kind SIZE =
            new Kind(List.of(Operand.STATES, Operand.LARGEST, Operand.SUM), row -> addSquare(row, row.read(0), 1));

    /** Operands: {@code a}, {@code b}, the largest square, the sum of squares. */
    private static final Kind DISTANCE = new Kind(
            List.of(Operand.STATES, Operand.STATES, Operand.LARGEST, Operand.SUM),
            row -> addSquare(row, row.graph().subtract(row.read(0), row.read(1)), 2));

    private final int stride;
    private final PointPass sizes;
    private final PointPass distances;
    private final double[] sum;

    /** Norms of arrays for so many states and lanes. */
    public LaneNorms(int states, int lanes) {
        stride = states * lanes;
        sizes = new PointPass(SIZE, states, lanes);
        distances = new PointPass(DISTANCE, states, lanes);
        sum = new double[lanes];
    }

    /** The largest square passes over what is not a number; the sum does not. */
    private static void addSquare(PointPass.Row row, Expression value, int operand) {
        Expression square = row.graph().multiply(value, value);
        row.raise(operand, square);
        row.add(operand + 1, square);
    }

    /** {@code ‖a − b‖∞} of each lane, {@code [L]}, overwritten; {@code a} and {@code b} are not modified. */
    public void distance(double[] a, double[] b, double[] distance) {
        distances.take(0, a).take(1, b).into(2, distance).into(3, sum).run(a.length / stride);
        finish(distance);
    }

    /** {@code ‖a‖∞} of each lane, {@code [L]}, overwritten; {@code a} is not modified. */
    public void size(double[] a, double[] size) {
        sizes.take(0, a).into(1, size).into(2, sum).run(a.length / stride);
        finish(size);
    }

    private void finish(double[] largest) {
        for (int lane = 0; lane < largest.length; lane++) {
            largest[lane] = Double.isFinite(sum[lane]) ? Math.sqrt(largest[lane]) : Double.POSITIVE_INFINITY;
        }
    }
}
