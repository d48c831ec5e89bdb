package tacit.optimize;

import java.util.Arrays;
import tacit.math.Vectors;

/** The last steps {@code s} and gradient changes {@code y} of L-BFGS, and its two-loop recursion. */
final class LbfgsMemory {
    /** Pairs with {@code s·y} below this share of {@code ‖s‖ ‖y‖} would make the Hessian singular to rounding. */
    private static final double LEAST_CURVATURE = 1e-12;

    private final double[][] steps;
    private final double[][] changes;
    private final double[] curvatures;
    private final double[] weights;
    private int count;
    private int newest = -1;

    LbfgsMemory(int capacity, int size) {
        steps = new double[capacity][size];
        changes = new double[capacity][size];
        curvatures = new double[capacity];
        weights = new double[capacity];
    }

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        count = 0;
    }

    /** Remembers the step {@code step · direction}, over which the gradient changed; forgets the oldest. */
    void add(double step, double[] direction, double[] before, double[] after) {
        int slot = (newest + 1) % steps.length;
        double[] s = steps[slot];
        double[] y = changes[slot];
        for (int i = 0; i < s.length; i++) {
            s[i] = step * direction[i];
            y[i] = after[i] - before[i];
        }
        double curvature = Vectors.dot(s, y);
        if (curvature > LEAST_CURVATURE * Vectors.norm(s) * Vectors.norm(y)) {
            curvatures[slot] = curvature;
            newest = slot;
            count = Math.min(count + 1, steps.length);
        } else if (count == steps.length) {
            count--; // the oldest pair has been overwritten
        }
    }

    /**
     * Writes {@code −H g}.
     *
     * @param gradient {@code g}, not modified
     * @param direction overwritten
     */
    void direction(double[] gradient, double[] direction) {
        System.arraycopy(gradient, 0, direction, 0, gradient.length);
        for (int back = 0; back < count; back++) {
            int slot = slot(back);
            weights[slot] = Vectors.dot(steps[slot], direction) / curvatures[slot];
            add(direction, -weights[slot], changes[slot]);
        }
        if (count > 0) {
            double scale = curvatures[newest] / Vectors.dot(changes[newest], changes[newest]);
            Arrays.setAll(direction, i -> scale * direction[i]);
        }
        for (int back = count - 1; back >= 0; back--) {
            int slot = slot(back);
            double correction = Vectors.dot(changes[slot], direction) / curvatures[slot];
            add(direction, weights[slot] - correction, steps[slot]);
        }
        Arrays.setAll(direction, i -> -direction[i]);
    }

    private int slot(int back) {
        return Math.floorMod(newest - back, steps.length);
    }

    private static void add(double[] target, double factor, double[] source) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }
}
