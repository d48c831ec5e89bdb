package tacit.experiment.influenza;

import java.util.List;
import java.util.Optional;
import tacit.data.ForecastErrors;
import tacit.data.Forecaster;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.PastMean;
import tacit.data.Persistence;
import tacit.data.ScaledPastMean;
import tacit.math.ParallelMap;

/**
 * Learns from the training seasons, fits every season, and forecasts the test seasons from their first weeks, beside
 * naive forecasts. Whatever could have been chosen can be checked on training seasons alone: each is also forecast from
 * a prior learnt from the others.
 */
public final class InfluenzaStudy {
    private final InfluenzaSeasons seasons;
    private final SeasonCurves curves = new SeasonCurves(InfluenzaSeasons.WEEKS);
    private final ParallelMap threads;
    private final SeasonFitter fitter;
    private final long seed;
    private final StudyProgress progress;

    private InfluenzaStudy(InfluenzaSeasons seasons, long seed, ParallelMap threads, Listener listener) {
        this.seasons = seasons;
        this.seed = seed;
        this.threads = threads;
        this.fitter = new SeasonFitter(curves, threads);
        this.progress = new StudyProgress(listener, years().size() + 1);
    }

    /** Who is told of the progress and may end the study. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Tells how far the study is.
         *
         * @param fraction the part that is done
         * @param what what is being done
         * @return whether to go on
         */
        boolean proceed(double fraction, String what);
    }

    /**
     * Does all of it; there must be test seasons. The same seed gives the same result, bit for bit, on any number of
     * threads.
     *
     * @param seed of the draws behind medians and bands
     * @return empty where it was ended before the test seasons were forecast; without those training seasons' forecasts
     *     that were not done yet where it was ended later
     */
    public static Optional<InfluenzaResult> run(InfluenzaSeasons seasons, long seed, int threads, Listener listener) {
        try (ParallelMap map = new ParallelMap(threads)) {
            return new InfluenzaStudy(seasons, seed, map, listener).run();
        }
    }

    private Optional<InfluenzaResult> run() {
        SeasonPrior prior =
                learn(seasons.training(), "learning from " + seasons.training().size() + " seasons");
        if (progress.ended()) {
            return Optional.empty();
        }
        FittedSeasons training = FittedSeasons.of(seasons.training(), prior, curves, fitter);
        FittedSeasons test = FittedSeasons.of(seasons.test(), prior, curves, fitter);
        ForecastErrors forecasts = forecasts(seasons.training(), seasons.test(), prior);
        ForecastErrors validation = new ForecastErrors(List.of());
        for (int year : years()) {
            List<InfluenzaSeason> past = seasons.training().stream()
                    .filter(season -> season.year() != year)
                    .toList();
            if (!past.isEmpty() && !progress.ended()) {
                SeasonPrior others = learn(past, "checking on " + InfluenzaSeason.label(year));
                validation = progress.ended() ? validation : validation.and(forecasts(past, of(year), others));
            }
        }
        return Optional.of(
                new InfluenzaResult(seasons, prior, training, test, forecasts, validation, !progress.ended()));
    }

    private List<Integer> years() {
        return seasons.training().stream().map(InfluenzaSeason::year).distinct().toList();
    }

    private List<InfluenzaSeason> of(int year) {
        return seasons.training().stream()
                .filter(season -> season.year() == year)
                .toList();
    }

    private SeasonPrior learn(List<InfluenzaSeason> past, String what) {
        progress.begins(what);
        List<SeenSeason> whole = past.stream().map(SeenSeason::of).toList();
        return new PriorLearning(fitter).learn(whole, progress::round);
    }

    private ForecastErrors forecasts(List<InfluenzaSeason> past, List<InfluenzaSeason> later, SeasonPrior prior) {
        return ForecastErrors.of(later, forecasters(past, new GameForecaster(prior, curves, threads, seed)));
    }

    private static List<Forecaster> forecasters(List<InfluenzaSeason> past, GameForecaster game) {
        PastMean ofRegion = PastMean.ofRegion(past);
        PastMean ofAll = PastMean.ofAllRegions(past);
        return List.of(
                game, new Persistence(), ofRegion, ofAll, new ScaledPastMean(ofRegion), new ScaledPastMean(ofAll));
    }
}
