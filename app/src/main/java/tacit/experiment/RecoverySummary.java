package tacit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tacit.calibrate.ParameterError;

/**
 * The entries of {@code summary.json} about errors: of flows, and of parameters where the true ones are known. Each is
 * the mean over seeds, with its standard error where there are several; {@code seeds} lists them seed by seed.
 */
final class RecoverySummary {
    private static final String MSE = "mse";
    private static final String PARAMETERS = "parameters";
    private static final String RELATIVE = "relative-l2";
    private static final String SEEN = "seen-relative-l2";
    private static final String WEIGHTED = "weighted-relative-l2";
    private static final String UNSEEN = "unseen";

    private final List<SeedFit> fits;
    private final Map<String, Object> tree;

    private RecoverySummary(List<SeedFit> fits, Map<String, Object> tree) {
        this.fits = fits;
        this.tree = tree;
    }

    static void put(List<SeedFit> fits, Map<String, Object> tree) {
        var summary = new RecoverySummary(fits, tree);
        summary.flow(
                "train",
                fits.stream().map(fit -> OptionalDouble.of(fit.trainFlowMse())).toList());
        summary.flow("validation", fits.stream().map(SeedFit::validationFlowMse).toList());
        summary.flow("test", fits.stream().map(SeedFit::testFlowMse).toList());
        summary.parameters();
        ModelSummary.put(fits.getFirst(), tree);
        summary.seeds();
    }

    private void flow(String set, List<OptionalDouble> values) {
        if (values.stream().allMatch(OptionalDouble::isPresent)) {
            statistic(values.stream().mapToDouble(OptionalDouble::getAsDouble).toArray(), set, "flow", MSE);
        }
    }

    private void parameters() {
        for (String name : fits.getFirst().errors().keySet()) {
            statistic(name, MSE, ParameterError::meanSquare);
            statistic(name, RELATIVE, ParameterError::relativeL2);
            statistic(name, SEEN, ParameterError::seenRelativeL2);
            statistic(name, WEIGHTED, ParameterError::weightedRelativeL2);
            statistic(name, UNSEEN, ParameterError::unseen);
        }
    }

    private void statistic(String parameter, String key, ToDoubleFunction<ParameterError> number) {
        statistic(errors(parameter).mapToDouble(number).toArray(), PARAMETERS, parameter, key);
    }

    private Stream<ParameterError> errors(String parameter) {
        return fits.stream().flatMap(fit -> Optional.ofNullable(fit.errors().get(parameter)).stream());
    }

    /** The mean under a name and, with several seeds, its standard error under the same name with an ending. */
    private void statistic(double[] values, String... path) {
        Spread spread = Spread.of(values);
        Json.put(tree, spread.mean(), path);
        if (values.length > 1) {
            String[] error = path.clone();
            error[error.length - 1] += "-standard-error";
            Json.put(tree, spread.standardError(), error);
        }
    }

    private void seeds() {
        var seeds = new ArrayList<Map<String, Object>>();
        IntStream.range(0, fits.size()).forEach(i -> seeds.add(seed(fits.get(i))));
        Json.put(tree, seeds, "seeds");
    }

    private static Map<String, Object> seed(SeedFit fit) {
        var entries = new LinkedHashMap<String, Object>();
        Json.put(entries, fit.problem().seed(), "seed");
        Json.put(entries, EquilibriumSummary.name(fit.fit().status()), "status");
        ModelSummary.put(fit, entries);
        Json.put(entries, fit.trainFlowMse(), "train", "flow", MSE);
        fit.validationFlowMse().ifPresent(mse -> Json.put(entries, mse, "validation", "flow", MSE));
        fit.testFlowMse().ifPresent(mse -> Json.put(entries, mse, "test", "flow", MSE));
        fit.errors().forEach((name, error) -> {
            Json.put(entries, error.meanSquare(), PARAMETERS, name, MSE);
            Json.put(entries, error.relativeL2(), PARAMETERS, name, RELATIVE);
            Json.put(entries, error.seenRelativeL2(), PARAMETERS, name, SEEN);
            Json.put(entries, error.weightedRelativeL2(), PARAMETERS, name, WEIGHTED);
            Json.put(entries, error.unseen(), PARAMETERS, name, UNSEEN);
        });
        Json.put(entries, fit.seconds(), "seconds");
        return entries;
    }
}
