package tacit.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import tacit.observe.Trajectory;

/**
 * One epidemic of influenza A in one region, from its onset on.
 *
 * @param region the region's name
 * @param year the year in which the season begins, 2015 for 2015/16
 * @param onset the week of the first value
 * @param shares {@code [week]}, the share of specimens with influenza A; NaN where missing; kept, not copied
 * @param specimens {@code [week]}, how many specimens were tested; NaN where missing; kept, not copied
 */
public record InfluenzaSeason(String region, int year, MmwrWeek onset, double[] shares, double[] specimens) {
    /** The season that begins in a year, such as {@code 2015/16}. */
    public static String label(int year) {
        return "%d/%02d".formatted(year, (year + 1) % 100);
    }

    /** Region and season, such as {@code Alabama 2015/16}. */
    public String name() {
        return region + " " + label(year);
    }

    /** The number of weeks, missing ones included. */
    public int weeks() {
        return shares.length;
    }

    /** The number of weeks without a value. */
    public int missing() {
        return (int) Arrays.stream(shares).filter(Double::isNaN).count();
    }

    /**
     * What is known of the season after so many weeks: the same with all later weeks missing.
     *
     * @throws IllegalArgumentException where the season has not so many weeks
     */
    public InfluenzaSeason after(int weeksSeen) {
        if (weeksSeen < 1 || weeksSeen > weeks()) {
            throw new IllegalArgumentException(
                    "the weeks seen (" + weeksSeen + ") must be from 1 to " + weeks() + ", e.g. 4");
        }
        return new InfluenzaSeason(region, year, onset, known(shares, weeksSeen), known(specimens, weeksSeen));
    }

    private static double[] known(double[] values, int weeksSeen) {
        double[] known = values.clone();
        Arrays.fill(known, weeksSeen, known.length, Double.NaN);
        return known;
    }

    /** The shares as a trajectory of one state, at times 0, 1, … weeks after the onset. */
    public Trajectory trajectory() {
        double[] times = IntStream.range(0, weeks()).asDoubleStream().toArray();
        return new Trajectory(name(), times, shares);
    }
}
