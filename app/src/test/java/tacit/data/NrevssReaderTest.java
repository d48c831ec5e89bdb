package tacit.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NrevssReaderTest {
    private static final String COMMENT = "\"*Beginning for the 2015-16 season, reports are, as said, separate.\"\n";
    private static final String HEADER =
            "REGION TYPE,REGION,YEAR,WEEK,TOTAL SPECIMENS,TOTAL A,TOTAL B,PERCENT POSITIVE," + "PERCENT A,PERCENT B\n";

    @Test
    void sharesAreCountsOverSpecimens() {
        InfluenzaTests tests = parse("""
                States,Utah,2015,40,200,3,1,2,1.5,0.5
                States,Utah,2015,41,400,4,0,1,1,0
                """);

        RegionTests utah = tests.regions().getFirst();
        assertThat(tests.first()).isEqualTo(new MmwrWeek(2015, 40));
        assertThat(utah.share(new MmwrWeek(2015, 40))).isEqualTo(3.0 / 200);
        assertThat(utah.share(new MmwrWeek(2015, 41))).isEqualTo(4.0 / 400);
        assertThat(utah.specimens(new MmwrWeek(2015, 41))).isEqualTo(400);
    }

    @Test
    void missingValuesAbsentWeeksAndWeeksWithoutSpecimensStayMissing() {
        InfluenzaTests tests = parse("""
                States,Utah,2015,40,200,3,1,2,1.5,0.5
                States,Utah,2015,41,X,X,X,X,X,X
                States,Utah,2015,42,0,0,0,0,0,0
                States,Utah,2015,44,100,1,0,1,1,0
                States,Guam,2015,41,X,X,X,X,X,X
                """);

        RegionTests utah = tests.regions().getFirst();
        assertThat(tests.weeks()).isEqualTo(5);
        for (int week : new int[] {39, 41, 42, 43, 45}) {
            assertThat(utah.share(new MmwrWeek(2015, week))).as("week %d", week).isNaN();
        }
        assertThat(utah.missing()).isEqualTo(3);
        assertThat(tests.silent()).containsExactly("Guam");
        assertThat(tests.reporting()).extracting(RegionTests::region).containsExactly("Utah");
        assertThat(tests.missingShare()).isEqualTo(8.0 / 10);
    }

    @Test
    void week53JoinsTheYears() {
        InfluenzaTests tests = parse("""
                States,Utah,2020,52,100,1,0,1,1,0
                States,Utah,2020,53,100,2,0,2,2,0
                States,Utah,2021,1,100,3,0,3,3,0
                """);

        assertThat(tests.weeks()).isEqualTo(3);
        assertThat(tests.regions().getFirst().influenzaA()).containsExactly(1, 2, 3);
    }

    @Test
    void nationalFileNamesItsRegionByItsType() {
        assertThat(parse("National,X,2015,40,12029,84,43,1.05578,0.698312,0.357469\n")
                        .regions()
                        .getFirst()
                        .region())
                .isEqualTo("National");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", COMMENT, "\uFEFF" + COMMENT})
    void commentLineMayBeThereOrNot(String comment) {
        String text = comment + HEADER + "States,Utah,2015,40,200,3,1,2,1.5,0.5\n";

        assertThat(read(text).weeks()).isEqualTo(1);
        assertThat(read(text.replace("\n", "\r\n")).weeks()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            States,Utah,2021,53,9,0,0,0,0,0    | line 3: the MMWR week (53) of 2021 must be from 1 to 52
            States,Utah,2015,40,200,3          | line 3: found 6 cells where the header has 10
            States,Utah,2015,40,200,x,1,2,1,1  | line 3, column TOTAL A: 'x' is not a count: write a whole number, or X
            States,Utah,2015,40,200,,1,2,1,1   | line 3, column TOTAL A: '' is not a count: write a whole number, or X
            States,Utah,2015,40,200,-3,1,2,1,1 | line 3, column TOTAL A: '-3' is negative
            States,Utah,2015,40,20.5,3,1,2,1,1 | line 3, column TOTAL SPECIMENS: '20.5' is not a whole number
            States,Utah,2015,40,20,21,0,9,9,0  | line 3, column TOTAL A: '21' is more than the specimens tested (20)
            States,Utah,2015,X,200,3,1,2,1,1   | line 3, column WEEK: 'X' is not a number
            States,Utah,2015,4.5,200,3,1,2,1,1 | line 3, column WEEK: '4.5' is not a week: write a whole number
            States,,2015,40,200,3,1,2,1.5,0.5  | line 3, column REGION is empty
            """)
    void rowsThatAreNotUnderstoodAreNamedWithARemedy(String row, String message) {
        assertThatThrownBy(() -> parse(row + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("given.csv, " + message);
    }

    @Test
    void weekThatStandsTwiceIsAnError() {
        assertThatThrownBy(() -> parse("""
                        States,Utah,2015,40,200,3,1,2,1.5,0.5
                        States,Utah,2015,40,200,4,1,2,1.5,0.5
                        """))
                .hasMessageContaining("line 4, column WEEK: '40' repeats week 2015-W40 of Utah on line 3");
    }

    @Test
    void otherFilesAreRefusedByTheirHeader() {
        assertThatThrownBy(() -> read("time,I\n0,1\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("given.csv, line 1: there is no column 'REGION TYPE' (found time,I): give the file"
                        + " ICL_NREVSS_Clinical_Labs.csv of CDC FluView Interactive as it was downloaded");
        assertThatThrownBy(() -> read(COMMENT)).hasMessageContaining("holds no header and no rows");
        assertThatThrownBy(() -> read(COMMENT + HEADER)).hasMessageContaining("holds a header and no rows");
    }

    private static InfluenzaTests parse(String rows) {
        return read(COMMENT + HEADER + rows);
    }

    private static InfluenzaTests read(String text) {
        return InfluenzaTests.parse(TextSource.of("given.csv", text.getBytes(UTF_8)));
    }
}
