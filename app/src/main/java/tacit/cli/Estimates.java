package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tacit.calibrate.Estimate;
import tacit.calibrate.FitResult;
import tacit.experiment.FitProblem;
import tacit.experiment.Units;
import tacit.parameter.Quantity;
import tacit.parameter.Unknown;
import tacit.report.SignificantDigits;

/** What was estimated, in words and in the data's own units. */
final class Estimates {
    /**
     * One of them.
     *
     * @param unknown what it is
     * @param name its name
     * @param value the value with its standard error
     * @param interval the 95 % interval; empty where there is none
     * @param unit its unit; empty where none is known
     */
    record Row(Unknown unknown, String name, String value, String interval, String unit) {}

    private Estimates() {}

    /** The parameter that an unknown belongs to; empty where it belongs to none. */
    static Optional<String> parameter(Unknown unknown) {
        return switch (unknown.quantity()) {
            case Quantity.Value value -> Optional.of(value.parameter());
            case Quantity.Knot knot -> Optional.of(knot.parameter());
            case Quantity.StateValue value -> Optional.of(value.parameter());
            case Quantity.Weight weight -> Optional.empty();
            case Quantity.InitialShare share -> Optional.empty();
            case Quantity.ScaleFactor factor -> Optional.empty();
        };
    }

    /** One row for each number; the weights of networks are none that anybody reads. */
    static List<Row> of(FitProblem problem, FitResult fit) {
        var rows = new ArrayList<Row>();
        for (int c = 0; c < fit.unknowns().size(); c++) {
            if (!(fit.unknowns().get(c).quantity() instanceof Quantity.Weight)) {
                rows.add(row(problem, fit, c));
            }
        }
        return rows;
    }

    private static Row row(FitProblem problem, FitResult fit, int component) {
        Unknown unknown = fit.unknowns().get(component);
        boolean initial = unknown.quantity() instanceof Quantity.InitialShare;
        double scale = initial ? fit.scale() : 1;
        String unit = initial
                ? problem.experiment().observation().unit()
                : Units.withTime(unknown.unit(), problem.experiment().time().unit());
        double value = fit.values()[component] * scale;
        Optional<Estimate> estimate =
                fit.uncertainty().map(found -> found.estimates().get(component));
        boolean hasError =
                estimate.isPresent() && Double.isFinite(estimate.get().standardError());
        return new Row(
                unknown,
                unknown.name(),
                hasError
                        ? SignificantDigits.format(value, estimate.get().standardError() * scale)
                        : SignificantDigits.format(value),
                hasError
                        ? SignificantDigits.format(estimate.get().lower() * scale) + " … "
                                + SignificantDigits.format(estimate.get().upper() * scale)
                        : "",
                unit);
    }
}
