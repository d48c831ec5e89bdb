package tacit.data;

import java.util.OptionalInt;

/**
 * When a season's epidemic begins: in the first of so many successive weeks whose share of specimens with influenza A
 * is at least a threshold. A missing week ends a run. Nothing after the run is read, so a forecast from as many weeks
 * after the onset as the run is long knows nothing of the future.
 *
 * <p>The CDC calls the first of three successive weeks at or above a baseline the onset of a season (Biggerstaff et
 * al., "Results from the Centers for Disease Control and Prevention's predict the 2013–2014 Influenza Season
 * Challenge", BMC Infectious Diseases 16:357, 2016); there the baseline is one of visits to physicians.
 *
 * @param share the threshold, above 0 and below 1
 * @param weeks how many successive weeks, 1 to 4: the first forecast is made after four
 */
public record OnsetRule(double share, int weeks) {
    /** Three weeks at 2 % or more: an epidemic in almost every state and winter, and in none in 2020/21. */
    public static final OnsetRule STANDARD = new OnsetRule(0.02, 3);

    private static final int MOST_WEEKS = 4;

    /**
     * Checks threshold and number.
     *
     * @throws IllegalArgumentException where one is outside its range
     */
    public OnsetRule {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the onset's share (" + share + ") must be above 0 and below 1, e.g. 0.02 for 2 %");
        }
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException("the onset's weeks (" + weeks + ") must be from 1 to " + MOST_WEEKS
                    + ", or the onset is not yet known at the first forecast: give e.g. 3");
        }
    }

    /**
     * The first week of the run; empty where there is none.
     *
     * @param shares {@code [week]}, NaN where missing; not modified
     */
    public OptionalInt onset(double[] shares) {
        int run = 0;
        for (int week = 0; week < shares.length; week++) {
            run = shares[week] >= share ? run + 1 : 0;
            if (run == weeks) {
                return OptionalInt.of(week - weeks + 1);
            }
        }
        return OptionalInt.empty();
    }
}
