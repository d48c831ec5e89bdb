package tacit.data;

import java.util.List;

/** Says how an epidemic will go on. */
public interface Forecaster {
    /** What it is called in tables, in kebab-case. */
    String name();

    /**
     * Forecasts the weeks that are not yet seen.
     *
     * @param season the epidemic so far, see {@link InfluenzaSeason#after}: later weeks are missing
     * @param weeksSeen how many weeks are over
     * @return {@code [week]}, the share of specimens with influenza A in each week of the season; those before
     *     {@code weeksSeen} are not looked at
     */
    double[] forecast(InfluenzaSeason season, int weeksSeen);

    /**
     * Forecasts many seasons, each on its own: what is said of one does not depend on the others.
     *
     * @param seasons the epidemics so far
     * @param weeksSeen how many weeks are over
     * @return one for each season, in their order
     */
    default List<Forecast> forecasts(List<InfluenzaSeason> seasons, int weeksSeen) {
        return seasons.stream()
                .map(season -> Forecast.of(forecast(season, weeksSeen)))
                .toList();
    }
}
