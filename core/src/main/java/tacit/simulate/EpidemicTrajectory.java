package tacit.simulate;

/**
 * How many walkers were susceptible, infected and recovered at each time.
 *
 * @param agents number of walkers
 * @param counts {@code [time][state]}, states in the order of {@link AgentEpidemic#STATES}, from time 0 to the last
 *     step; kept, not modified
 */
public record EpidemicTrajectory(int agents, int[] counts) {
    /** Number of points in time, the first included. */
    public int points() {
        return counts.length / Walkers.STATES;
    }

    /** How many walkers were in a state at a time. */
    public int count(int time, int state) {
        return counts[time * Walkers.STATES + state];
    }

    /** The share of the walkers that were in a state at a time. */
    public double share(int time, int state) {
        return (double) count(time, state) / agents;
    }
}
