package tacit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tacit.data.Column;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.Table;
import tacit.experiment.influenza.PaperInfluenza;

/** The results of the paper's protocol for influenza: {@code summary.json} and the table of the test seasons. */
public final class PaperInfluenzaSummary {
    private PaperInfluenzaSummary() {}

    /** The nested entries. */
    public static Map<String, Object> of(PaperInfluenza.Result result, InfluenzaSeasons seasons, RunClock clock) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("experiment", "nrevss");
        tree.put("game", "epidemic");
        tree.put("protocol", "paper, not a forecast: it reads the observed flow of the test season");
        InfluenzaSummary.data(tree, seasons);
        Json.put(tree, EquilibriumSummary.name(result.fit().status()), "fit", "status");
        Json.put(tree, seasons.training().size(), "train", "trajectories");
        Json.put(tree, result.fit().rmse(), "train", "rmse");
        Json.put(tree, seasons.test().size(), "test", "trajectories");
        Json.put(tree, result.meanSquare(), "test", "flow", "mse");
        for (int year : result.years()) {
            Json.put(tree, result.meanSquare(year), "test", "flow", "mse-by-season", InfluenzaSeason.label(year));
        }
        tree.put(
                "equilibrium",
                EquilibriumSummary.of(result.prediction().equilibrium()).entries());
        Json.put(tree, clock.seconds(), "wall", "seconds");
        return tree;
    }

    /** The table {@code observations} of the test seasons. */
    public static List<Table> tables(PaperInfluenza.Result result) {
        int weeks = InfluenzaSeasons.WEEKS;
        int rows = weeks * result.test().size();
        var regions = new ArrayList<String>(rows);
        var seasons = new ArrayList<String>(rows);
        double[] observed = new double[rows];
        double[] fitted = new double[rows];
        for (int season = 0; season < result.test().size(); season++) {
            InfluenzaSeason data = result.test().get(season);
            for (int week = 0; week < weeks; week++) {
                regions.add(data.region());
                seasons.add(InfluenzaSeason.label(data.year()));
                observed[season * weeks + week] = data.shares()[week];
                fitted[season * weeks + week] = result.infected(season)[week];
            }
        }
        long[] week = IntStream.range(0, rows).mapToLong(row -> row % weeks).toArray();
        return List.of(new Table(
                "observations",
                List.of(
                        new Column.Text("region", regions),
                        new Column.Text("season", seasons),
                        new Column.Whole("week", week),
                        new Column.Real("observed", observed),
                        new Column.Real("fitted", fitted))));
    }
}
