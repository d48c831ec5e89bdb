package tacit.calibrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.equilibrium.Status;

/** What is written down of one start while it runs; losses are those of {@link Evaluation}. */
final class StartRecord {
    private final FitModel model;
    private final int index;
    private final List<Double> history = new ArrayList<>();
    private final Map<Status, Integer> failures = new EnumMap<>(Status.class);

    StartRecord(FitModel model, int index) {
        this.model = model;
        this.index = index;
    }

    int index() {
        return index;
    }

    void failed(Status status) {
        failures.merge(status, 1, Integer::sum);
    }

    void reached(double loss) {
        history.add(inDataUnits(loss));
    }

    double lastLoss() {
        return history.isEmpty() ? Double.POSITIVE_INFINITY : history.getLast();
    }

    private double inDataUnits(double loss) {
        return loss * model.lossUnit();
    }

    /** Counts failures that were written down elsewhere. */
    void failures(StartRecord other) {
        other.failures.forEach((status, count) -> failures.merge(status, count, Integer::sum));
    }

    StartResult result(FitStatus status, int iterations, double loss, double[] theta) {
        return result(status, iterations, loss, theta, Optional.empty());
    }

    StartResult result(
            FitStatus status, int iterations, double loss, double[] theta, Optional<ValidationResult> validation) {
        double finite = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : inDataUnits(loss);
        return new StartResult(
                index,
                status,
                iterations,
                finite,
                theta,
                model.values(theta),
                List.copyOf(history),
                validation,
                Collections.unmodifiableMap(new EnumMap<>(failures)));
    }
}
