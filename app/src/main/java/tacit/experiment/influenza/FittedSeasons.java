package tacit.experiment.influenza;

import java.util.Arrays;
import java.util.List;
import tacit.data.InfluenzaSeason;
import tacit.equilibrium.Equilibrium;

/**
 * Whole seasons with what was fitted to them: the most probable parameters given all weeks.
 *
 * @param seasons the seasons
 * @param fits one for each
 * @param equilibrium the equilibria of the fits, one lane for each
 */
public record FittedSeasons(List<InfluenzaSeason> seasons, List<SeasonFit> fits, Equilibrium equilibrium) {
    static FittedSeasons of(
            List<InfluenzaSeason> seasons, SeasonPrior prior, SeasonCurves curves, SeasonFitter fitter) {
        List<SeasonFit> fits =
                fitter.fit(prior, seasons.stream().map(SeenSeason::of).toList());
        return new FittedSeasons(
                seasons,
                fits,
                curves.equilibrium(fits.stream().map(SeasonFit::point).toList()));
    }

    /** The fitted share of specimens in each week of a season, {@code [week]}; not to be modified. */
    public double[] fitted(int season) {
        return fits.get(season).curve().shares();
    }

    /** The root mean squared residual of a season. */
    public double rmse(int season) {
        double[] observed = seasons.get(season).shares();
        double[] fitted = fitted(season);
        double sum = 0;
        int weeks = 0;
        for (int week = 0; week < observed.length; week++) {
            if (!Double.isNaN(observed[week])) {
                sum += (fitted[week] - observed[week]) * (fitted[week] - observed[week]);
                weeks++;
            }
        }
        return Math.sqrt(sum / weeks);
    }

    /** The root mean squared residual of all weeks of all seasons. */
    public double rmse() {
        double sum = 0;
        int weeks = 0;
        for (int season = 0; season < seasons.size(); season++) {
            int counted = seasons.get(season).weeks() - seasons.get(season).missing();
            sum += counted * rmse(season) * rmse(season);
            weeks += counted;
        }
        return Math.sqrt(sum / weeks);
    }

    /** The least contact effort of the susceptible in each season, {@code [season]}; 1 is life as usual. */
    public double[] leastEffort() {
        int lanes = seasons.size();
        double[] controls = equilibrium.controls();
        int stride = equilibrium.problem().game().controls().size() * lanes;
        double[] least = new double[lanes];
        Arrays.fill(least, 1);
        for (int step = 0; step < controls.length; step += stride) {
            for (int lane = 0; lane < lanes; lane++) {
                least[lane] = Math.min(least[lane], controls[step + lane]);
            }
        }
        return least;
    }

    /** How many searches did not end at a best point with its equilibrium. */
    public int unsuccessful() {
        return (int) fits.stream().filter(fit -> !fit.successful()).count();
    }
}
