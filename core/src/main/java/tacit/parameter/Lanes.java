package tacit.parameter;

/**
 * How the lanes of a fit are made up: every start has one lane for each trajectory, and all lanes of a start share its
 * {@code θ}.
 *
 * @param starts number of starts, positive
 * @param trajectories number of trajectories, positive
 */
public record Lanes(int starts, int trajectories) {
    /** Checks that there is a lane. */
    public Lanes {
        if (starts < 1 || trajectories < 1) {
            throw new IllegalArgumentException("starts (" + starts + ") and trajectories (" + trajectories
                    + ") must be positive: a fit needs one of each");
        }
    }

    /** The number of lanes. */
    public int count() {
        return starts * trajectories;
    }

    /** The lane of one trajectory of one start, {@code start · trajectories + trajectory}. */
    public int lane(int start, int trajectory) {
        return start * trajectories + trajectory;
    }
}
