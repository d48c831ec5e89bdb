package tacit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MmwrWeekTest {

    /* From the CDC's published calendars: the Saturday that ends a week. */
    @ParameterizedTest
    @CsvSource({
        "2014, 53, 2015-01-03",
        "2015, 1, 2015-01-10",
        "2015, 40, 2015-10-10",
        "2016, 1, 2016-01-09",
        "2020, 53, 2021-01-02",
        "2021, 1, 2021-01-09",
        "2024, 52, 2024-12-28",
        "2025, 31, 2025-08-02",
    })
    void weeksEndWhereThePublishedCalendarSays(int year, int week, LocalDate saturday) {
        assertThat(new MmwrWeek(year, week).begins()).isEqualTo(saturday.minusDays(6));
    }

    @Test
    void everyDayLiesInTheWeekThatHoldsIt() {
        LocalDate first = LocalDate.of(2013, 12, 1);
        for (int i = 0; i < 5000; i++) {
            LocalDate day = first.plusDays(i);
            MmwrWeek week = MmwrWeek.holding(day);
            assertThat(day).isBetween(week.begins(), week.begins().plusDays(6));
        }
    }

    @Test
    void yearsHave52WeeksOr53() {
        assertThat(IntStream.rangeClosed(2000, 2030).filter(year -> MmwrWeek.weeksIn(year) == 53))
                .containsExactly(2003, 2008, 2014, 2020, 2025);
    }

    @Test
    void weeksAreCountedAcrossAYearOf53() {
        var before = new MmwrWeek(2020, 40);
        var after = new MmwrWeek(2021, 40);

        assertThat(before.weeksUntil(after)).isEqualTo(53);
        assertThat(before.plus(13)).hasToString("2020-W53");
        assertThat(before.plus(14)).hasToString("2021-W01");
        assertThat(after.plus(-53)).isEqualTo(before);
        assertThat(before).isLessThan(after);
    }

    @Test
    void refusesAWeekThatTheYearDoesNotHave() {
        assertThatThrownBy(() -> new MmwrWeek(2021, 53))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the MMWR week (53) of 2021 must be from 1 to 52");
    }
}
