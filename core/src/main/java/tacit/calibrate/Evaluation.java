package tacit.calibrate;

import tacit.equilibrium.Status;

/**
 * The loss of one start and its gradient.
 *
 * @param loss mean squared residual over {@link FitModel#lossUnit}; {@code +∞} where an equilibrium or its adjoint
 *     failed
 * @param gradient derivative in {@code θ}, {@code [component]}; NaN where the loss is infinite
 * @param status the worst status of the start's lanes
 * @param replanned whether the substeps differ from those kept before
 */
record Evaluation(double loss, double[] gradient, Status status, boolean replanned) {
    boolean failed() {
        return status != Status.CONVERGED;
    }
}
