package tacit.experiment.influenza;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import tacit.math.ParallelMap;

/**
 * The most probable {@code z} of seasons given the weeks seen: the least {@code ½ |W (φ(y) − φ(curve(z)))|² + ½ (z −
 * m)ᵀ C⁻¹ (z − m)}, {@code W} whitening the noise, by Levenberg's and Marquardt's method with derivatives through the
 * equilibrium. Seasons are searched side by side, in lanes; each one's result depends on that season alone.
 */
final class SeasonFitter {
    /* Enough to fill vectors many times over, few enough that chunks keep all threads busy. */
    private static final int CHUNK = 32;

    private static final int MOST_STEPS = 60;

    private final SeasonCurves curves;
    private final ParallelMap threads;

    SeasonFitter(SeasonCurves curves, ParallelMap threads) {
        this.curves = curves;
        this.threads = threads;
    }

    /**
     * Fits seasons, each from the prior's mean on until nothing improves.
     *
     * @param seasons what is known of each
     */
    List<SeasonFit> fit(SeasonPrior prior, List<SeenSeason> seasons) {
        return fit(prior, seasons, Collections.nCopies(seasons.size(), prior.mean()), MOST_STEPS);
    }

    /**
     * Fits seasons.
     *
     * @param seasons what is known of each
     * @param starts where each search begins, {@code [unknown]}; not modified
     * @param steps the most steps of a search
     */
    List<SeasonFit> fit(SeasonPrior prior, List<SeenSeason> seasons, List<double[]> starts, int steps) {
        int chunks = (seasons.size() + CHUNK - 1) / CHUNK;
        return threads
                .map(chunks, chunk -> {
                    int from = chunk * CHUNK;
                    int to = Math.min(seasons.size(), from + CHUNK);
                    return chunk(prior, seasons.subList(from, to), starts.subList(from, to), steps);
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<SeasonFit> chunk(SeasonPrior prior, List<SeenSeason> seasons, List<double[]> starts, int steps) {
        double[] precision = SmallMatrices.inverse(SeasonUnknown.COUNT, prior.covariance());
        List<SeasonSearch> searches = IntStream.range(0, seasons.size())
                .mapToObj(i -> new SeasonSearch(prior, precision, seasons.get(i), starts.get(i), steps))
                .toList();
        List<SeasonSearch> active = new ArrayList<>(searches);
        while (!active.isEmpty()) {
            List<SeasonPoint> trials = active.stream().map(SeasonSearch::trial).toList();
            List<SeasonCurves.Curve> found = curves.curves(trials);
            for (int i = 0; i < trials.size(); i++) {
                active.get(i).tell(found.get(i));
            }
            active.removeIf(SeasonSearch::done);
        }
        return searches.stream().map(SeasonSearch::result).toList();
    }
}
