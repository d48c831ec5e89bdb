package tacit.experiment.influenza;

import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.MmwrWeek;

/**
 * What is known of a season: when it began, and the weeks seen.
 *
 * @param shares {@code [week]}, the share of specimens with influenza A; NaN where it is missing or not yet known; not
 *     modified
 * @param lateness how much later than MMWR week 50 it began, in units of ten weeks
 */
record SeenSeason(double[] shares, double lateness) {
    private static final int USUAL_ONSET = 10;
    private static final double UNIT = 10;

    static SeenSeason of(InfluenzaSeason season) {
        int weeks = new MmwrWeek(season.year(), InfluenzaSeasons.FIRST_WEEK).weeksUntil(season.onset());
        return new SeenSeason(season.shares(), (weeks - USUAL_ONSET) / UNIT);
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
