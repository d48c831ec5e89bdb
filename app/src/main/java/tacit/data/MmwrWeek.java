package tacit.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * An epidemiological week as the CDC counts them (MMWR weeks, not ISO weeks): it begins on a Sunday and belongs to the
 * year that holds four or more of its days, so that week 1 is the one with January 4; some years have 53.
 *
 * <p>Source: CDC, National Notifiable Diseases Surveillance System, "MMWR Week Fact Sheet".
 *
 * @param year the year it belongs to
 * @param week its number, from 1
 */
public record MmwrWeek(int year, int week) implements Comparable<MmwrWeek> {
    private static final int DAYS = 7;

    /**
     * Checks that the year has such a week.
     *
     * @throws IllegalArgumentException where it has not
     */
    public MmwrWeek {
        if (year < 1900 || year > 9998) {
            throw new IllegalArgumentException("the year (" + year + ") must have four digits, e.g. 2024");
        }
        if (week < 1 || week > weeksIn(year)) {
            throw new IllegalArgumentException(
                    "the MMWR week (" + week + ") of " + year + " must be from 1 to " + weeksIn(year));
        }
    }

    /** The week that holds a day. */
    public static MmwrWeek holding(LocalDate day) {
        LocalDate sunday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        int year = sunday.plusDays(3).getYear();
        return new MmwrWeek(year, 1 + (int) ChronoUnit.WEEKS.between(firstDay(year), sunday));
    }

    /** The number of weeks of a year: 52 or 53. */
    public static int weeksIn(int year) {
        return (int) ChronoUnit.WEEKS.between(firstDay(year), firstDay(year + 1));
    }

    private static LocalDate firstDay(int year) {
        return LocalDate.of(year, Month.JANUARY, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    /** Its first day, a Sunday. */
    public LocalDate begins() {
        return firstDay(year).plusDays((long) DAYS * (week - 1));
    }

    /** The week so many weeks later; earlier where the number is negative. */
    public MmwrWeek plus(int weeks) {
        return holding(begins().plusWeeks(weeks));
    }

    /** How many weeks later another week is; negative where it is earlier. */
    public int weeksUntil(MmwrWeek other) {
        return (int) ChronoUnit.WEEKS.between(begins(), other.begins());
    }

    @Override
    public int compareTo(MmwrWeek other) {
        return begins().compareTo(other.begins());
    }

    /** The year and the week, such as {@code 2020-W53}. */
    @Override
    public String toString() {
        return "%d-W%02d".formatted(year, week);
    }
}
