package tacit.experiment.influenza;

import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.MmwrWeek;

/**
 * What is known of a season: when it began, and the weeks seen.
 *
 * @param shares {@code [week]}, the share of specimens with influenza A; NaN where it is missing or not yet known; not
 *     modified
 * @param onset when it began, in weeks after MMWR week 40
 */
record SeenSeason(double[] shares, int onset) {
    static SeenSeason of(InfluenzaSeason season) {
        return new SeenSeason(
                season.shares(), new MmwrWeek(season.year(), InfluenzaSeasons.FIRST_WEEK).weeksUntil(season.onset()));
    }

    /** The last week that has a value; −1 where none has. */
    int last() {
        int last = shares.length - 1;
        while (last >= 0 && Double.isNaN(shares[last])) {
            last--;
        }
        return last;
    }
}
