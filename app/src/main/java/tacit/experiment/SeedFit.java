package tacit.experiment;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.calibrate.ChosenFit;
import tacit.calibrate.FitResult;
import tacit.calibrate.ParameterError;
import tacit.calibrate.ValidationResult;

/**
 * A fit with one seed, and how it fares on trajectories that it has not seen.
 *
 * @param problem what was fitted
 * @param found the fit of the model that was chosen, or of the only one
 * @param test how it fares on the test trajectories, where there are any
 * @param seconds how long it took, its data included
 */
public record SeedFit(FitProblem problem, ChosenFit found, Optional<TestOutcome> test, double seconds) {
    /** A fit, tested. */
    public static SeedFit of(FitProblem problem, ChosenFit found) {
        return new SeedFit(problem, found, TestOutcome.of(problem, found), Double.NaN);
    }

    /** What was found. */
    public FitResult fit() {
        return found.fit();
    }

    /** Whether its model was chosen among several. */
    public boolean hadChoice() {
        return problem.candidates().size() > 1;
    }

    /** The same with the time that it took. */
    public SeedFit withSeconds(double taken) {
        return new SeedFit(problem, found, test, taken);
    }

    /** The mean squared residual over trajectories, times and states, of the trajectories that were learnt from. */
    public double trainFlowMse() {
        return fit().best().loss();
    }

    /** The same over the trajectories held out to choose among the epochs. */
    public OptionalDouble validationFlowMse() {
        Optional<ValidationResult> held = fit().best().validation();
        return held.isPresent() ? OptionalDouble.of(held.get().loss()) : OptionalDouble.empty();
    }

    /** The same over the test trajectories. */
    public OptionalDouble testFlowMse() {
        return test.isPresent() ? OptionalDouble.of(test.get().flowMse()) : OptionalDouble.empty();
    }

    /** How far the parameters on the test trajectories are from the known ones, by name. */
    public Map<String, ParameterError> errors() {
        return test.map(TestOutcome::errors).orElse(Map.of());
    }
}
