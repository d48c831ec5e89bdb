package tacit.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {
    private static final List<String> STATES = List.of("S", "I", "R");

    @TempDir
    Path folder;

    @Test
    void wideFormIsReadInTheOrderOfTime() {
        DataSet data = parse("time,I,R\n2,7,\n0,3,0\n");

        assertThat(data.states()).containsExactly("I", "R");
        assertThat(data.series()).hasSize(1);
        assertThat(data.series().getFirst().times()).containsExactly(0, 2);
        assertThat(data.series().getFirst().lines()).containsExactly(3, 2);
        assertThat(data.series().getFirst().values()).containsExactly(3, 0, 7, Double.NaN);
        assertThat(data.observations()).isEqualTo(3);
    }

    @Test
    void longFormGivesTheSameAsWideForm() {
        DataSet wide = parse("trajectory,time,I,R\na,0,3,0\na,1,7,\nb,0,,2\n");
        DataSet tall = parse("trajectory,time,state,value\na,0,I,3\na,0,R,0\na,1,I,7\nb,0,R,2\n");

        assertThat(tall.states()).isEqualTo(wide.states());
        assertThat(tall.series()).extracting(Series::name).containsExactly("a", "b");
        for (int i = 0; i < 2; i++) {
            assertThat(tall.series().get(i).times())
                    .isEqualTo(wide.series().get(i).times());
            assertThat(tall.series().get(i).values())
                    .isEqualTo(wide.series().get(i).values());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFtime,I\n0,3\n",
                "time,I\r\n0,3\r\n",
                "# a comment, with a comma\ntime,I\n\n0,3",
                "\"time\",\"I\"\n\"0\" , \"3\"\n",
                " time , I \n 0.0 , 3e0 \n",
            })
    void byteOrderMarksLineEndsCommentsQuotesAndSpaceDoNoHarm(String text) {
        Series series = parse(text).series().getFirst();

        assertThat(series.times()).containsExactly(0);
        assertThat(series.values()).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                         | given.csv is empty
            time,I\\n                                  | given.csv holds a header and no rows
            time,S,Q\\n0,1,2                           | line 1: 'Q' is not a state of the game: known are S, I, R
            time,state,value\\n0,I,1\\n0,Inf,2         | line 3: 'Inf' is not a state of the game: known are S, I, R
            day,I\\n0,1                                | line 1: there is no column 'time' (found day,I)
            time;I\\n0;1                               | line 1: the columns must be separated by commas
            time\\n0                                   | line 1: no column names a state
            time,I,I\\n0,1,2                           | line 1: column 'I' stands twice
            time,I,\\n0,1,                             | line 1: a column has no name
            time,state,value,valeu\\n0,I,1,1           | did you mean 'value'?
            time,I\\n0,1\\n1,lots                      | line 3, column I: 'lots' is not a number
            time,I\\n0,NaN                             | line 2, column I: 'NaN' is not a number
            time,I\\n0,0x1p3                           | line 2, column I: '0x1p3' is not a number
            time,I\\n0,1e400                           | line 2, column I: '1e400' is too large
            time,I\\n0,-3                              | line 2, column I: '-3' is negative
            time,I\\nMonday,3                          | line 2, column time: 'Monday' is not a number
            time,I\\n,3                                | line 2, column time is empty
            time,I\\n0,1\\n0.0,2                       | line 3, column time: '0.0' repeats the time of line 2
            time,state,value\\n0,I,1\\n0,I,1           | line 3, column time: '0' repeats the time of state I of line 2
            time,I,R\\n0,1                             | line 2: found 2 cells where the header has 3
            time,I\\n0,1,2                             | line 2: found 3 cells where the header has 2
            time,I\\n0,\\n1,                           | given.csv: every value is missing
            trajectory,time,I\\na,0,1\\nb,0,           | given.csv, trajectory b: every value is missing
            trajectory,time,I\\n,0,1                   | line 2, column trajectory is empty
            time,I\\n0,"3                              | line 2: a quote is opened and never closed
            time,I\\n0,"3"4                            | line 2: found '4' after a closing quote
            """)
    void badTextIsAnsweredWithItsPlaceAndARemedy(String text, String message) {
        assertThatThrownBy(() -> parse(text.replace("\\n", "\n")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("given.csv")
                .hasMessageMatching("(?s).{10,200}");
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() {
        assertThatThrownBy(() -> TextSource.of("given.csv", new byte[] {'I', (byte) 0xE9}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("given.csv is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource({"missing.csv, there is no file", "., is a folder"})
    void whatIsNoFileIsNamed(String path, String message) {
        assertThatThrownBy(() -> DataSet.read(folder.resolve(path), STATES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEndlessDeviceIsNotReadToItsEnd() {
        Path zero = Path.of("/dev/zero");
        org.junit.jupiter.api.Assumptions.assumeTrue(java.nio.file.Files.exists(zero), "needs /dev/zero");

        assertThatThrownBy(() -> DataSet.read(zero, STATES)).hasMessageContaining("is not a text file: byte 0x00");
    }

    @Test
    void theBoardingSchoolIsShippedWithItsSource() {
        DataSet data = DataSets.open("boarding-school", folder, STATES);

        assertThat(data.series().getFirst().values())
                .containsExactly(3, 8, 26, 76, 225, 298, 258, 233, 189, 128, 68, 29, 14, 4);
        assertThat(data.series().getFirst().times()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(data.comment("source"))
                .hasValueSatisfying(source -> assertThat(source).contains("1978;1:587"));
        assertThat(data.comment("population")).contains("763 boys");
    }

    private static DataSet parse(String text) {
        return DataSet.parse(TextSource.of("given.csv", text.getBytes(UTF_8)), STATES);
    }
}
