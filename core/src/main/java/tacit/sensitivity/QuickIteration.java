package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.LaneNorms;
import tacit.equilibrium.Status;

/*
 * x ← A(x) from x = 0 for the lanes in which that is quick: one in which an iteration leaves too much of the change
 * ends at once, not converged. Nothing is remembered or moved between two applications of the map.
 */
final class QuickIteration extends LinearSolution {
    /** The share of the change that an iteration may leave, two of them its square. */
    private static final double QUICK = 0.3;

    /** Largest change to be expected of another iteration at the end, relative to the size of the solution. */
    private static final double TOLERANCE = 1e-12;

    private final LaneNorms norms;
    private final boolean[] running;
    private final boolean[] asking;
    private final double[] size;
    private final double[] newSize;
    private double[] change;
    private double[] before;
    private double[] earlier;

    QuickIteration(Equilibrium equilibrium) {
        super(equilibrium);
        int lanes = equilibrium.lanes();
        norms = new LaneNorms(equilibrium.problem().states(), lanes);
        running = converged();
        asking = new boolean[lanes];
        size = new double[lanes];
        newSize = new double[lanes];
        change = new double[lanes];
        before = new double[lanes];
        earlier = new double[lanes];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        Arrays.fill(earlier, Double.POSITIVE_INFINITY);
    }

    @Override
    double[] run(AffineMap map, int rows) {
        double[] from = new double[rows * status.length];
        double[] to = new double[from.length];
        map.constant(to);
        norms.size(to, size);
        System.arraycopy(size, 0, change, 0, size.length);
        while (judge(to)) {
            double[] image = to;
            to = from;
            from = image;
            hold(to, from);
            map.apply(from, to);
            double[] oldest = earlier;
            earlier = before;
            before = change;
            change = oldest;
            norms.distance(to, from, change);
        }
        map.apply(to, from);
        return to;
    }

    /** Keeps the lanes that have ended where they were, so that the map gives the same answer for them again. */
    private void hold(double[] earlier, double[] x) {
        for (int lane = 0; lane < running.length; lane++) {
            for (int i = lane; i < x.length && !running[lane]; i += running.length) {
                x[i] = earlier[i];
            }
        }
    }

    /**
     * Decides which lanes end; whether some lane goes on. The size of the solution is measured anew only for the lanes
     * that seem done by the old one.
     */
    private boolean judge(double[] x) {
        boolean nearly = false;
        for (int lane = 0; lane < status.length; lane++) {
            iterations[lane] += running[lane] ? 1 : 0;
            asking[lane] = running[lane] && isDone(lane);
            nearly |= asking[lane];
        }
        if (nearly) {
            norms.size(x, newSize);
            for (int lane = 0; lane < size.length; lane++) {
                size[lane] = asking[lane] ? newSize[lane] : size[lane];
            }
        }
        boolean any = false;
        for (int lane = 0; lane < status.length; lane++) {
            if (running[lane]) {
                boolean done = isDone(lane);
                boolean slow = !(change[lane] <= QUICK * QUICK * earlier[lane]);
                if (slow && !done) {
                    status[lane] = Status.NOT_CONVERGED;
                }
                running[lane] = !done && !slow;
                any |= running[lane];
            }
        }
        return any;
    }

    private boolean isDone(int lane) {
        double pace = iterations[lane] < 2 ? 1 : Math.min(change[lane] / before[lane], 1);
        return change[lane] * pace <= TOLERANCE * size[lane];
    }
}
