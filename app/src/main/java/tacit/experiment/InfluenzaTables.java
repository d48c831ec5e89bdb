package tacit.experiment;

import java.util.ArrayList;
import java.util.List;
import tacit.data.Column;
import tacit.data.ForecastErrors.SeasonError;
import tacit.data.InfluenzaSeason;
import tacit.data.Table;
import tacit.experiment.influenza.FittedSeasons;
import tacit.experiment.influenza.InfluenzaResult;
import tacit.experiment.influenza.SeasonFit;
import tacit.experiment.influenza.SeasonUnknown;

/** The tables of the influenza experiment, documented in {@code docs/run-folder.md}. */
public final class InfluenzaTables {
    private InfluenzaTables() {}

    /** All of them. */
    public static List<Table> of(InfluenzaResult result) {
        return List.of(
                fits(result),
                fittedWeeks(result),
                forecasts(result),
                result.forecasts().table("forecast-errors"),
                result.validation().table("validation-errors"));
    }

    /* One season of one set. */
    private record Row(FittedSeasons set, String name, int season) {
        InfluenzaSeason data() {
            return set.seasons().get(season);
        }

        SeasonFit fit() {
            return set.fits().get(season);
        }
    }

    private static List<Row> rows(InfluenzaResult result) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < result.training().seasons().size(); i++) {
            rows.add(new Row(result.training(), "train", i));
        }
        for (int i = 0; i < result.test().seasons().size(); i++) {
            rows.add(new Row(result.test(), "test", i));
        }
        return rows;
    }

    private static Table fits(InfluenzaResult result) {
        List<Row> rows = rows(result);
        var columns = new ArrayList<Column>();
        columns.add(new Column.Text(
                "region", rows.stream().map(row -> row.data().region()).toList()));
        columns.add(new Column.Text(
                "season", rows.stream().map(row -> season(row.data())).toList()));
        columns.add(new Column.Text(
                "onset", rows.stream().map(row -> row.data().onset().toString()).toList()));
        columns.add(new Column.Text("set", rows.stream().map(Row::name).toList()));
        columns.add(new Column.Whole(
                "missing-weeks",
                rows.stream().mapToLong(row -> row.data().missing()).toArray()));
        for (SeasonUnknown unknown : SeasonUnknown.values()) {
            columns.add(new Column.Real(
                    unknown.label(),
                    rows.stream().mapToDouble(row -> row.fit().value(unknown)).toArray()));
            columns.add(new Column.Real(
                    unknown.label() + "-spread",
                    rows.stream().mapToDouble(row -> row.fit().spread(unknown)).toArray()));
        }
        columns.add(new Column.Real(
                "rmse",
                rows.stream().mapToDouble(row -> row.set().rmse(row.season())).toArray()));
        columns.add(new Column.Text(
                "status", rows.stream().map(row -> row.fit().status()).toList()));
        return new Table("fits", columns);
    }

    private static Table fittedWeeks(InfluenzaResult result) {
        var names = new Names();
        var week = new ArrayList<Long>();
        var observed = new ArrayList<Double>();
        var fitted = new ArrayList<Double>();
        for (Row row : rows(result)) {
            for (int w = 0; w < row.data().weeks(); w++) {
                names.add(row.data());
                week.add((long) w);
                observed.add(row.data().shares()[w]);
                fitted.add(row.set().fitted(row.season())[w]);
            }
        }
        return new Table(
                "observations", names.with(whole("week", week), real("observed", observed), real("fitted", fitted)));
    }

    private static Table forecasts(InfluenzaResult result) {
        var names = new Names();
        var forecaster = new ArrayList<String>();
        var seen = new ArrayList<Long>();
        var week = new ArrayList<Long>();
        var observed = new ArrayList<Double>();
        var forecast = new ArrayList<Double>();
        var lower = new ArrayList<Double>();
        var upper = new ArrayList<Double>();
        for (SeasonError one : result.forecasts().seasons()) {
            for (int w = one.weeksSeen(); w < one.season().weeks(); w++) {
                names.add(one.season());
                forecaster.add(one.forecaster());
                seen.add((long) one.weeksSeen());
                week.add((long) w);
                observed.add(one.season().shares()[w]);
                forecast.add(one.forecast().shares()[w]);
                lower.add(one.forecast().lower()[w]);
                upper.add(one.forecast().upper()[w]);
            }
        }
        return new Table(
                "forecasts",
                names.with(
                        new Column.Text("forecaster", forecaster),
                        whole("weeks-seen", seen),
                        whole("week", week),
                        real("observed", observed),
                        real("forecast", forecast),
                        real("lower", lower),
                        real("upper", upper)));
    }

    /* The columns that name a season. */
    private static final class Names {
        private final List<String> regions = new ArrayList<>();
        private final List<String> seasons = new ArrayList<>();

        void add(InfluenzaSeason season) {
            regions.add(season.region());
            seasons.add(season(season));
        }

        List<Column> with(Column... more) {
            var columns = new ArrayList<Column>();
            columns.add(new Column.Text("region", regions));
            columns.add(new Column.Text("season", seasons));
            columns.addAll(List.of(more));
            return columns;
        }
    }

    private static String season(InfluenzaSeason season) {
        return InfluenzaSeason.label(season.year());
    }

    private static Column whole(String name, List<Long> values) {
        return new Column.Whole(name, values.stream().mapToLong(Long::longValue).toArray());
    }

    private static Column real(String name, List<Double> values) {
        return new Column.Real(
                name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
