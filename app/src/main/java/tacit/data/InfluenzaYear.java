package tacit.data;

/**
 * How far influenza A spread in a season.
 *
 * @param year the year in which the season begins
 * @param reporting how many regions reported at least one week of it
 * @param onsets in how many of them an epidemic began
 */
public record InfluenzaYear(int year, int reporting, int onsets) {
    /* With a usual winter an epidemic begins in nine of ten regions or more; single outbreaks are none. */
    private static final double FEWEST_ONSETS = 0.1;

    /** Whether an epidemic began in one of ten regions or more; known only when the season is over. */
    public boolean hadInfluenza() {
        return onsets >= FEWEST_ONSETS * reporting && onsets > 0;
    }
}
