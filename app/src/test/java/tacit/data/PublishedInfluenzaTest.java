package tacit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that the CDC publishes, where they are at hand: seasons 2015/16 to 2024/25. */
class PublishedInfluenzaTest {
    /* The reference numbers have four decimals. */
    private static final double LAST_DIGIT = 1e-4;

    @Test
    void stateFileHasTheKnownCounts() {
        InfluenzaTests tests = read("ICL_NREVSS_Clinical_Labs_state.csv");

        assertThat(tests.regions()).hasSize(54);
        assertThat(tests.weeks()).isEqualTo(513);
        assertThat(tests.first()).isEqualTo(new MmwrWeek(2015, 40));
        assertThat(tests.first().plus(tests.weeks() - 1)).isEqualTo(new MmwrWeek(2025, 31));
        assertThat(tests.missingShare()).isCloseTo(0.218, within(0.0005));
        assertThat(tests.silent())
                .containsExactlyInAnyOrder(
                        "District of Columbia", "New York City", "Puerto Rico", "Rhode Island", "Virgin Islands");
        assertThat(tests.regions().stream().filter(region -> region.missing() == 0))
                .hasSize(19);
    }

    @Test
    void week53HasValuesIn2020() {
        RegionTests alabama =
                read("ICL_NREVSS_Clinical_Labs_state.csv").regions().getFirst();

        assertThat(alabama.specimens(new MmwrWeek(2020, 53))).isPositive();
    }

    @Test
    void nationalFileHasOneRegionWithoutGaps() {
        InfluenzaTests tests = read("ICL_NREVSS_Clinical_Labs_national.csv");

        assertThat(tests.regions()).extracting(RegionTests::region).containsExactly("National");
        assertThat(tests.weeks()).isEqualTo(513);
        assertThat(tests.missingShare()).isZero();
        assertThat(tests.regions().getFirst().share(new MmwrWeek(2015, 40))).isEqualTo(84.0 / 12029);
    }

    @Test
    void epidemicsOfAllSeasonsButOne() {
        InfluenzaSeasons seasons = InfluenzaSeasons.of(read("ICL_NREVSS_Clinical_Labs_state.csv"), OnsetRule.STANDARD);

        assertThat(seasons.withoutInfluenza()).containsExactly("2020/21");
        assertThat(seasons.training()).hasSize(274);
        assertThat(seasons.test()).hasSize(128);
        assertThat(InfluenzaSeasons.trajectories(seasons.training()).count()).isEqualTo(274);
    }

    /* Mean absolute errors, in per cent, that a second program found, which shares no line with this one. */
    @ParameterizedTest
    @CsvSource({
        "persistence, 10.4732, 15.7916, 9.7163",
        "mean-of-past-seasons, 4.4802, 3.6987, 2.9004",
        "mean-of-past-seasons-everywhere, 4.4911, 3.6929, 2.8214",
        "scaled-mean-of-past-seasons, 6.0042, 5.9027, 4.0921",
        "scaled-mean-of-past-seasons-everywhere, 5.7903, 5.6107, 3.9360",
    })
    void naiveForecastsErrAsASecondProgramFinds(String forecaster, double after4, double after8, double after12) {
        InfluenzaSeasons seasons = InfluenzaSeasons.of(read("ICL_NREVSS_Clinical_Labs_state.csv"), OnsetRule.STANDARD);
        PastMean ofRegion = PastMean.ofRegion(seasons.training());
        PastMean ofAll = PastMean.ofAllRegions(seasons.training());

        var errors = ForecastErrors.of(
                seasons.test(),
                List.of(new Persistence(), ofRegion, ofAll, new ScaledPastMean(ofRegion), new ScaledPastMean(ofAll)));

        assertThat(100 * errors.meanAbsolute(forecaster, 4)).isCloseTo(after4, within(LAST_DIGIT));
        assertThat(100 * errors.meanAbsolute(forecaster, 8)).isCloseTo(after8, within(LAST_DIGIT));
        assertThat(100 * errors.meanAbsolute(forecaster, 12)).isCloseTo(after12, within(LAST_DIGIT));
    }

    private static InfluenzaTests read(String name) {
        String given = Optional.ofNullable(System.getenv("TACIT_DATA")).orElse("");
        Path file = (given.isEmpty() ? Path.of("..", "..", "shared", "data") : Path.of(given))
                .resolve("nrevss")
                .resolve(name);
        assumeThat(Files.exists(file))
                .as("%s is there: set TACIT_DATA to the folder that holds nrevss", file)
                .isTrue();
        return InfluenzaTests.read(file);
    }
}
