package tacit.calibrate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.equilibrium.Status;

/**
 * What one start of a fit found.
 *
 * @param index the start, from 0; the first begins at the parameters' own values
 * @param status how it ended
 * @param iterations its iterations, or epochs
 * @param loss mean squared residual at its end, in the data's units squared, of the trajectories that it learned from;
 *     infinite where nothing could be computed
 * @param theta {@code θ} at its end, {@code [component]}; kept, not to be modified
 * @param values the quantities behind {@code θ}, {@code [component]}; kept, not to be modified
 * @param history the loss after every iteration, the first point first
 * @param validation how it fared on trajectories held out; empty where there are none
 * @param failures how many evaluations failed, by the status of the equilibrium or its adjoint
 */
public record StartResult(
        int index,
        FitStatus status,
        int iterations,
        double loss,
        double[] theta,
        double[] values,
        List<Double> history,
        Optional<ValidationResult> validation,
        Map<Status, Integer> failures) {
    /** What starts are compared by: the loss of the trajectories held out, or else that of the others. */
    public double score() {
        return validation.map(ValidationResult::loss).orElse(loss);
    }
}
