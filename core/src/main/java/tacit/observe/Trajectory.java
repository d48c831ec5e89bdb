package tacit.observe;

/**
 * One observed trajectory.
 *
 * @param name its name; may be empty where there is only one
 * @param times {@code [time]}, finite and rising; kept, not modified
 * @param values {@code [time][state]} in the order of {@link Trajectories#states}, NaN where missing; kept, not
 *     modified
 */
public record Trajectory(String name, double[] times, double[] values) {
    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException where there is none, one is not finite, or one is not later than the one before
     */
    public Trajectory {
        if (times.length == 0) {
            throw new IllegalArgumentException(label(name) + "has no times: give at least one observation");
        }
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i])) {
                throw new IllegalArgumentException(
                        label(name) + "has time " + times[i] + ": times must be finite numbers");
            }
            if (i > 0 && times[i] == times[i - 1]) {
                throw new IllegalArgumentException(
                        label(name) + "has time " + times[i] + " twice: give each time once, with all its states");
            }
            if (i > 0 && times[i] < times[i - 1]) {
                throw new IllegalArgumentException(label(name) + "has time " + times[i] + " after " + times[i - 1]
                        + ": sort the observations by time");
            }
        }
    }

    /** How messages begin that speak of this trajectory. */
    static String label(String name) {
        return name.isEmpty() ? "the trajectory " : "trajectory '" + name + "' ";
    }
}
