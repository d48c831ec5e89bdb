package tacit.equilibrium;

import java.util.Arrays;

/** The points in time {@code t_0 < t_1 < … < t_K} at which a game is observed: {@code K} steps, {@code K+1} points. */
public final class TimeGrid {
    private final double[] times;

    private TimeGrid(double[] times) {
        this.times = times;
    }

    /**
     * The grid {@code t_k = start + k (end − start)/steps}.
     *
     * @param start time of the first point
     * @param end time of the last point, after {@code start}
     * @param steps number of intervals, one less than the number of points
     * @throws IllegalArgumentException where {@code steps} is not positive or the times are not finite and rising
     */
    public static TimeGrid uniform(double start, double end, int steps) {
        if (steps <= 0) {
            throw new IllegalArgumentException(
                    "steps (" + steps + ") must be positive: give the number of time steps, e.g. 100");
        }
        double[] times = new double[steps + 1];
        for (int k = 0; k < steps; k++) {
            times[k] = start + (end - start) * k / steps;
        }
        times[steps] = end;
        return of(times);
    }

    /**
     * The grid of the given times.
     *
     * @param times at least two finite times, strictly rising; not modified
     * @throws IllegalArgumentException where they are not
     */
    public static TimeGrid of(double... times) {
        if (times.length < 2) {
            throw new IllegalArgumentException(
                    "a time grid needs two points or more, got " + times.length + ": give its start and its end");
        }
        for (int k = 0; k < times.length; k++) {
            if (!Double.isFinite(times[k]) || (k > 0 && !(times[k] > times[k - 1]))) {
                throw new IllegalArgumentException("time " + k + " (" + times[k]
                        + ") must be finite and later than the one before: sort the times and drop repetitions");
            }
        }
        return new TimeGrid(times.clone());
    }

    /** The number {@code K} of intervals. */
    public int steps() {
        return times.length - 1;
    }

    /** The number {@code K+1} of points. */
    public int points() {
        return times.length;
    }

    /** Time {@code t_k} of point {@code k}. */
    public double time(int k) {
        return times[k];
    }

    /** Length {@code t_{k+1} − t_k} of interval {@code k}. */
    public double step(int k) {
        return times[k + 1] - times[k];
    }

    /** A copy of all times, {@code [K+1]}. */
    public double[] times() {
        return times.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeGrid grid && Arrays.equals(times, grid.times);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(times);
    }

    @Override
    public String toString() {
        return steps() + " steps from " + plain(times[0]) + " to " + plain(times[steps()]);
    }

    private static String plain(double time) {
        return time == (long) time ? Long.toString((long) time) : Double.toString(time);
    }
}
