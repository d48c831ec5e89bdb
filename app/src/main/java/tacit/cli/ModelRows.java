package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import tacit.calibrate.Trial;
import tacit.experiment.SeedFit;
import tacit.report.SignificantDigits;

/** The models that were tried for a seed, and which was chosen: one row for each. */
final class ModelRows {
    static final List<String> HEADER = List.of("model tried", "unknowns", "validation mse", "excess", "");

    private ModelRows() {}

    static List<List<String>> of(SeedFit fit) {
        var rows = new ArrayList<List<String>>();
        for (Trial trial : fit.found().trials()) {
            boolean chosen = trial.name().equals(fit.found().chosen().name());
            rows.add(List.of(
                    trial.name(),
                    Integer.toString(trial.unknowns()),
                    SignificantDigits.format(trial.validationLoss()),
                    SignificantDigits.format(trial.excess()) + " ± " + SignificantDigits.format(trial.standardError()),
                    chosen ? "chosen" : trial.onlyBegun() ? "only begun" : ""));
        }
        return rows;
    }
}
