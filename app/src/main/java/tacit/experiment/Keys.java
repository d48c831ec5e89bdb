package tacit.experiment;

import java.util.List;
import java.util.Map;

/** The keys that an experiment may hold. */
final class Keys {
    static final List<String> TOP = List.of(
            "title",
            "game",
            "settings",
            "data",
            "synthetic",
            "observe",
            "time",
            "initial",
            "parameters",
            "inputs",
            "fit");
    static final List<String> SYNTHETIC = List.of("truth", "agents", "train", "test", "noise");
    static final List<String> OBSERVE = List.of("states", "population", "scale", "unit");
    static final List<String> TIME = List.of("unit", "start", "horizon", "steps-per-unit", "steps");
    static final List<String> FIT = List.of(
            "optimizer",
            "starts",
            "seed",
            "coupling",
            "solver",
            "adjoint",
            "time-order",
            "substeps",
            "max-iterations",
            "learning-rate",
            "schedule",
            "batch",
            "window",
            "validation",
            "patience",
            "finish",
            "beginning",
            "sufficient",
            "seeds");
    static final List<String> PARAMETER =
            List.of("model", "start", "knots", "value", "formula", "reads", "hidden", "activation", "size");
    static final List<String> INITIAL = List.of("model", "start");

    /** The sections with keys of their own. */
    static final Map<String, List<String>> SECTIONS =
            Map.of("synthetic", SYNTHETIC, "observe", OBSERVE, "time", TIME, "fit", FIT);

    /** Keys of one section that exclude each other. */
    static final Map<String, String> RIVALS = Map.of(
            "data", "synthetic",
            "time.steps", "steps-per-unit",
            "time.steps-per-unit", "steps",
            "observe.population", "scale",
            "observe.scale", "population");

    private Keys() {}
}
