package tacit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tacit.data.Forecast;
import tacit.data.ForecastErrors;
import tacit.data.ForecastErrors.SeasonError;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.experiment.influenza.FittedSeasons;
import tacit.experiment.influenza.GameForecaster;
import tacit.experiment.influenza.InfluenzaResult;
import tacit.report.Axis;
import tacit.report.Block;
import tacit.report.FigureSeries;
import tacit.report.LineFigure;

/** The figures of the influenza experiment. */
final class InfluenzaFigures {
    private static final Axis SHARE = Axis.of("specimens with influenza A", "%");
    private static final String PERSISTENCE = "persistence";
    private static final int FIRST_SEEN = ForecastErrors.WEEKS_SEEN.getFirst();

    private final InfluenzaResult result;

    InfluenzaFigures(InfluenzaResult result) {
        this.result = result;
    }

    /** How far each forecast is off, by the weeks seen. */
    LineFigure errors() {
        double[] seen = ForecastErrors.WEEKS_SEEN.stream()
                .mapToDouble(Integer::doubleValue)
                .toArray();
        List<FigureSeries> series = InfluenzaResult.forecasters(result.forecasts()).stream()
                .filter(name -> !name.equals(PERSISTENCE))
                .map(name -> FigureSeries.line(
                        name,
                        seen,
                        percent(ForecastErrors.WEEKS_SEEN.stream()
                                .mapToDouble(weeks -> result.forecasts().meanAbsolute(name, weeks))
                                .toArray())))
                .toList();
        return new LineFigure(
                "errors",
                "Mean absolute error of forecasts",
                "Over all remaining weeks of all test epidemics. Persistence lies far above, see the table.",
                Axis.of("weeks seen"),
                Axis.of("mean absolute error", "percentage points"),
                series);
    }

    /** For each test season the region whose forecast after four weeks is of median error, and the one of largest. */
    List<Block> forecasts() {
        var figures = new ArrayList<Block>();
        for (int year : result.forecasts().years()) {
            List<SeasonError> sorted = own(FIRST_SEEN).stream()
                    .filter(one -> one.season().year() == year && one.weeks() > 0)
                    .sorted(Comparator.comparingDouble(SeasonError::meanAbsolute))
                    .toList();
            if (!sorted.isEmpty()) {
                figures.add(forecast(sorted.get(sorted.size() / 2).season(), "typical"));
                figures.add(forecast(sorted.getLast().season(), "worst"));
            }
        }
        return figures;
    }

    private List<SeasonError> own(int weeksSeen) {
        return of(GameForecaster.NAME, weeksSeen);
    }

    private List<SeasonError> of(String forecaster, int weeksSeen) {
        return result.forecasts().seasons().stream()
                .filter(one -> one.forecaster().equals(forecaster) && one.weeksSeen() == weeksSeen)
                .toList();
    }

    private LineFigure forecast(InfluenzaSeason season, String kind) {
        double[] weeks = weeks();
        var series = new ArrayList<FigureSeries>();
        Forecast first = of(season, GameForecaster.NAME, FIRST_SEEN);
        series.add(FigureSeries.band(
                        "90 % after " + FIRST_SEEN + " weeks",
                        weeks,
                        from(FIRST_SEEN, first.lower()),
                        from(FIRST_SEEN, first.upper()))
                .withGroup("after " + FIRST_SEEN + " weeks"));
        for (int seen : ForecastErrors.WEEKS_SEEN) {
            series.add(FigureSeries.line(
                    "after " + seen + " weeks",
                    weeks,
                    from(seen, of(season, GameForecaster.NAME, seen).shares())));
        }
        String naive = InfluenzaResult.bestNaive(result.forecasts(), FIRST_SEEN);
        series.add(FigureSeries.line(
                        naive + ", after " + FIRST_SEEN + " weeks",
                        weeks,
                        from(FIRST_SEEN, of(season, naive, FIRST_SEEN).shares()))
                .asMuted());
        series.add(FigureSeries.dots("observed", weeks, percent(season.shares())));
        return new LineFigure(
                "forecast-" + kind + "-" + season.year(),
                season.name() + ", " + kind,
                "Epidemic that began in " + season.onset()
                        + "; forecasts of the remaining weeks from the first ones, in"
                        + " grey the best naive one after " + FIRST_SEEN + " weeks.",
                Axis.of("time since the onset", "week"),
                SHARE,
                series);
    }

    private Forecast of(InfluenzaSeason season, String forecaster, int weeksSeen) {
        return of(forecaster, weeksSeen).stream()
                .filter(one -> one.season().equals(season))
                .findFirst()
                .orElseThrow()
                .forecast();
    }

    /** For each region all its seasons: observed, fitted, and forecast where they are test seasons. */
    List<Block> regions() {
        List<String> regions = Stream.of(result.training(), result.test())
                .flatMap(set -> set.seasons().stream())
                .map(InfluenzaSeason::region)
                .distinct()
                .sorted()
                .toList();
        return regions.stream().<Block>map(this::region).toList();
    }

    private LineFigure region(String region) {
        var series = new ArrayList<FigureSeries>();
        var observed = new Curve();
        var fitted = new Curve();
        for (FittedSeasons set : List.of(result.training(), result.test())) {
            for (int i = 0; i < set.seasons().size(); i++) {
                InfluenzaSeason season = set.seasons().get(i);
                if (season.region().equals(region)) {
                    observed.add(season, 0, season.shares());
                    fitted.add(season, 0, set.fitted(i));
                }
            }
        }
        series.add(fitted.line("fitted"));
        for (int seen : ForecastErrors.WEEKS_SEEN) {
            var forecast = new Curve();
            own(seen).stream()
                    .filter(one -> one.season().region().equals(region))
                    .forEach(one ->
                            forecast.add(one.season(), seen, one.forecast().shares()));
            if (!forecast.isEmpty()) {
                series.add(forecast.line("forecast after " + seen + " weeks"));
            }
        }
        series.add(observed.dots("observed"));
        return new LineFigure(
                "region-" + region.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                region,
                "",
                Axis.of("year"),
                SHARE,
                series);
    }

    private static double[] weeks() {
        return IntStream.range(0, InfluenzaSeasons.WEEKS).asDoubleStream().toArray();
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }

    private static double[] from(int first, double[] shares) {
        double[] later = percent(shares);
        Arrays.fill(later, 0, first, Double.NaN);
        return later;
    }

    /* Seasons of one region along the years, with a gap after each. */
    private static final class Curve {
        private static final double DAYS = 365.25;

        private final List<Double> years = new ArrayList<>();
        private final List<Double> shares = new ArrayList<>();

        void add(InfluenzaSeason season, int first, double[] of) {
            double begin =
                    season.onset().begins().getYear() + (season.onset().begins().getDayOfYear() - 1) / DAYS;
            for (int week = first; week < of.length; week++) {
                years.add(begin + 7 * week / DAYS);
                shares.add(100 * of[week]);
            }
            years.add(begin + 7 * of.length / DAYS);
            shares.add(Double.NaN);
        }

        boolean isEmpty() {
            return years.isEmpty();
        }

        FigureSeries line(String name) {
            return FigureSeries.line(name, array(years), array(shares));
        }

        FigureSeries dots(String name) {
            return FigureSeries.dots(name, array(years), array(shares));
        }

        private static double[] array(List<Double> numbers) {
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
