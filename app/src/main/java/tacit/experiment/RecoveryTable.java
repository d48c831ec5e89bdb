package tacit.experiment;

import java.util.ArrayList;
import java.util.List;
import tacit.data.Column;
import tacit.data.Table;
import tacit.equilibrium.GridPath;

/** The known parameters of the test trajectories beside the estimated ones, seed by seed, as a table. */
final class RecoveryTable {
    private final List<Long> seeds = new ArrayList<>();
    private final List<String> trajectories = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private final List<Double> known = new ArrayList<>();
    private final List<Double> estimated = new ArrayList<>();
    private final List<Double> influences = new ArrayList<>();

    private RecoveryTable() {}

    static Table of(List<SeedFit> fits) {
        var rows = new RecoveryTable();
        for (SeedFit fit : fits) {
            fit.test()
                    .ifPresent(test -> test.set()
                            .truth()
                            .ifPresent(truth -> truth.names().forEach(name -> rows.add(fit, test, truth, name))));
        }
        return new Table(
                "recovery",
                List.of(
                        new Column.Whole(
                                "seed",
                                rows.seeds.stream().mapToLong(Long::longValue).toArray()),
                        new Column.Text("trajectory", rows.trajectories),
                        new Column.Real("time", array(rows.times)),
                        new Column.Text("parameter", rows.parameters),
                        new Column.Real("true", array(rows.known)),
                        new Column.Real("estimated", array(rows.estimated)),
                        new Column.Real("influence", array(rows.influences))));
    }

    private void add(SeedFit fit, TestOutcome test, KnownTruth truth, String name) {
        int index = fit.problem().game().parameterIndex(name);
        List<String> names = test.set().trajectories().names();
        for (int lane = 0; lane < names.size(); lane++) {
            for (int k = 0; k < truth.parameters().points(); k++) {
                seeds.add(fit.problem().seed());
                trajectories.add(names.get(lane));
                times.add(fit.problem().grid().time(k));
                parameters.add(name);
                known.add(at(truth.parameters(), k, index, lane));
                estimated.add(at(test.prediction().parameters(), k, index, lane));
                influences.add(at(test.influence(), k, index, lane));
            }
        }
    }

    private static double at(GridPath path, int k, int component, int lane) {
        return path.values()[path.offset(k) + component * path.lanes() + lane];
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
