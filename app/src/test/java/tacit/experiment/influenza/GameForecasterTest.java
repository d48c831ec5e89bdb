package tacit.experiment.influenza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tacit.data.Forecast;
import tacit.data.ForecastErrors;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.PastMean;
import tacit.math.ParallelMap;

class GameForecasterTest {
    private final SeasonCurves curves = new SeasonCurves(InfluenzaSeasons.WEEKS);

    @Test
    void whatComesAfterTheWeeksSeenChangesNoBitOfTheForecast() {
        List<InfluenzaSeason> seasons = Seasons.drawn(4, 2022, 1);
        var altered = new ArrayList<InfluenzaSeason>();
        for (InfluenzaSeason season : seasons) {
            double[] shares = season.shares().clone();
            for (int week = 8; week < shares.length; week++) {
                shares[week] = week % 3 == 0 ? Double.NaN : 0.9;
            }
            altered.add(
                    new InfluenzaSeason(season.region(), season.year(), season.onset(), shares, season.specimens()));
        }
        try (var threads = new ParallelMap(1)) {
            var game = new GameForecaster(Seasons.prior(), curves, threads, 1);

            same(game.forecasts(altered, 8), game.forecasts(seasons, 8));
            same(game.forecasts(altered, 4), game.forecasts(seasons, 4));
        }
    }

    @Test
    void neitherOtherSeasonsNorThreadsChangeABit() {
        List<InfluenzaSeason> seasons = Seasons.drawn(40, 2022, 2);
        try (var one = new ParallelMap(1);
                var three = new ParallelMap(3)) {
            List<Forecast> all = new GameForecaster(Seasons.prior(), curves, three, 1).forecasts(seasons, 4);
            var game = new GameForecaster(Seasons.prior(), curves, one, 1);

            same(game.forecasts(seasons.subList(7, 9), 4), all.subList(7, 9));
            assertThat(game.forecast(seasons.get(33), 4)).isEqualTo(all.get(33).shares());
        }
    }

    private static void same(List<Forecast> actual, List<Forecast> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).shares()).isEqualTo(expected.get(i).shares());
            assertThat(actual.get(i).lower()).isEqualTo(expected.get(i).lower());
            assertThat(actual.get(i).upper()).isEqualTo(expected.get(i).upper());
        }
    }

    @Test
    void bandsOfTheTruePriorHoldWhatTheySay() {
        List<InfluenzaSeason> seasons = Seasons.drawn(60, 2022, 3);
        try (var threads = new ParallelMap(2)) {
            var game = new GameForecaster(Seasons.prior(), curves, threads, 1);

            ForecastErrors errors = ForecastErrors.of(seasons, List.of(game));

            /* 60 independent seasons; weeks of one go together: the standard error is 0.3/sqrt(60) = 0.04 at most. */
            for (int weeksSeen : ForecastErrors.WEEKS_SEEN) {
                assertThat(errors.coverage(GameForecaster.NAME, weeksSeen)).isBetween(0.78, 0.99);
            }
        }
    }

    @Test
    void whatIsLearntFromSeasonsForecastsOthersBetterThanTheirMean() {
        List<InfluenzaSeason> past = Seasons.drawn(32, 2019, 4);
        List<InfluenzaSeason> later = Seasons.drawn(32, 2022, 5);
        try (var threads = new ParallelMap(2)) {
            var fitter = new SeasonFitter(curves, threads);
            SeasonPrior prior = new PriorLearning(fitter)
                    .learn(past.stream().map(SeenSeason::of).toList(), () -> true);

            ForecastErrors errors = ForecastErrors.of(
                    later, List.of(new GameForecaster(prior, curves, threads, 1), PastMean.ofAllRegions(past)));

            /* Shares are cut off at zero, where the curve is low: the noise that is left is smaller by a sixth or so. */
            assertThat(prior.noise().sigma()).isBetween(0.7 * Seasons.NOISE.sigma(), 1.1 * Seasons.NOISE.sigma());
            assertThat(prior.noise().rho()).isBetween(0.35, 0.65);
            for (int weeksSeen : ForecastErrors.WEEKS_SEEN) {
                assertThat(errors.meanAbsolute(GameForecaster.NAME, weeksSeen))
                        .isLessThan(0.8 * errors.meanAbsolute("mean-of-past-seasons-everywhere", weeksSeen));
            }
        }
    }

    @Test
    void wholeSeasonsAreFittedToTheirNoise() {
        List<InfluenzaSeason> seasons = Seasons.drawn(20, 2022, 6);
        try (var threads = new ParallelMap(2)) {
            FittedSeasons fitted =
                    FittedSeasons.of(seasons, Seasons.prior(), curves, new SeasonFitter(curves, threads));

            assertThat(fitted.unsuccessful()).isZero();
            /* On the scale of roots the noise is 0.03; a share of 0.2 moves by 0.03 · 2 √0.21 = 0.03 at most. */
            assertThat(fitted.rmse()).isBetween(0.005, 0.03);
            assertThat(Arrays.stream(fitted.leastEffort()).boxed().toList())
                    .hasSize(20)
                    .allMatch(effort -> effort > 0 && effort <= 1);
        }
    }
}
