package tacit.experiment.influenza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tacit.data.ForecastErrors;
import tacit.data.InfluenzaSeasons;
import tacit.data.InfluenzaTests;
import tacit.data.OnsetRule;

/** The file of all states that the CDC publishes, where it is at hand. */
class PublishedSeasonsTest {
    @Test
    void testSeasonsAreForecastBetterThanByAnyNaiveForecast() {
        InfluenzaSeasons seasons = InfluenzaSeasons.of(read(), OnsetRule.STANDARD);

        InfluenzaResult result = InfluenzaStudy.run(seasons, 1, 2, (fraction, what) -> !what.startsWith("checking"))
                .orElseThrow();

        assertThat(result.complete()).isFalse();
        assertThat(result.training().unsuccessful()).isZero();
        assertThat(result.test().unsuccessful()).isZero();
        ForecastErrors errors = result.forecasts();
        for (int weeksSeen : ForecastErrors.WEEKS_SEEN) {
            assertThat(errors.meanAbsolute(GameForecaster.NAME, weeksSeen))
                    .isLessThan(errors.meanAbsolute(InfluenzaResult.bestNaive(errors, weeksSeen), weeksSeen));
        }
    }

    private static InfluenzaTests read() {
        String given = Optional.ofNullable(System.getenv("TACIT_DATA")).orElse("");
        Path file = (given.isEmpty() ? Path.of("..", "..", "shared", "data") : Path.of(given))
                .resolve("nrevss")
                .resolve("ICL_NREVSS_Clinical_Labs_state.csv");
        assumeThat(Files.exists(file))
                .as("%s is there: set TACIT_DATA to the folder that holds nrevss", file)
                .isTrue();
        return InfluenzaTests.read(file);
    }
}
