package tacit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.calibrate.Trial;

/** The entries of {@code summary.json} about the models that were tried. */
final class ModelSummary {
    private ModelSummary() {}

    /** Nothing where there was no choice. */
    static void put(SeedFit fit, Map<String, Object> tree) {
        if (!fit.hadChoice()) {
            return;
        }
        List<Map<String, Object>> tried = new ArrayList<>();
        for (Trial trial : fit.found().trials()) {
            var entries = new LinkedHashMap<String, Object>();
            Json.put(entries, trial.name(), "name");
            Json.put(entries, trial.unknowns(), "unknowns");
            Json.put(entries, trial.validationLoss(), "validation", "flow", "mse");
            Json.put(entries, trial.excess(), "excess");
            Json.put(entries, trial.standardError(), "excess-standard-error");
            Json.put(entries, trial.onlyBegun(), "only-begun");
            tried.add(entries);
        }
        Json.put(tree, fit.found().chosen().name(), "model", "chosen");
        Json.put(tree, tried, "model", "tried");
    }
}
