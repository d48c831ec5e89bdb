package tacit.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tacit.calibrate.ChosenFit;
import tacit.calibrate.FitResult;
import tacit.calibrate.ParameterError;
import tacit.calibrate.Prediction;
import tacit.equilibrium.GridPath;

/**
 * How a fit fares on trajectories that it has not learnt from.
 *
 * @param set the trajectories
 * @param prediction what the fit's best start says of them
 * @param influence how much their observed values depend on each parameter at each time, as
 *     {@link Prediction#influence} gives it
 * @param errors how far the estimated parameters are from the known ones, by name
 */
public record TestOutcome(TestSet set, Prediction prediction, GridPath influence, Map<String, ParameterError> errors) {
    /** Copies the map and keeps its order. */
    public TestOutcome {
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /** Tests a fit; empty where its problem has no test trajectories. */
    static Optional<TestOutcome> of(FitProblem problem, ChosenFit found) {
        return problem.test().map(set -> of(problem, found, set));
    }

    private static TestOutcome of(FitProblem problem, ChosenFit found, TestSet set) {
        FitResult fit = found.fit();
        String chosen = found.chosen().name();
        Prediction prediction = problem.calibration()
                .observing(set.trajectories(), problem.scale())
                .initial(set.initial())
                .predict(fit.best().theta(), set.blocks(chosen));
        GridPath influence = prediction.influence();
        var errors = new LinkedHashMap<String, ParameterError>();
        set.truth().ifPresent(truth -> {
            for (String name : truth.names()) {
                int parameter = problem.game().parameterIndex(name);
                errors.put(name, ParameterError.of(prediction.parameters(), truth.parameters(), influence, parameter));
            }
        });
        return new TestOutcome(set, prediction, influence, errors);
    }

    /** The mean squared residual over trajectories, times and states. */
    public double flowMse() {
        return prediction.meanSquare();
    }
}
