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
     * Levenberg's and Marquardt's method, for up to some hundred unknowns: a step costs a tangent of every flow for
     * each of them, but few steps are needed, also where the data hardly tell some combinations of unknowns.
     *
     * @param options tolerances and limits; the loss is divided by the data's mean square
     * @param ridge {@code ridge/2 ‖θ‖²} is added to that loss, at least 0: what the data do not tell of a network then
     *     shrinks towards a constant instead of running away
     */
    record LeastSquares(LeastSquaresOptions options, double ridge) implements Finish {
        /** Checks the range. */
        public LeastSquares {
            if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "ridge (" + ridge + ") must be at least 0: give a small number, for example 1e-10, or 0");
            }
        }

        @Override
        public int iterations() {
            return options.iterations();
        }
    }
}
