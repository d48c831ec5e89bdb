package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.AdaptiveDamping;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Status;

/*
 * The loop x ← x + ω (A(x) − x) from x = 0, which owns counting, damping, non-finite numbers and the status of each
 * lane. A lane that has ended is no longer moved, so the map gives the same answer for it in every later iteration.
 * A lane has converged when ‖A(x) − x‖∞ ≤ tolerance · max(scale, ‖A(x)‖∞).
 */
final class LinearIteration extends LinearSolution {
    private final FixedPointOptions options;
    private final double[] scale;
    private final boolean[] running;
    private final double[] change;
    private final double[] size;

    /**
     * Prepares the loop for the lanes of an equilibrium that have converged; the others keep their status.
     *
     * @param scale what a lane's change is measured against where its own size is smaller, {@code [L]}; kept, not
     *     modified
     */
    LinearIteration(Equilibrium equilibrium, double[] scale, FixedPointOptions options) {
        super(equilibrium);
        this.options = options;
        this.scale = scale;
        running = converged();
        change = new double[running.length];
        size = new double[running.length];
    }

    @Override
    double[] run(AffineMap map, int rows) {
        double[] from = new double[rows * status.length];
        double[] to = new double[from.length];
        AdaptiveDamping damping = new AdaptiveDamping(options.damping(), rows, status.length);
        map.constant(to);
        measure(from, to);
        while (judge()) {
            damping.move(from, to, running);
            map.apply(from, to);
            measure(from, to);
        }
        map.apply(to, from);
        return to;
    }

    private void measure(double[] from, double[] to) {
        int lanes = status.length;
        Arrays.fill(change, 0);
        System.arraycopy(scale, 0, size, 0, lanes);
        for (int row = 0; row < from.length; row += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                change[lane] = Math.max(change[lane], Math.abs(to[row + lane] - from[row + lane]));
                size[lane] = Math.max(size[lane], Math.abs(to[row + lane]));
            }
        }
    }

    /** Decides which lanes end; whether some lane goes on. */
    private boolean judge() {
        boolean any = false;
        boolean interrupted = Thread.currentThread().isInterrupted();
        for (int lane = 0; lane < status.length; lane++) {
            if (running[lane]) {
                iterations[lane]++;
                if (!Double.isFinite(change[lane])) {
                    end(lane, Status.DIVERGED);
                } else if (change[lane] <= options.tolerance() * size[lane]) {
                    end(lane, Status.CONVERGED);
                } else if (interrupted) {
                    end(lane, Status.CANCELLED);
                } else if (iterations[lane] == options.maxIterations()) {
                    end(lane, Status.NOT_CONVERGED);
                }
                any |= running[lane];
            }
        }
        return any;
    }

    private void end(int lane, Status how) {
        running[lane] = false;
        status[lane] = how;
    }
}
