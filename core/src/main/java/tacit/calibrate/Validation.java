package tacit.calibrate;

/**
 * Trajectories that a training holds out, drawn by the fit's seed. After every epoch their loss is computed; the
 * training ends once it has not fallen for a while, and keeps the point at which it was lowest. No gradient sees them.
 *
 * @param share share of the trajectories that is held out, in [0, 1); 0 holds out none: the last point is kept
 * @param patience so many epochs, or iterations of a finish, without a lower loss end the training, positive
 * @param sufficient a loss on them, as a share of the data's mean square in [0, 1), with which one is content: neither
 *     more trajectories nor a more general model are then tried
 */
public record Validation(double share, int patience, double sufficient) {
    /** Checks the ranges. */
    public Validation {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share (" + share
                    + ") of the trajectories that are held out must be in [0, 1): give, for example, 0.1");
        }
        if (patience < 1) {
            throw new IllegalArgumentException(
                    "patience (" + patience + ") must be positive: give a number of epochs, for example 50");
        }
        if (!(sufficient >= 0 && sufficient < 1)) {
            throw new IllegalArgumentException("sufficient (" + sufficient
                    + ") must be a share of the data's mean square in [0, 1): give, for example, 1e-8, or 0");
        }
    }

    /** With a loss that is never low enough to be content. */
    public Validation(double share, int patience) {
        this(share, patience, 0);
    }

    /** Nothing is held out. */
    public static Validation none() {
        return new Validation(0, 1);
    }

    /** A tenth of the trajectories, with patience for 50 epochs. */
    public static Validation tenth() {
        return new Validation(0.1, 50);
    }
}
