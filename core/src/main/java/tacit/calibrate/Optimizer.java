package tacit.calibrate;

import tacit.optimize.LbfgsOptions;

/** How the loss is minimised. */
public sealed interface Optimizer {
    /**
     * L-BFGS on the loss of all trajectories at once. The loss is divided by the data's mean square, so that the
     * tolerances are free of units.
     *
     * @param options tolerances and limits
     */
    record Lbfgs(LbfgsOptions options) implements Optimizer {}

    /**
     * Adam on random batches of trajectories. The trajectories are shuffled into batches once; every epoch visits all
     * batches in a new order.
     *
     * @param epochs number of epochs, positive
     * @param rate learning rate at first, in units of {@code θ}, positive
     * @param finalShare share of the learning rate left at the end, in (0, 1]
     * @param batch number of trajectories in a batch, positive
     */
    record Adam(int epochs, double rate, double finalShare, int batch) implements Optimizer {
        /** Checks the numbers that Adam's own options do not. */
        public Adam {
            if (epochs < 1 || batch < 1) {
                throw new IllegalArgumentException("epochs (" + epochs + ") and batch (" + batch
                        + ") must be positive: give, for example, 200 epochs of 10 trajectories");
            }
        }
    }

    /**
     * 500 iterations, gradient below 1e-9, no more than {@code e²} times larger or smaller in one step; the values are
     * trusted to the precision of the equilibria.
     */
    static Optimizer lbfgs() {
        return new Lbfgs(new LbfgsOptions(500, 1e-9, 1e-13, 10, 2, 1e-9));
    }

    /** Adam at a learning rate that falls to a tenth. */
    static Optimizer adam(int epochs, double rate, int batch) {
        return new Adam(epochs, rate, 0.1, batch);
    }
}
