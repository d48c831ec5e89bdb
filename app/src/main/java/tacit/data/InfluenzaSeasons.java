package tacit.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import tacit.observe.Trajectories;

/**
 * The epidemics of influenza A that a file of tests holds, region by region, each seen for {@value #WEEKS} weeks from
 * its onset. The seasons to {@value #LAST_TRAINING} are for training, later ones for tests.
 *
 * <p>A season runs from MMWR week {@value #FIRST_WEEK} to the week before the next one's: weeks beyond belong to the
 * next season and are missing, so that no training season shows anything of a test season. Weeks without a report stay
 * missing. Regions without an onset have no epidemic in that season. A training season in which hardly any region has
 * one had no influenza (2020/21) and gives no trajectory at all.
 *
 * @param rule what counts as an onset
 * @param years the seasons of the file and how far influenza spread in each
 * @param training the epidemics of training seasons, season by season
 * @param test the epidemics of later seasons, season by season
 */
public record InfluenzaSeasons(
        OnsetRule rule, List<InfluenzaYear> years, List<InfluenzaSeason> training, List<InfluenzaSeason> test) {
    /** How many weeks of an epidemic are looked at. */
    public static final int WEEKS = 30;

    /** The year in which the last training season begins. */
    public static final int LAST_TRAINING = 2021;

    /** The MMWR week with which a season begins. */
    public static final int FIRST_WEEK = 40;

    /** Copies the lists. */
    public InfluenzaSeasons {
        years = List.copyOf(years);
        training = List.copyOf(training);
        test = List.copyOf(test);
    }

    /**
     * Finds the epidemics.
     *
     * @throws InputException where there is none for training
     */
    public static InfluenzaSeasons of(InfluenzaTests tests, OnsetRule rule) {
        var years = new ArrayList<InfluenzaYear>();
        var training = new ArrayList<InfluenzaSeason>();
        var test = new ArrayList<InfluenzaSeason>();
        MmwrWeek last = tests.first().plus(tests.weeks() - 1);
        for (int year = firstYear(tests.first()); opening(year).compareTo(last) <= 0; year++) {
            List<InfluenzaSeason> epidemics = epidemics(tests, rule, year);
            var found = new InfluenzaYear(year, reporting(tests, year), epidemics.size());
            years.add(found);
            if (year > LAST_TRAINING) {
                test.addAll(epidemics);
            } else if (found.hadInfluenza()) {
                training.addAll(epidemics);
            }
        }
        if (training.isEmpty()) {
            throw new InputException(tests.name() + " shows no epidemic of influenza A before "
                    + InfluenzaSeason.label(LAST_TRAINING + 1) + ": there is nothing to learn from; give the file of"
                    + " all seasons since 2015/16");
        }
        return new InfluenzaSeasons(rule, years, training, test);
    }

    private static int firstYear(MmwrWeek first) {
        return first.week() <= FIRST_WEEK ? first.year() : first.year() + 1;
    }

    private static MmwrWeek opening(int year) {
        return new MmwrWeek(year, FIRST_WEEK);
    }

    private static List<InfluenzaSeason> epidemics(InfluenzaTests tests, OnsetRule rule, int year) {
        var found = new ArrayList<InfluenzaSeason>();
        for (RegionTests region : tests.regions()) {
            OptionalInt onset = rule.onset(shares(region, year));
            if (onset.isPresent()) {
                found.add(epidemic(region, year, onset.getAsInt()));
            }
        }
        return found;
    }

    private static int reporting(InfluenzaTests tests, int year) {
        return (int) tests.regions().stream()
                .filter(region -> !Arrays.stream(shares(region, year)).allMatch(Double::isNaN))
                .count();
    }

    private static double[] shares(RegionTests region, int year) {
        double[] shares = new double[opening(year).weeksUntil(opening(year + 1))];
        for (int week = 0; week < shares.length; week++) {
            shares[week] = region.share(opening(year).plus(week));
        }
        return shares;
    }

    private static InfluenzaSeason epidemic(RegionTests region, int year, int onset) {
        double[] season = shares(region, year);
        double[] shares = new double[WEEKS];
        double[] specimens = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            boolean inSeason = onset + week < season.length;
            shares[week] = inSeason ? season[onset + week] : Double.NaN;
            specimens[week] = inSeason ? region.specimens(opening(year).plus(onset + week)) : Double.NaN;
        }
        return new InfluenzaSeason(region.region(), year, opening(year).plus(onset), shares, specimens);
    }

    /** The labels of the training seasons that had no influenza. */
    public List<String> withoutInfluenza() {
        return years.stream()
                .filter(year -> year.year() <= LAST_TRAINING && !year.hadInfluenza())
                .map(year -> InfluenzaSeason.label(year.year()))
                .toList();
    }

    /** Epidemics as trajectories of one observed state, the infected. */
    public static Trajectories trajectories(List<InfluenzaSeason> seasons) {
        return new Trajectories(
                List.of("I"), seasons.stream().map(InfluenzaSeason::trajectory).toList());
    }
}
