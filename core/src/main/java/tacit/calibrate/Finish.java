package tacit.calibrate;

import tacit.optimize.LbfgsOptions;
import tacit.optimize.LeastSquaresOptions;

/** What follows Adam: a method that converges, on all trajectories of the training and the whole horizon. */
public sealed interface Finish {
    /** Most iterations. */
    int iterations();

    /**
     * L-BFGS, whatever the number of unknowns.
     *
     * @param options tolerances and limits; the loss is divided by the data's mean square
     */
    record Lbfgs(LbfgsOptions options) implements Finish {
        @Override
        public int iterations() {
            return options.iterations();
        }
    }

    /**
     * Levenberg's and Marquardt's method, for up to some hundred unknowns: a step costs a tangent of every flow for each
     * of them, but few steps are needed, also where the data hardly tell some combinations of unknowns.
     *
     * @param options tolerances and limits; the loss is divided by the data's mean square
     */
    record LeastSquares(LeastSquaresOptions options) implements Finish {
        @Override
        public int iterations() {
            return options.iterations();
        }
    }
}
