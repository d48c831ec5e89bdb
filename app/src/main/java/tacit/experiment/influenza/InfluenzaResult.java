package tacit.experiment.influenza;

import java.util.Comparator;
import java.util.List;
import tacit.data.ForecastErrors;
import tacit.data.InfluenzaSeasons;

/**
 * What a study found.
 *
 * @param seasons the seasons of the file
 * @param prior what the training seasons have in common
 * @param training the training seasons, fitted
 * @param test the test seasons, fitted; a fit reads all weeks and is no forecast
 * @param forecasts the test seasons, forecast from their first weeks
 * @param validation the training seasons, each forecast from what the others teach
 * @param complete whether the study was not ended early
 */
public record InfluenzaResult(
        InfluenzaSeasons seasons,
        SeasonPrior prior,
        FittedSeasons training,
        FittedSeasons test,
        ForecastErrors forecasts,
        ForecastErrors validation,
        boolean complete) {
    /** The naive forecaster with the least mean absolute error over all seasons of {@code errors}. */
    public static String bestNaive(ForecastErrors errors, int weeksSeen) {
        return forecasters(errors).stream()
                .filter(name -> !name.equals(GameForecaster.NAME))
                .min(Comparator.comparingDouble(name -> errors.meanAbsolute(name, weeksSeen)))
                .orElseThrow();
    }

    /** By how much the game's mean absolute error is smaller than that of the best naive forecast. */
    public static double gain(ForecastErrors errors, int weeksSeen) {
        return errors.meanAbsolute(bestNaive(errors, weeksSeen), weeksSeen)
                - errors.meanAbsolute(GameForecaster.NAME, weeksSeen);
    }

    /** The names of the forecasters. */
    public static List<String> forecasters(ForecastErrors errors) {
        return errors.seasons().stream()
                .map(ForecastErrors.SeasonError::forecaster)
                .distinct()
                .toList();
    }
}
