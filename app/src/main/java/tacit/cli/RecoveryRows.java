package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import tacit.calibrate.ParameterError;
import tacit.experiment.SeedFit;
import tacit.experiment.Spread;
import tacit.report.SignificantDigits;

/** How far a fit misses flows and, where they are known, parameters: one row for each kind of error. */
final class RecoveryRows {
    /**
     * One kind of error.
     *
     * @param name as in {@code summary.json}
     * @param value its mean over seeds, with its standard error where there are several
     * @param meaning what it is
     */
    record Row(String name, String value, String meaning) {}

    private RecoveryRows() {}

    static List<Row> of(List<SeedFit> fits) {
        var rows = new ArrayList<Row>();
        flow(
                fits,
                "train.flow.mse",
                "mean squared error of the flows learnt from",
                fit -> OptionalDouble.of(fit.trainFlowMse()),
                rows);
        flow(fits, "validation.flow.mse", "of those held out to choose", SeedFit::validationFlowMse, rows);
        flow(fits, "test.flow.mse", "of those never seen", SeedFit::testFlowMse, rows);
        for (String name : fits.getFirst().errors().keySet()) {
            rows.add(error(fits, name, "mse", "mean squared error", ParameterError::meanSquare));
            rows.add(error(fits, name, "relative-l2", "relative error", ParameterError::relativeL2));
            rows.add(error(
                    fits,
                    name,
                    "seen-relative-l2",
                    "the same where the flow depends on it",
                    ParameterError::seenRelativeL2));
            rows.add(error(
                    fits,
                    name,
                    "weighted-relative-l2",
                    "the same, weighed by what the flow tells",
                    ParameterError::weightedRelativeL2));
        }
        return rows;
    }

    private static void flow(
            List<SeedFit> fits, String name, String meaning, Function<SeedFit, OptionalDouble> error, List<Row> rows) {
        if (fits.stream().allMatch(fit -> error.apply(fit).isPresent())) {
            double[] values = fits.stream()
                    .mapToDouble(fit -> error.apply(fit).orElseThrow())
                    .toArray();
            rows.add(new Row(name, text(values), meaning));
        }
    }

    private static Row error(
            List<SeedFit> fits, String parameter, String key, String meaning, Function<ParameterError, Double> error) {
        double[] values = fits.stream()
                .map(SeedFit::errors)
                .filter(errors -> errors.containsKey(parameter))
                .mapToDouble(errors -> error.apply(errors.get(parameter)))
                .toArray();
        return new Row("parameters." + parameter + "." + key, text(values), meaning);
    }

    private static String text(double[] values) {
        Spread spread = Spread.of(values);
        String mean = SignificantDigits.format(spread.mean());
        return values.length == 1 ? mean : mean + " ± " + SignificantDigits.format(spread.standardError());
    }
}
