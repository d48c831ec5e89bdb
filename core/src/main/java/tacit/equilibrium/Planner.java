package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;

/*
 * Chooses substeps by a backward sweep against a guessed flow, interval by interval from the end: an interval in which
 * some step is not stochastic is done again, from the value function at its end, with twice the substeps in those
 * lanes. So the sweep never goes on from values that an unstable step has spoilt, and a lane's plan depends on that
 * lane alone.
 */
final class Planner {
    private final EquilibriumProblem problem;
    private final int limit;
    private final int lanes;
    private final MarkovStep step;
    private final GamePoint point = new GamePoint();
    private final double[] end;
    private final double[] values;
    private final double[] next;
    private final double[] mu;
    private final double[] lengths;
    private final double[] times;
    private final int[] marks;
    private final boolean[] negative;

    Planner(EquilibriumProblem problem, int limit, MarkovStep step) {
        this.problem = problem;
        this.limit = limit;
        this.step = step;
        lanes = problem.lanes();
        end = new double[problem.states() * lanes];
        values = new double[end.length];
        next = new double[end.length];
        mu = new double[end.length];
        lengths = new double[lanes];
        times = new double[lanes];
        marks = new int[lanes];
        negative = new boolean[lanes];
    }

    /**
     * Raises the numbers of substeps where they do not suffice.
     *
     * @param grid the grid of the guess
     * @param flow the guess, {@code [N+1][d][L]} on {@code grid}; not modified
     * @param counts {@code [K][L]}; modified: raised, never lowered
     * @param raising the lanes to plan for; modified: unset where the limit does not suffice or a rate is negative
     */
    void raise(FineGrid grid, double[] flow, int[] counts, boolean[] raising) {
        grid.place(point, grid.steps(), flow, 0, flow);
        step.evaluator().terminal(point, end, 0);
        for (int k = problem.grid().steps() - 1; k >= 0; k--) {
            do {
                Arrays.fill(marks, -1);
                sweepInterval(grid, flow, k, counts);
            } while (doubleMarked(k, counts, raising));
            System.arraycopy(values, 0, end, 0, end.length);
        }
    }

    /** Whether a lane could not be planned for because a rate was negative. */
    boolean negativeRate(int lane) {
        return negative[lane];
    }

    private boolean doubleMarked(int k, int[] counts, boolean[] raising) {
        boolean again = false;
        for (int lane = 0; lane < lanes; lane++) {
            if (marks[lane] >= 0 && raising[lane]) {
                negative[lane] |= marks[lane] == MarkovStep.NEGATIVE_RATE;
                raising[lane] = !negative[lane] && counts[k * lanes + lane] < limit;
                if (raising[lane]) {
                    counts[k * lanes + lane] *= 2;
                    again = true;
                }
            }
        }
        return again;
    }

    private void sweepInterval(FineGrid grid, double[] flow, int k, int[] counts) {
        System.arraycopy(end, 0, values, 0, end.length);
        int largest = 1;
        for (int lane = 0; lane < lanes; lane++) {
            largest = Math.max(largest, counts[k * lanes + lane]);
        }
        grid.placeConditions(point, grid.start(k));
        point.set(Argument.VALUE, values, 0).set(Argument.FLOW, mu, 0).set(Argument.TIME, times, 0);
        for (int j = largest - 1; j >= 0; j--) {
            interpolate(grid, flow, k, j, counts);
            step.clear();
            step.bellman(point, lengths, 0, next, 0);
            advance();
            if (problem.coupling() == Coupling.EULER) {
                step.bellman(point, lengths, 0, next, 0);
            }
            step.mark(true, k, marks);
        }
    }

    /** Goes on to the next values, in the lanes that take a step. */
    private void advance() {
        for (int state = 0; state < values.length; state += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                if (lengths[lane] != 0) {
                    values[state + lane] = next[state + lane];
                }
            }
        }
    }

    private void interpolate(FineGrid grid, double[] flow, int k, int j, int[] counts) {
        for (int lane = 0; lane < lanes; lane++) {
            int count = counts[k * lanes + lane];
            double length = problem.grid().step(k) / count;
            lengths[lane] = j < count ? length : 0;
            times[lane] = problem.grid().time(k) + Math.min(j, count - 1) * length;
            grid.interpolate(flow, k, j, count, lane, mu, 0);
        }
    }
}
