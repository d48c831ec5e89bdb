package tacit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfluenzaSeasonsTest {
    private static final MmwrWeek FIRST = new MmwrWeek(2020, 40);
    private static final int SPECIMENS = 1000;

    @ParameterizedTest
    @CsvSource({
        "'2 3 4 5', 0",
        "'0 1 2 2 2', 2",
        "'3 3 0 3 3 3', 3",
        "'3 3 NaN 3 3 3', 3",
        "'3 3 NaN 3 3', -1",
        "'1.9 1.9 1.9 1.9', -1",
        "'', -1",
    })
    void onsetIsTheFirstOfThreeWeeksAtTwoPercent(String percent, int expected) {
        double[] shares = Arrays.stream(percent.split(" "))
                .filter(text -> !text.isEmpty())
                .mapToDouble(text -> Double.parseDouble(text) / 100)
                .toArray();

        assertThat(OnsetRule.STANDARD.onset(shares))
                .isEqualTo(expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected));
    }

    @Test
    void onsetReadsNothingBeyondItsRun() {
        double[] shares = {0, 0.01, 0.03, 0.04, 0.05, 0.9, 0.9};
        for (int known = 5; known <= shares.length; known++) {
            assertThat(OnsetRule.STANDARD.onset(Arrays.copyOf(shares, known))).hasValue(2);
        }
        assertThat(OnsetRule.STANDARD.onset(Arrays.copyOf(shares, 4))).isEmpty();
    }

    @Test
    void onsetRulesThatCannotBeMeantAreRefused() {
        assertThatThrownBy(() -> new OnsetRule(2, 3)).hasMessageContaining("share (2.0) must be above 0 and below 1");
        assertThatThrownBy(() -> new OnsetRule(0.02, 0)).hasMessageContaining("weeks (0) must be from 1 to 4");
        assertThatThrownBy(() -> new OnsetRule(0.02, 5)).hasMessageContaining("not yet known at the first forecast");
    }

    @Test
    void seasonBeginsAtItsOnsetAndKeepsItsGaps() {
        double[] positive = new double[200];
        Arrays.fill(positive, 53 + 10, 53 + 40, 50);
        positive[53 + 20] = Double.NaN;

        InfluenzaSeason season = seasons(positive).training().getFirst();

        assertThat(season.name()).isEqualTo("Utah 2021/22");
        assertThat(season.onset()).isEqualTo(new MmwrWeek(2021, 50));
        assertThat(season.weeks()).isEqualTo(InfluenzaSeasons.WEEKS);
        assertThat(season.missing()).isEqualTo(1);
        assertThat(season.shares()[10]).isNaN();
        assertThat(season.shares()[11]).isEqualTo(0.05);
        assertThat(season.specimens()[10]).isEqualTo(SPECIMENS);
    }

    @Test
    void weeksOfTheNextSeasonAreMissing() {
        double[] positive = new double[200];
        Arrays.fill(positive, 53 + 40, 53 + 60, 50);

        InfluenzaSeason season = seasons(positive).training().getFirst();

        assertThat(season.onset()).isEqualTo(new MmwrWeek(2021, 40).plus(40));
        assertThat(season.shares()[11]).isEqualTo(0.05);
        assertThat(Arrays.stream(season.shares()).skip(12)).containsOnly(Double.NaN);
        assertThat(season.missing()).isEqualTo(InfluenzaSeasons.WEEKS - 12);
    }

    @Test
    void trainingSeasonInWhichAlmostNoRegionHasAnEpidemicHadNone() {
        double[] usual = new double[200];
        Arrays.fill(usual, 53 + 10, 53 + 20, 50);
        Arrays.fill(usual, 53 + 52 + 10, 53 + 52 + 20, 50);
        double[] odd = usual.clone();
        Arrays.fill(odd, 10, 13, 50);
        var regions = new ArrayList<>(Collections.nCopies(10, usual));
        regions.add(odd);

        InfluenzaSeasons seasons = seasons(regions.toArray(double[][]::new));

        assertThat(seasons.years())
                .containsExactly(
                        new InfluenzaYear(2020, 11, 1),
                        new InfluenzaYear(2021, 11, 11),
                        new InfluenzaYear(2022, 11, 11),
                        new InfluenzaYear(2023, 11, 0));
        assertThat(seasons.withoutInfluenza()).containsExactly("2020/21");
        assertThat(seasons.training()).hasSize(11).allMatch(season -> season.year() == 2021);
        assertThat(seasons.test()).hasSize(11).allMatch(season -> season.year() == 2022);
    }

    @Test
    void fileWithoutAnEpidemicIsAnErrorWithARemedy() {
        assertThatThrownBy(() -> seasons(new double[100]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("given.csv shows no epidemic of influenza A before 2022/23");
    }

    @Test
    void afterSomeWeeksNothingLaterIsKnown() {
        double[] positive = new double[200];
        Arrays.fill(positive, 53 + 10, 53 + 40, 50);
        InfluenzaSeason season = seasons(positive).training().getFirst();

        InfluenzaSeason known = season.after(4);

        assertThat(Arrays.stream(known.shares(), 0, 4)).containsOnly(0.05);
        assertThat(Arrays.stream(known.shares()).skip(4)).hasSize(26).containsOnly(Double.NaN);
        assertThat(Arrays.stream(known.specimens()).skip(4)).containsOnly(Double.NaN);
        assertThat(season.missing()).as("the season itself is not modified").isZero();
        assertThatThrownBy(() -> season.after(31)).hasMessageContaining("weeks seen (31) must be from 1 to 30");
    }

    @Test
    void trajectoriesAreWeeksAfterTheOnset() {
        double[] positive = new double[200];
        Arrays.fill(positive, 53 + 10, 53 + 40, 50);

        var trajectories = InfluenzaSeasons.trajectories(seasons(positive).training());

        assertThat(trajectories.states()).containsExactly("I");
        assertThat(trajectories.names()).containsExactly("Utah 2021/22");
        assertThat(trajectories.all().getFirst().times()).startsWith(0, 1, 2).endsWith(29);
        assertThat(trajectories.firstValue(0, "I")).isCloseTo(0.05, within(0.0));
    }

    private static InfluenzaSeasons seasons(double[]... positive) {
        var regions = new ArrayList<RegionTests>();
        for (double[] one : positive) {
            double[] specimens = new double[one.length];
            Arrays.fill(specimens, SPECIMENS);
            regions.add(
                    new RegionTests(regions.isEmpty() ? "Utah" : "Region " + regions.size(), FIRST, specimens, one));
        }
        return InfluenzaSeasons.of(new InfluenzaTests("given.csv", "", List.copyOf(regions)), OnsetRule.STANDARD);
    }
}
