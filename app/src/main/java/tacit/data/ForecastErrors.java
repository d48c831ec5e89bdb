package tacit.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How far forecasts were off, season by season, in the weeks that had not been seen.
 *
 * @param seasons one entry for each season, forecaster and number of weeks seen
 */
public record ForecastErrors(List<SeasonError> seasons) {
    /** After how many weeks seasons are forecast. */
    public static final List<Integer> WEEKS_SEEN = List.of(4, 8, 12);

    /** Copies the list. */
    public ForecastErrors {
        seasons = List.copyOf(seasons);
    }

    /**
     * The errors of one forecast of one season.
     *
     * @param season the season, whole
     * @param forecaster the forecaster's name
     * @param weeksSeen how many weeks it was given
     * @param forecast what it said
     * @param sum the sum of the absolute errors over the weeks counted
     * @param weeks the number of weeks counted: those not seen that are not missing
     * @param within how many of them lay within the forecast's band
     */
    public record SeasonError(
            InfluenzaSeason season,
            String forecaster,
            int weeksSeen,
            Forecast forecast,
            double sum,
            int weeks,
            int within) {
        /** The mean absolute error; NaN where every week is missing. */
        public double meanAbsolute() {
            return sum / weeks;
        }
    }

    /**
     * Forecasts seasons after 4, 8 and 12 weeks; a forecaster is given the weeks seen and nothing else of a season.
     *
     * @throws IllegalArgumentException where a forecast is not a number in a week that is counted
     */
    public static ForecastErrors of(List<InfluenzaSeason> seasons, List<Forecaster> forecasters) {
        var errors = new ArrayList<SeasonError>();
        for (Forecaster forecaster : forecasters) {
            for (int weeksSeen : WEEKS_SEEN) {
                List<Forecast> forecasts = forecaster.forecasts(
                        seasons.stream().map(season -> season.after(weeksSeen)).toList(), weeksSeen);
                for (int i = 0; i < forecasts.size(); i++) {
                    errors.add(error(seasons.get(i), forecaster, weeksSeen, forecasts.get(i)));
                }
            }
        }
        return new ForecastErrors(errors);
    }

    private static SeasonError error(InfluenzaSeason season, Forecaster forecaster, int weeksSeen, Forecast forecast) {
        double sum = 0;
        int weeks = 0;
        int within = 0;
        for (int week = weeksSeen; week < season.weeks(); week++) {
            double share = season.shares()[week];
            if (!Double.isNaN(share)) {
                sum += Math.abs(forecast.shares()[week] - share);
                weeks++;
                within += forecast.holds(week, share) ? 1 : 0;
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalArgumentException(
                    forecaster.name() + " gives no number for " + season.name() + " after " + weeksSeen + " weeks");
        }
        return new SeasonError(season, forecaster.name(), weeksSeen, forecast, sum, weeks, within);
    }

    /** Both errors' seasons together, this one's first. */
    public ForecastErrors and(ForecastErrors other) {
        return new ForecastErrors(
                Stream.concat(seasons.stream(), other.seasons.stream()).toList());
    }

    /** The years in which the seasons begin, in their order. */
    public List<Integer> years() {
        return seasons.stream().map(one -> one.season().year()).distinct().toList();
    }

    /** The mean absolute error of a forecaster over all weeks counted of all seasons; each week counts the same. */
    public double meanAbsolute(String forecaster, int weeksSeen) {
        return mean(one -> one.forecaster().equals(forecaster) && one.weeksSeen() == weeksSeen);
    }

    /** The same over the seasons that begin in one year. */
    public double meanAbsolute(String forecaster, int weeksSeen, int year) {
        return mean(one -> one.forecaster().equals(forecaster)
                && one.weeksSeen() == weeksSeen
                && one.season().year() == year);
    }

    /** The share of all weeks counted that lay within a forecaster's band; NaN where none was counted. */
    public double coverage(String forecaster, int weeksSeen) {
        int within = 0;
        int weeks = 0;
        for (SeasonError one : seasons) {
            if (one.forecaster().equals(forecaster) && one.weeksSeen() == weeksSeen) {
                within += one.within();
                weeks += one.weeks();
            }
        }
        return (double) within / weeks;
    }

    private double mean(Predicate<SeasonError> counted) {
        double sum = 0;
        long weeks = 0;
        for (SeasonError one : seasons) {
            if (counted.test(one)) {
                sum += one.sum();
                weeks += one.weeks();
            }
        }
        return sum / weeks;
    }

    /**
     * The errors as a table: region, season, onset, forecaster, weeks seen, mean absolute error, weeks counted.
     *
     * @param name what the table is called
     */
    public Table table(String name) {
        return new Table(
                name,
                List.of(
                        new Column.Text("region", texts(one -> one.season().region())),
                        new Column.Text(
                                "season",
                                texts(one -> InfluenzaSeason.label(one.season().year()))),
                        new Column.Text(
                                "onset", texts(one -> one.season().onset().toString())),
                        new Column.Text("forecaster", texts(SeasonError::forecaster)),
                        new Column.Whole(
                                "weeks-seen",
                                seasons.stream()
                                        .mapToLong(SeasonError::weeksSeen)
                                        .toArray()),
                        new Column.Real(
                                "mean-absolute-error",
                                seasons.stream()
                                        .mapToDouble(SeasonError::meanAbsolute)
                                        .toArray()),
                        new Column.Whole(
                                "weeks-counted",
                                seasons.stream().mapToLong(SeasonError::weeks).toArray())));
    }

    private List<String> texts(Function<SeasonError, String> text) {
        return seasons.stream().map(text).toList();
    }
}
