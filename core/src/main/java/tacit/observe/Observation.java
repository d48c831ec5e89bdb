package tacit.observe;

import java.util.Arrays;
import java.util.List;
import tacit.equilibrium.TimeGrid;
import tacit.formula.NearestName;

/**
 * The observed values of a flow on a time grid. The value predicted for state {@code x} of a trajectory at time
 * {@code t} in {@code [t_k, t_{k+1}]} is {@code scale · ((1 − w) μ_k,x + w μ_{k+1,x})}, {@code w} the place of
 * {@code t} between the two; its residual is that less the observed value, in the data's units.
 *
 * <p>Values that are missing do not count. Values stand in the order of trajectories, then times, then states.
 * Immutable and thread-safe.
 */
public final class Observation {
    /** Times so close to a grid point, as a share of the whole span, count as that point: rounding in decimals. */
    private static final double TIME_TOLERANCE = 1e-9;

    private final int states;
    private final int count;
    private final int[] firsts;
    private final int[] points;
    private final double[] weights;
    private final int[] seen;
    private final double[] values;
    private final double meanSquare;

    private Observation(Trajectories data, List<String> gameStates, TimeGrid grid) {
        int most = data.all().stream()
                .mapToInt(trajectory -> trajectory.values().length)
                .sum();
        this.states = gameStates.size();
        this.firsts = new int[data.count() + 1];
        this.points = new int[most];
        this.weights = new double[most];
        this.seen = new int[most];
        this.values = new double[most];
        int[] columns = data.states().stream()
                .mapToInt(state -> index(gameStates, state))
                .toArray();
        int next = 0;
        for (int trajectory = 0; trajectory < data.count(); trajectory++) {
            firsts[trajectory] = next;
            next = add(data.all().get(trajectory), columns, grid, next);
        }
        firsts[data.count()] = next;
        this.count = next;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i] * values[i];
        }
        this.meanSquare = sum / count;
    }

    /**
     * The observations that some data gives of a game's flow.
     *
     * @param data the data
     * @param states the game's states
     * @param grid the points in time
     * @throws IllegalArgumentException where the data names a state the game has not, or a time beyond the grid
     */
    public static Observation of(Trajectories data, List<String> states, TimeGrid grid) {
        return new Observation(data, states, grid);
    }

    private static int index(List<String> states, String state) {
        int index = states.indexOf(state);
        if (index < 0) {
            throw new IllegalArgumentException("the data names a state '" + state + "' that the game has not"
                    + NearestName.among(state, states)
                            .map(nearest -> ": did you mean '" + nearest + "'?")
                            .orElse(": it has " + String.join(", ", states)));
        }
        return index;
    }

    private int add(Trajectory trajectory, int[] columns, TimeGrid grid, int next) {
        double[] gridTimes = grid.times();
        int to = next;
        for (int i = 0; i < trajectory.values().length; i++) {
            double value = trajectory.values()[i];
            if (!Double.isNaN(value)) {
                locate(trajectory, trajectory.times()[i / columns.length], gridTimes, to);
                seen[to] = columns[i % columns.length];
                values[to] = value;
                to++;
            }
        }
        return to;
    }

    private void locate(Trajectory trajectory, double time, double[] gridTimes, int to) {
        int last = gridTimes.length - 1;
        double tolerance = TIME_TOLERANCE * (gridTimes[last] - gridTimes[0]);
        if (time < gridTimes[0] - tolerance || time > gridTimes[last] + tolerance) {
            throw new IllegalArgumentException(Trajectory.label(trajectory.name()) + "has a value at time " + time
                    + ", the time grid runs from " + gridTimes[0] + " to " + gridTimes[last]
                    + ": let the grid span all observations");
        }
        int found = Arrays.binarySearch(gridTimes, time);
        int right = Math.clamp(found >= 0 ? found : -found - 1, 1, last);
        double weight = (time - gridTimes[right - 1]) / (gridTimes[right] - gridTimes[right - 1]);
        boolean atRight = Math.abs(time - gridTimes[right]) <= tolerance;
        boolean atLeft = Math.abs(time - gridTimes[right - 1]) <= tolerance;
        points[to] = atRight ? right : right - 1;
        weights[to] = atRight || atLeft ? 0 : weight;
    }

    /** The number of observed values, over all trajectories. */
    public int count() {
        return count;
    }

    /** The number of trajectories. */
    public int trajectories() {
        return firsts.length - 1;
    }

    /** The number of observed values of one trajectory. */
    public int count(int trajectory) {
        return firsts[trajectory + 1] - firsts[trajectory];
    }

    /** The number of observed values of one trajectory between two grid points; see {@link #between}. */
    public int count(int firstPoint, int lastPoint, int trajectory) {
        int count = 0;
        for (int value = 0; value < count(trajectory); value++) {
            count += between(firstPoint, lastPoint, trajectory, value) ? 1 : 0;
        }
        return count;
    }

    /** The observed values of one trajectory, in the data's units; a copy. */
    public double[] values(int trajectory) {
        return Arrays.copyOfRange(values, firsts[trajectory], firsts[trajectory + 1]);
    }

    /** Whether a value of a trajectory, counted from 0, was seen at the first point of the grid. */
    public boolean atFirstPoint(int trajectory, int value) {
        int at = firsts[trajectory] + value;
        return points[at] == 0 && weights[at] == 0;
    }

    /**
     * Whether a value of a trajectory, counted from 0, was seen at a grid point between two, both included; one between
     * grid points counts with the earlier.
     */
    public boolean between(int firstPoint, int lastPoint, int trajectory, int value) {
        int point = points[firsts[trajectory] + value];
        return point >= firstPoint && point <= lastPoint;
    }

    /**
     * Whether a value of a trajectory, counted from 0, and those just before it are the values of all states at one
     * time; on a known scale predictions of these sum to the scale.
     */
    public boolean completesTime(int trajectory, int value) {
        int last = firsts[trajectory] + value;
        int first = last - states + 1;
        return value >= states - 1 && points[first] == points[last] && weights[first] == weights[last];
    }

    /** The mean square of all observed values; the loss of a flow that predicts 0. */
    public double meanSquare() {
        return meanSquare;
    }

    /**
     * The residuals {@code r} of one trajectory, predicted less observed, in the data's units, {@code [value]}.
     *
     * @param trajectory the trajectory
     * @param flow {@code [K+1][d][lane]}, not modified
     * @param lanes number of lanes of the flow
     * @param lane the lane that belongs to the trajectory
     * @param scale the scale
     */
    public double[] residuals(int trajectory, double[] flow, int lanes, int lane, double scale) {
        double[] residuals = new double[count(trajectory)];
        for (int i = 0; i < residuals.length; i++) {
            int at = firsts[trajectory] + i;
            residuals[i] = scale * share(at, flow, lanes, lane) - values[at];
        }
        return residuals;
    }

    /**
     * The derivative of {@link #residuals} along a change of flow and scale, {@code [value]}:
     * {@code δr = scale · ((1 − w) δμ_k,x + w δμ_{k+1,x}) + δscale · ((1 − w) μ_k,x + w μ_{k+1,x})}.
     *
     * @param trajectory the trajectory
     * @param flow {@code [K+1][d][lane]}, not modified
     * @param flowDirection {@code δμ}, {@code [K+1][d][lane]}, not modified
     * @param lanes number of lanes of both
     * @param lane the lane that belongs to the trajectory
     * @param scale the scale
     * @param scaleDirection change of the scale
     */
    public double[] residualsTangent(
            int trajectory,
            double[] flow,
            double[] flowDirection,
            int lanes,
            int lane,
            double scale,
            double scaleDirection) {
        double[] tangent = new double[count(trajectory)];
        for (int i = 0; i < tangent.length; i++) {
            int at = firsts[trajectory] + i;
            tangent[i] = scale * share(at, flowDirection, lanes, lane) + scaleDirection * share(at, flow, lanes, lane);
        }
        return tangent;
    }

    /**
     * Adds {@code Σ_i r̄_i ∂r_i/∂μ} of one trajectory and returns {@code Σ_i r̄_i ∂r_i/∂scale}.
     *
     * @param trajectory the trajectory
     * @param residualCotangent {@code r̄}, one entry per observed value of the trajectory, not modified
     * @param flow {@code [K+1][d][lane]}, not modified
     * @param lanes number of lanes of the flow
     * @param lane the lane that belongs to the trajectory
     * @param scale the scale
     * @param flowCotangent {@code [K+1][d][lane]}, added to
     */
    public double residualsCotangent(
            int trajectory,
            double[] residualCotangent,
            double[] flow,
            int lanes,
            int lane,
            double scale,
            double[] flowCotangent) {
        double scaleCotangent = 0;
        for (int i = 0; i < residualCotangent.length; i++) {
            int at = firsts[trajectory] + i;
            int entry = (points[at] * states + seen[at]) * lanes + lane;
            flowCotangent[entry] += residualCotangent[i] * scale * (1 - weights[at]);
            if (weights[at] != 0) {
                flowCotangent[entry + states * lanes] += residualCotangent[i] * scale * weights[at];
            }
            scaleCotangent += residualCotangent[i] * share(at, flow, lanes, lane);
        }
        return scaleCotangent;
    }

    private double share(int at, double[] flow, int lanes, int lane) {
        int entry = (points[at] * states + seen[at]) * lanes + lane;
        double left = flow[entry];
        return weights[at] == 0 ? left : left + weights[at] * (flow[entry + states * lanes] - left);
    }
}
