package tacit.equilibrium;

import java.util.Arrays;

/*
 * Anderson acceleration of μ ← μ + ω r, r = Φ(μ) − μ. With the last steps s_j of the iterate and the turns y_j of r that
 * they brought about,
 *
 *   μ ← μ + ω r − Σ_j c_j (s_j + ω y_j),   c = argmin ‖r − Σ_j c_j y_j‖.
 *
 * All lanes write to the same place of the window; a lane that was not moved has nothing there. A step is shortened at
 * each point in time by itself, such that no share falls below 0 and mass is kept.
 */
final class AndersonMethod implements IterationMethod {
    /** A change so many times the smallest one means that the remembered steps mislead. */
    private static final double LOST = 10;

    /** How far a damped step is shortened at most, and how fast it grows again. */
    private static final double SMALLEST = 1.0 / 64;

    private static final double RECOVERY = 1.5;

    /** How much of the way to an empty state an extrapolation goes at most. */
    private static final double BOUNDARY = 0.9;

    private final int window;
    private final int lanes;
    private final double[] omega;
    private final double[] least;
    private final double[] earlierChange;
    private final boolean[] known;
    private final int[] depth;
    private final SecantFit fit;
    private final double[] damping;
    private final double[][] weights;
    private final double[] by;
    private final double[][] steps;
    private final double[][] turns;
    private double[] earlier;
    private int newest;

    AndersonMethod(int window, Iterate start) {
        this.window = window;
        lanes = start.grid().problem().lanes();
        omega = new double[lanes];
        Arrays.fill(omega, 1);
        least = new double[lanes];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        earlierChange = least.clone();
        known = new boolean[lanes];
        depth = new int[lanes];
        fit = new SecantFit(window, start.grid().problem().states(), lanes);
        by = new double[start.grid().stride()];
        damping = new double[by.length];
        weights = new double[window][by.length];
        steps = new double[window][start.flow().length];
        turns = new double[window][start.flow().length];
        earlier = new double[start.flow().length];
    }

    @Override
    public void propose(Iterate iterate) {
        iterate.respond();
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        for (int lane = 0; lane < lanes; lane++) {
            if (moving[lane]) {
                adapt(lane, iterate.change()[lane]);
            } else {
                forget(lane);
            }
        }
        rememberTurns(iterate.flow(), iterate.image(), moving);
        fit.solve(iterate.grid(), earlier, turns, newest, depth);
        for (int i = 0; i < by.length; i++) {
            damping[i] = omega[i % lanes];
            for (int age = 0; age < window; age++) {
                weights[age][i] = fit.weight(age, i % lanes);
            }
        }
        int next = (newest + 1) % window;
        for (int n = 0; n <= iterate.grid().steps(); n++) {
            step(iterate.flow(), n * by.length, moving, steps[next]);
        }
        newest = next;
    }

    /** Forgets what a lane has been through, as when another method has moved it. */
    void forget(int lane) {
        known[lane] = false;
        depth[lane] = 0;
    }

    private void adapt(int lane, double change) {
        if (known[lane]) {
            depth[lane] = Math.min(depth[lane] + 1, window);
        }
        if (change > LOST * least[lane]) {
            depth[lane] = 0;
            least[lane] = change;
        }
        if (change > earlierChange[lane]) {
            omega[lane] = Math.max(omega[lane] / 2, SMALLEST);
        } else {
            omega[lane] = Math.min(omega[lane] * RECOVERY, 1);
        }
        least[lane] = Math.min(least[lane], change);
        earlierChange[lane] = change;
        known[lane] = true;
    }

    private void rememberTurns(double[] flow, double[] image, boolean[] moving) {
        double[] turn = turns[newest];
        for (int i = 0; i < flow.length; i++) {
            double r = moving[i % lanes] ? image[i] - flow[i] : 0;
            turn[i] = r - earlier[i];
            earlier[i] = r;
        }
    }

    /** Moves the flow at one point in time, {@code [d][L]} from {@code offset} on. */
    private void step(double[] flow, int offset, boolean[] moving, double[] step) {
        extrapolate(offset);
        double lowest = 0;
        for (int i = 0; i < by.length; i++) {
            by[i] += damping[i] * earlier[offset + i];
            lowest = Math.min(lowest, flow[offset + i] + by[i]);
        }
        if (lowest < 0) {
            shorten(flow, offset);
        }
        for (int i = 0; i < by.length; i++) {
            step[offset + i] = moving[i % lanes] ? by[i] : 0;
            flow[offset + i] += step[offset + i];
        }
    }

    private void extrapolate(int offset) {
        Arrays.fill(by, 0);
        for (int age = 0; age < window; age++) {
            if (fit.uses(age)) {
                int slot = Math.floorMod(newest - age, window);
                double[] step = steps[slot];
                double[] turn = turns[slot];
                double[] weight = weights[age];
                for (int i = 0; i < by.length; i++) {
                    by[i] -= weight[i] * (step[offset + i] + damping[i] * turn[offset + i]);
                }
            }
        }
    }

    /** Leaves so much of the extrapolation that no share falls below 0, and mass is kept. */
    private void shorten(double[] flow, int offset) {
        for (int lane = 0; lane < lanes; lane++) {
            double length = 1;
            for (int i = lane; i < by.length; i += lanes) {
                double safe = flow[offset + i] + damping[i] * earlier[offset + i];
                double beyond = damping[i] * earlier[offset + i] - by[i];
                length = beyond > safe ? Math.min(length, BOUNDARY * Math.max(safe, 0) / beyond) : length;
            }
            for (int i = lane; i < by.length && length < 1; i += lanes) {
                double damped = damping[i] * earlier[offset + i];
                by[i] = Math.max(damped + length * (by[i] - damped), -flow[offset + i]);
            }
        }
    }

    @Override
    public SolutionMethod method(int lane) {
        return SolutionMethod.ANDERSON;
    }

    @Override
    public void refine(FineGrid from, FineGrid to) {
        earlier = from.regrid(earlier, to);
        for (int slot = 0; slot < window; slot++) {
            steps[slot] = from.regrid(steps[slot], to);
            turns[slot] = from.regrid(turns[slot], to);
        }
        fit.refine(to, turns);
    }
}
