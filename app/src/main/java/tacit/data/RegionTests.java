package tacit.data;

/**
 * The influenza tests of one region, week by week without a break.
 *
 * @param region its name, such as {@code "Alabama"}
 * @param first the week of the first value
 * @param specimens {@code [week]}, how many specimens were tested; NaN where missing; kept, not copied
 * @param influenzaA {@code [week]}, how many of them held influenza A; NaN where missing; kept, not copied
 */
public record RegionTests(String region, MmwrWeek first, double[] specimens, double[] influenzaA) {
    /** The number of weeks, missing ones included. */
    public int weeks() {
        return specimens.length;
    }

    /**
     * The share of specimens with influenza A; NaN where a count is missing, nothing was tested, or outside the weeks.
     */
    public double share(MmwrWeek week) {
        int at = first.weeksUntil(week);
        boolean tested = at >= 0 && at < specimens.length && specimens[at] > 0;
        return tested ? influenzaA[at] / specimens[at] : Double.NaN;
    }

    /** How many specimens were tested; NaN where missing or outside the weeks. */
    public double specimens(MmwrWeek week) {
        int at = first.weeksUntil(week);
        return at >= 0 && at < specimens.length ? specimens[at] : Double.NaN;
    }

    /** The number of weeks without a share. */
    public int missing() {
        int missing = 0;
        for (int week = 0; week < weeks(); week++) {
            missing += specimens[week] > 0 && !Double.isNaN(influenzaA[week]) ? 0 : 1;
        }
        return missing;
    }
}
