package tacit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastErrorsTest {
    /* Sums of up to 26 terms below one. */
    private static final double ROUNDING = 1e-14;

    @Test
    void persistenceKeepsTheLastValueThatWasSeen() {
        InfluenzaSeason season = season("Utah", 2022, week -> week == 3 ? Double.NaN : week / 100.0);

        assertThat(new Persistence().forecast(season.after(4), 4)).containsOnly(0.02);
        assertThat(new Persistence().forecast(season.after(8), 8)).containsOnly(0.07);
    }

    @Test
    void pastMeanIsThatOfTheRegionAndElsewhereThatOfAll() {
        var seasons = List.of(
                season("Utah", 2016, week -> 0.1),
                season("Utah", 2017, week -> week == 9 ? Double.NaN : 0.3),
                season("Iowa", 2017, week -> week == 5 ? Double.NaN : 0.5));
        PastMean past = PastMean.ofRegion(seasons);

        assertThat(past.forecast(season("Utah", 2022, week -> 0), 4)[7]).isCloseTo(0.2, within(ROUNDING));
        assertThat(past.forecast(season("Utah", 2022, week -> 0), 4)[9]).isCloseTo(0.1, within(ROUNDING));
        assertThat(past.forecast(season("Iowa", 2022, week -> 0), 4)[5]).isCloseTo(0.2, within(ROUNDING));
        assertThat(past.forecast(season("Ohio", 2022, week -> 0), 4)[7]).isCloseTo(0.3, within(ROUNDING));
        assertThat(PastMean.ofAllRegions(seasons).forecast(season("Utah", 2022, week -> 0), 4)[7])
                .isCloseTo(0.3, within(ROUNDING));
    }

    @Test
    void scaledMeanIsExactForAMultipleOfThePast() {
        var past = List.of(season("Utah", 2016, week -> (week + 1) / 100.0));
        InfluenzaSeason twice =
                season("Utah", 2022, week -> week == 1 || week == 20 ? Double.NaN : 2 * (week + 1) / 100.0);

        var errors = ForecastErrors.of(List.of(twice), List.of(new ScaledPastMean(PastMean.ofRegion(past))));

        assertThat(errors.seasons())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.sum()).isCloseTo(0, within(ROUNDING)));
    }

    @Test
    void scaledMeanOfAPastWithoutInfluenzaIsZero() {
        var past = List.of(season("Utah", 2016, week -> 0));

        assertThat(new ScaledPastMean(PastMean.ofRegion(past))
                        .forecast(season("Utah", 2022, week -> 0.1).after(4), 4))
                .containsOnly(0.0);
    }

    @Test
    void everyWeekThatIsKnownAndWasNotSeenCountsTheSame() {
        InfluenzaSeason whole = season("Utah", 2022, week -> 0.3);
        InfluenzaSeason half = season("Iowa", 2023, week -> week < 15 ? 0.1 : Double.NaN);
        Forecaster zero = named("zero", new double[30]);

        var errors = ForecastErrors.of(List.of(whole, half), List.of(zero));

        assertThat(errors.meanAbsolute("zero", 4)).isCloseTo((26 * 0.3 + 11 * 0.1) / 37, within(ROUNDING));
        assertThat(errors.meanAbsolute("zero", 12)).isCloseTo((18 * 0.3 + 3 * 0.1) / 21, within(ROUNDING));
        assertThat(errors.meanAbsolute("zero", 8, 2023)).isCloseTo(0.1, within(ROUNDING));
        assertThat(errors.table("forecast-errors").rows()).isEqualTo(6);
    }

    @Test
    void bandsHoldTheWeeksBetweenTheirBounds() {
        InfluenzaSeason season = season("Utah", 2022, week -> week == 29 ? Double.NaN : week / 100.0);
        Forecaster band = new Forecaster() {
            @Override
            public String name() {
                return "band";
            }

            @Override
            public double[] forecast(InfluenzaSeason known, int weeksSeen) {
                return new double[30];
            }

            @Override
            public List<Forecast> forecasts(List<InfluenzaSeason> known, int weeksSeen) {
                double[] lower = new double[30];
                double[] upper = new double[30];
                Arrays.fill(lower, 0.095);
                Arrays.fill(upper, 0.195);
                return List.of(new Forecast(new double[30], lower, upper));
            }
        };

        var errors = ForecastErrors.of(List.of(season), List.of(band, named("none", new double[30])));

        assertThat(errors.coverage("band", 4)).isCloseTo(10.0 / 25, within(ROUNDING));
        assertThat(errors.coverage("band", 12)).isCloseTo(8.0 / 17, within(ROUNDING));
        assertThat(errors.coverage("none", 4)).isZero();
        assertThat(errors.years()).containsExactly(2022);
    }

    @Test
    void forecasterIsGivenNothingOfTheFuture() {
        InfluenzaSeason season = season("Utah", 2022, week -> 0.3);
        Forecaster spy = new Forecaster() {
            @Override
            public String name() {
                return "spy";
            }

            @Override
            public double[] forecast(InfluenzaSeason known, int weeksSeen) {
                assertThat(known.missing()).isEqualTo(30 - weeksSeen);
                assertThat(known.after(weeksSeen).missing()).isEqualTo(30 - weeksSeen);
                return new double[30];
            }
        };

        assertThat(ForecastErrors.of(List.of(season), List.of(spy)).seasons()).hasSize(3);
    }

    @Test
    void forecastThatIsNoNumberIsRefused() {
        double[] broken = new double[30];
        broken[29] = Double.NaN;

        assertThatThrownBy(() ->
                        ForecastErrors.of(List.of(season("Utah", 2022, week -> 0.3)), List.of(named("broken", broken))))
                .hasMessage("broken gives no number for Utah 2022/23 after 4 weeks");
    }

    private static Forecaster named(String name, double[] forecast) {
        return new Forecaster() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] forecast(InfluenzaSeason season, int weeksSeen) {
                return forecast;
            }
        };
    }

    private static InfluenzaSeason season(String region, int year, IntToDoubleFunction share) {
        double[] shares =
                IntStream.range(0, InfluenzaSeasons.WEEKS).mapToDouble(share).toArray();
        double[] specimens = new double[InfluenzaSeasons.WEEKS];
        Arrays.fill(specimens, 100);
        return new InfluenzaSeason(region, year, new MmwrWeek(year, 45), shares, specimens);
    }
}
