package tacit.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.calibrate.Determination;
import tacit.calibrate.Estimate;
import tacit.calibrate.FitResult;
import tacit.calibrate.FitStatus;
import tacit.calibrate.StartResult;
import tacit.calibrate.Uncertainty;
import tacit.equilibrium.GridPath;
import tacit.game.ParameterElement;
import tacit.parameter.Quantity;

/** The entries of {@code summary.json} after a fit, documented in {@code docs/run-folder.md}. */
public final class FitSummary {
    private static final String PARAMETERS = "parameters";
    private static final String MODEL = "model";

    private final FitProblem problem;
    private final FitResult fit;
    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final Map<String, List<Object>> knots = new LinkedHashMap<>();

    private FitSummary(FitProblem problem, FitResult fit) {
        this.problem = problem;
        this.fit = fit;
    }

    /** The nested entries. */
    public static Map<String, Object> of(List<SeedFit> fits, EquilibriumSummary equilibrium, RunClock clock) {
        SeedFit first = fits.getFirst();
        var summary = new FitSummary(first.problem(), first.fit());
        summary.experiment();
        summary.fit();
        for (int c = 0; c < first.fit().unknowns().size(); c++) {
            summary.unknown(c);
        }
        summary.otherParameters();
        summary.initial();
        summary.train();
        RecoverySummary.put(fits, summary.tree);
        summary.tree.put("equilibrium", equilibrium.entries());
        summary.put(clock.seconds(), "wall", "seconds");
        return summary.tree;
    }

    private void put(Object value, String... path) {
        Json.put(tree, value, path);
    }

    private void experiment() {
        put(problem.experiment().name(), "experiment");
        put(problem.game().game().name(), "game");
        put(problem.experiment().time().unit(), "time", "unit");
        put(problem.grid().time(0), "time", "start");
        put(problem.grid().time(problem.grid().steps()), "time", "horizon");
        put(problem.grid().steps(), "time", "steps");
    }

    private void fit() {
        put(EquilibriumSummary.name(fit.status()), "fit", "status");
        put(fit.best().loss(), "fit", "loss");
        put(fit.best().iterations(), "fit", "iterations");
        put(fit.starts().size(), "fit", "starts");
        put(fit.agreement().agreeing(), "fit", "agreeing-starts");
        var counts = new LinkedHashMap<String, Integer>();
        for (StartResult start : fit.starts()) {
            boolean begun = start.status() != FitStatus.CANCELLED || start.iterations() > 0;
            counts.merge(begun ? EquilibriumSummary.name(start.status()) : "not-begun", 1, Integer::sum);
        }
        put(counts, "fit", "counts");
        fit.uncertainty().ifPresent(found -> put(found.conditionNumber(), "fit", "condition-number"));
        put(FitFindings.of(fit).stream().map(Object::toString).toList(), "fit", "findings");
    }

    private void unknown(int component) {
        switch (fit.unknowns().get(component).quantity()) {
            case Quantity.Value value -> {
                put("constant", PARAMETERS, value.parameter(), MODEL);
                estimate(component, 1, PARAMETERS, value.parameter());
            }
            case Quantity.Knot knot -> {
                var entries = new LinkedHashMap<String, Object>();
                Json.put(entries, knot.time(), "time");
                entries(component, 1).forEach((key, value) -> Json.put(entries, value, key));
                knots.computeIfAbsent(knot.parameter(), first -> new ArrayList<>())
                        .add(entries);
                put("path", PARAMETERS, knot.parameter(), MODEL);
                put(knots.getOrDefault(knot.parameter(), List.of()), PARAMETERS, knot.parameter(), "knots");
            }
            case Quantity.StateValue value -> stateValue(component, value);
            case Quantity.InitialShare share -> {
                String[] path = share.trajectory()
                        .map(trajectory -> new String[] {"initial-uncertainty", trajectory, share.state()})
                        .orElseGet(() -> new String[] {"initial-uncertainty", share.state()});
                estimate(component, fit.scale(), path);
            }
            case Quantity.Weight weight ->
                weight.parameters().forEach(parameter -> put("network", PARAMETERS, parameter, MODEL));
            case Quantity.ScaleFactor factor -> estimate(component, 1, "scale");
        }
    }

    private void stateValue(int component, Quantity.StateValue value) {
        var entries = new LinkedHashMap<String, Object>();
        value.time().ifPresent(time -> Json.put(entries, time, "time"));
        Json.put(entries, value.state(), "state");
        entries(component, 1).forEach((key, number) -> Json.put(entries, number, key));
        knots.computeIfAbsent(value.parameter(), first -> new ArrayList<>()).add(entries);
        put("state-average", PARAMETERS, value.parameter(), MODEL);
        put(knots.getOrDefault(value.parameter(), List.of()), PARAMETERS, value.parameter(), "values");
    }

    /** Units of all parameters, and the values and formulas of those that were not estimated. */
    private void otherParameters() {
        GridPath path = fit.parameters();
        List<ParameterElement> elements = problem.game().game().parameters();
        for (int i = 0; i < elements.size(); i++) {
            String name = elements.get(i).name();
            if (!isEstimated(name)) {
                put("fixed", PARAMETERS, name, MODEL);
                put(path.values()[i * path.lanes()], PARAMETERS, name, "value");
            }
            String unit = Units.withTime(
                    elements.get(i).unit(), problem.experiment().time().unit());
            put(unit, PARAMETERS, name, "unit");
        }
        problem.experiment().parameters().forEach((name, setting) -> {
            if (setting instanceof ParameterSetting.Formula formula) {
                put("formula", PARAMETERS, name, MODEL);
                put(formula.text(), PARAMETERS, name, "formula");
            }
        });
    }

    private boolean isEstimated(String parameter) {
        return fit.unknowns().stream().anyMatch(unknown -> switch (unknown.quantity()) {
            case Quantity.Value value -> value.parameter().equals(parameter);
            case Quantity.Knot knot -> knot.parameter().equals(parameter);
            case Quantity.StateValue value -> value.parameter().equals(parameter);
            case Quantity.Weight weight -> weight.parameters().contains(parameter);
            case Quantity.InitialShare share -> false;
            case Quantity.ScaleFactor factor -> false;
        });
    }

    /** Initial distributions in the data's own units, where any part of them is estimated. */
    private void initial() {
        boolean estimated =
                fit.unknowns().stream().anyMatch(unknown -> unknown.quantity() instanceof Quantity.InitialShare);
        List<String> states = problem.game().game().states();
        List<String> trajectories = problem.trajectories().names();
        double[] shares = fit.initial();
        for (int i = 0; estimated && i < shares.length; i++) {
            String state = states.get(i / trajectories.size());
            double amount = shares[i] * fit.scale();
            if (trajectories.size() == 1) {
                put(amount, "initial", state);
            } else {
                put(amount, "initial", trajectories.get(i % trajectories.size()), state);
            }
        }
    }

    private void train() {
        put(fit.rmse(), "train", "rmse");
        put(fit.observations(), "train", "observations");
        put(fit.scale(), "train", "scale");
        put(problem.experiment().observation().unit(), "train", "unit");
    }

    private void estimate(int component, double scale, String... path) {
        String[] full = Arrays.copyOf(path, path.length + 1);
        entries(component, scale).forEach((key, value) -> {
            full[path.length] = key;
            put(value, full);
        });
    }

    private Map<String, Object> entries(int component, double scale) {
        var entries = new LinkedHashMap<String, Object>();
        entries.put("value", fit.values()[component] * scale);
        Optional<Uncertainty> uncertainty = fit.uncertainty();
        if (uncertainty.isPresent()) {
            Estimate estimate = uncertainty.get().estimates().get(component);
            entries.put("standard-error", estimate.standardError() * scale);
            entries.put("lower", estimate.lower() * scale);
            entries.put("upper", estimate.upper() * scale);
            if (estimate.determination() != Determination.ESTIMATED) {
                entries.put("determination", EquilibriumSummary.name(estimate.determination()));
            }
        }
        return entries;
    }
}
