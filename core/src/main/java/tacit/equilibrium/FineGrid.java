package tacit.equilibrium;

import java.util.Arrays;
import java.util.List;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;

/**
 * A problem's time grid with its substeps: interval {@code k} has as many fine steps as the lane with the most substeps
 * takes there. A lane with fewer has its substeps first and then identity steps of length 0, which leave its value
 * function and flow as they are. Fine flows and values are laid out as {@code [N+1][d][L]}. Immutable.
 */
public final class FineGrid {
    private final EquilibriumProblem problem;
    private final Substeps substeps;
    private final int[] starts;
    private final int[] intervals;
    private final boolean[] partial;
    private final double[] lengths;
    private final double[] times;
    private final List<StepRuns.Run> runs;

    FineGrid(EquilibriumProblem problem, Substeps substeps) {
        this.problem = problem;
        this.substeps = substeps;
        int steps = problem.grid().steps();
        starts = new int[steps + 1];
        for (int k = 0; k < steps; k++) {
            starts[k + 1] = starts[k] + substeps.largest(k);
        }
        int fine = starts[steps];
        intervals = new int[fine + 1];
        partial = new boolean[fine];
        lengths = new double[fine * problem.lanes()];
        times = new double[(fine + 1) * problem.lanes()];
        for (int k = 0; k < steps; k++) {
            for (int n = starts[k]; n < starts[k + 1]; n++) {
                intervals[n] = k;
                fill(n, k);
            }
        }
        intervals[fine] = steps;
        Arrays.fill(times, fine * problem.lanes(), times.length, problem.grid().time(steps));
        runs = new StepRuns(this, false).runs();
    }

    /** The runs of steps that a sweep takes at once; an identity step of some lane is a run by itself. */
    public List<StepRuns.Run> runs() {
        return runs;
    }

    private void fill(int n, int k) {
        int substep = n - starts[k];
        if (isUnrefined()) {
            int first = n * problem.lanes();
            Arrays.fill(lengths, first, first + problem.lanes(), problem.grid().step(k));
            Arrays.fill(times, first, first + problem.lanes(), problem.grid().time(k));
            return;
        }
        for (int lane = 0; lane < problem.lanes(); lane++) {
            int count = substeps.count(k, lane);
            int i = n * problem.lanes() + lane;
            double length = problem.grid().step(k) / count;
            lengths[i] = substep < count ? length : 0;
            times[i] = problem.grid().time(k) + Math.min(substep, count - 1) * length;
            partial[n] |= substep >= count;
        }
    }

    /** The problem whose grid this is. */
    public EquilibriumProblem problem() {
        return problem;
    }

    /** The substeps of each interval and lane. */
    public Substeps substeps() {
        return substeps;
    }

    /** The number {@code N} of fine steps; there are {@code N+1} fine points. */
    public int steps() {
        return intervals.length - 1;
    }

    /** Whether the fine steps are the intervals of the problem's grid, in all lanes. */
    boolean isUnrefined() {
        return steps() == problem.grid().steps();
    }

    /** The fine point at which grid point {@code k} lies. */
    public int start(int k) {
        return starts[k];
    }

    /** The interval in which fine step {@code n} lies; {@code K} for {@code n = N}. */
    public int interval(int n) {
        return intervals[n];
    }

    /** The length {@code Δ} of each fine step, {@code [N][L]}, 0 for an identity step; the array itself. */
    public double[] lengths() {
        return lengths;
    }

    /** Whether fine step {@code n} is an identity step in some lane. */
    public boolean partial(int n) {
        return partial[n];
    }

    /** The fine point of {@code v_n}, the value function that the rates of fine step {@code n} are taken from. */
    public int valuePoint(int n) {
        return problem.coupling() == Coupling.NASH ? n + 1 : n;
    }

    /** The length {@code d·L} of the flow or the value function at one fine point. */
    public int stride() {
        return problem.states() * problem.lanes();
    }

    /**
     * Sets all that a game reads at fine step {@code n} ({@code n = N}: at the end).
     *
     * @param point moved
     * @param n the fine step, which gives the parameters, the inputs and the time
     * @param values value function, {@code [N+1][d][L]}; kept, not modified
     * @param valuePoint the fine point at which the value function is read
     * @param flow flow, {@code [N+1][d][L]}, read at fine point {@code n}; kept, not modified
     */
    public void place(GamePoint point, int n, double[] values, int valuePoint, double[] flow) {
        placeConditions(point, n);
        point.set(Argument.VALUE, values, valuePoint * stride());
        point.set(Argument.FLOW, flow, n * stride());
    }

    /** Sets the parameters, the inputs and the time of fine step {@code n}, and nothing else. */
    void placeConditions(GamePoint point, int n) {
        int k = intervals[n];
        point.set(
                Argument.PARAMETER,
                problem.parameters().values(),
                problem.parameters().offset(k));
        point.set(Argument.INPUT, problem.inputs().values(), problem.inputs().offset(k));
        point.set(Argument.TIME, times, n * problem.lanes());
    }

    /** Whether fine step {@code n} is an identity step in a lane. */
    private boolean rests(int n, int lane) {
        return lengths[n * problem.lanes() + lane] == 0;
    }

    /**
     * Copies the lanes in which fine step {@code n} is an identity step, so that whatever a game answers there leaves
     * no trace.
     *
     * @param n the fine step
     * @param from {@code [d][L]} from {@code fromOffset} on; not modified
     * @param to {@code [d][L]} from {@code toOffset} on; modified in those lanes
     */
    void carry(int n, double[] from, int fromOffset, double[] to, int toOffset) {
        if (!partial[n]) {
            return;
        }
        int lanes = problem.lanes();
        for (int lane = 0; lane < lanes; lane++) {
            if (rests(n, lane)) {
                for (int i = lane; i < stride(); i += lanes) {
                    to[toOffset + i] = from[fromOffset + i];
                }
            }
        }
    }

    /**
     * Writes a lane's flow at substep {@code j} of {@code count} of interval {@code k}, linear between this grid's
     * points.
     *
     * @param flow {@code [N+1][d][L]} on this grid; not modified
     * @param to {@code [d][L]} from {@code toOffset} on; modified in that lane
     */
    void interpolate(double[] flow, int k, int j, int count, int lane, double[] to, int toOffset) {
        int own = substeps.count(k, lane);
        int lanes = problem.lanes();
        int stride = stride();
        long position = (long) Math.min(j, count) * own;
        int before = (int) (position / count);
        double weight = (double) (position % count) / count;
        int left = point(k, before, own) * stride;
        int right = weight == 0 ? left : point(k, before + 1, own) * stride;
        for (int i = lane; i < stride; i += lanes) {
            to[toOffset + i] = flow[left + i] + (flow[right + i] - flow[left + i]) * weight;
        }
    }

    private int point(int k, int substep, int count) {
        return substep == count ? starts[k + 1] : starts[k] + substep;
    }

    /**
     * A flow on another grid of the same problem.
     *
     * @param flow {@code [N+1][d][L]} on this grid; not modified
     * @param to the other grid
     * @return {@code [N'+1][d][L]}; equal at the points that both have
     */
    double[] regrid(double[] flow, FineGrid to) {
        if (substeps.equals(to.substeps)) {
            return flow.clone();
        }
        int lanes = problem.lanes();
        int stride = stride();
        double[] result = new double[(to.steps() + 1) * stride];
        for (int n = 0; n < to.steps(); n++) {
            int k = to.interval(n);
            for (int lane = 0; lane < lanes; lane++) {
                interpolate(flow, k, n - to.start(k), to.substeps.count(k, lane), lane, result, n * stride);
            }
        }
        System.arraycopy(flow, steps() * stride, result, to.steps() * stride, stride);
        return result;
    }
}
