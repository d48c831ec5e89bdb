package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.Constant;
import tacit.parameter.InitialDistribution;
import tacit.parameter.TimePath;

class CalibrationTest {
    private static final TimeGrid GRID = TimeGrid.uniform(0, 40, 160);
    /** Data are exact: values stop changing where the gradient, 1e-9, meets curvatures of 1e-2 and more. */
    private static final double EXACT = 1e-4;

    private static final EquilibriumProblem TRUTH = Epidemics.problem(GRID, 0.01, 0.6, 0.15, 1, 0.5);
    private static final EquilibriumProblem TEMPLATE = Epidemics.problem(GRID, 0.01, 0.4, 0.1, 1, 0.1);

    private static Calibration exact() {
        return Calibration.of(TEMPLATE).observing(Epidemics.seen(TRUTH, 8)).starts(3);
    }

    private static Constant three() {
        return Constant.parameters("beta", "gamma", "c_I");
    }

    @Test
    void exactDataGiveBackTheParametersThatMadeThem() {
        FitResult fit = exact().fit(three());

        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.value("beta")).isCloseTo(0.6, withPercentage(EXACT));
        assertThat(fit.value("gamma")).isCloseTo(0.15, withPercentage(EXACT));
        assertThat(fit.value("c_I")).isCloseTo(0.5, withPercentage(EXACT));
        assertThat(fit.rmse()).isLessThan(1e-7);
        assertThat(fit.best().history()).hasSize(fit.best().iterations() + 1);
        assertThat(fit.best().history()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void aCostThatIsNoneIsFoundAtItsBoundAndSaid() {
        EquilibriumProblem without = Epidemics.problem(GRID, 0.01, 0.6, 0.15, 1, 0);
        FitResult fit = Calibration.of(TEMPLATE)
                .observing(Epidemics.seen(without, 8))
                .starts(3)
                .fit(three());

        Uncertainty uncertainty = fit.uncertainty().orElseThrow();
        assertThat(uncertainty.estimate("c_I").determination()).isEqualTo(Determination.AT_BOUND);
        assertThat(fit.value("c_I")).isLessThan(1e-5);
        assertThat(fit.value("beta")).isCloseTo(0.6, withPercentage(EXACT));
        assertThat(fit.agreement().agreeing()).isEqualTo(3);
        assertThat(fit.agreement().sameValues()).isTrue();
        assertThat(fit.findings())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("c_I has run to an end of its domain");
    }

    @Test
    void theNumberOfThreadsChangesNotOneBit() {
        FitResult one = exact().starts(10).threads(1).fit(three());
        FitResult three = exact().starts(10).threads(3).fit(three());

        for (int start = 0; start < 10; start++) {
            assertThat(three.starts().get(start).theta())
                    .containsExactly(one.starts().get(start).theta());
            assertThat(three.starts().get(start).history())
                    .isEqualTo(one.starts().get(start).history());
        }
    }

    @Test
    void aStartFindsTheSameWhateverOtherStartsThereAre() {
        FitResult alone = exact().starts(1).fit(three());
        FitResult among = exact().starts(5).fit(three());

        assertThat(among.starts().getFirst().theta())
                .containsExactly(alone.best().theta());
    }

    @Test
    void severalTrajectoriesShareParametersAndHaveInitialSharesOfTheirOwn() {
        List<Trajectory> seen = new ArrayList<>();
        double[] infected = {0.01, 0.05, 0.002};
        for (int i = 0; i < infected.length; i++) {
            EquilibriumProblem truth = Epidemics.problem(GRID, infected[i], 0.6, 0.15, 1, 0.5);
            Trajectory exact = Epidemics.seen(truth, 8).all().getFirst();
            double[] values = exact.values().clone();
            values[0] = Double.NaN;
            values[1] = Double.NaN;
            values[7 + i] = Double.NaN;
            seen.add(new Trajectory("t" + i, exact.times(), values));
        }
        FitResult fit = Calibration.of(TEMPLATE)
                .observing(new Trajectories(List.of("S", "I"), seen))
                .initial(InitialDistribution.estimated("I").rest("S"))
                .starts(2)
                .fit(three());

        assertThat(fit.value("beta")).isCloseTo(0.6, withPercentage(EXACT));
        for (int i = 0; i < infected.length; i++) {
            assertThat(fit.value("initial I of t" + i)).isCloseTo(infected[i], withPercentage(EXACT));
            assertThat(fit.initial()[3 + i]).isCloseTo(infected[i], withPercentage(EXACT));
        }
        assertThat(fit.residuals(2)).hasSize(2 * 21 - 3);
    }

    @Test
    void anUnknownScaleIsFoundFromThoseInfectedAlone() {
        Trajectories shares = Epidemics.seen(TRUTH, 4).seeing(List.of("I"));
        Trajectory one = shares.all().getFirst();
        double[] counts = one.values().clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= 5000;
        }
        FitResult fit = Calibration.of(TRUTH)
                .observing(Trajectories.of(List.of("I"), one.times(), counts), Scale.estimated())
                .starts(1)
                .fit(Constant.parameters("beta", "gamma"));

        assertThat(fit.scale()).isCloseTo(5000, withPercentage(EXACT));
        assertThat(fit.value("scale")).isEqualTo(fit.scale());
        assertThat(fit.value("beta")).isCloseTo(0.6, withPercentage(EXACT));
    }

    @Test
    void aPathInTimeIsFoundAtItsKnots() {
        double[] path = new double[GRID.points() * 4];
        for (int k = 0; k < GRID.points(); k++) {
            double t = GRID.time(k);
            path[k * 4] = t < 20 ? 0.8 - 0.02 * t : 0.4;
            path[k * 4 + 1] = 0.15;
            path[k * 4 + 2] = 1;
            path[k * 4 + 3] = 0.5;
        }
        EquilibriumProblem truth = TRUTH.withParameters(GridPath.of(GRID.points(), 4, 1, path));
        FitResult fit = Calibration.of(TRUTH)
                .observing(Epidemics.seen(truth, 4))
                .starts(1)
                .fit(TimePath.parameters(3, "beta"));

        assertThat(fit.value("beta at t = 0")).isCloseTo(0.8, withPercentage(EXACT));
        assertThat(fit.value("beta at t = 20")).isCloseTo(0.4, withPercentage(EXACT));
        assertThat(fit.value("beta at t = 40")).isCloseTo(0.4, withPercentage(EXACT));
        assertThat(fit.parameters().constantInTime()).isFalse();
    }

    @Test
    void adamOnBatchesComesNear() {
        List<Trajectory> seen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            EquilibriumProblem truth = Epidemics.problem(GRID, 0.01 * (i + 1), 0.6, 0.15, 1, 0.5);
            Trajectory exact = Epidemics.seen(truth, 8).all().getFirst();
            seen.add(new Trajectory("t" + i, exact.times(), exact.values()));
        }
        double[] initial = new double[18];
        for (int i = 0; i < 6; i++) {
            initial[i] = 1 - 0.01 * (i + 1);
            initial[6 + i] = 0.01 * (i + 1);
        }
        Calibration calibration = Calibration.of(TEMPLATE)
                .observing(new Trajectories(List.of("S", "I"), seen))
                .initial(InitialDistribution.given(initial))
                .optimizer(Optimizer.adam(60, 0.1, 2))
                .starts(2);
        FitResult fit = calibration.fit(Constant.parameters("beta", "gamma"));
        FitResult again = calibration.threads(1).fit(Constant.parameters("beta", "gamma"));

        assertThat(fit.status()).isEqualTo(FitStatus.COMPLETED);
        assertThat(fit.best().history()).hasSize(60);
        // the template's c_I is 0.1, not the 0.5 of the data, so that the fit cannot be exact
        assertThat(fit.rmse()).isLessThan(0.05);
        assertThat(again.best().theta()).containsExactly(fit.best().theta());
    }

    @Test
    void cancelledFitStandsAtTheBestSoFar() {
        List<FitProgress> heard = new ArrayList<>();
        FitResult fit = exact().listener(progress -> {
                    heard.add(progress);
                    return heard.size() < 12;
                })
                .fit(three());

        assertThat(fit.status()).isEqualTo(FitStatus.CANCELLED);
        assertThat(fit.best().loss()).isEqualTo(heard.getLast().bestLoss());
        assertThat(fit.rmse()).isCloseTo(Math.sqrt(fit.best().loss()), withPercentage(1e-6));
        assertThat(heard).extracting(FitProgress::fraction).allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(fit.findings().getFirst().message()).contains("cancelled");
    }

    @Test
    void stepsThatAreTooLargeBackOffWhereSubstepsAreNotAllowed() {
        TimeGrid coarse = TimeGrid.uniform(0, 40, 40);
        EquilibriumProblem template = Epidemics.problem(coarse, 0.01, 0.4, 0.9, 1, 0.1);
        Trajectories data = Epidemics.seen(Epidemics.problem(coarse, 0.01, 0.6, 0.15, 1, 0.1), 4);
        FitResult fit = Calibration.of(template.withSubsteps(new SubstepRule.Single()))
                .observing(data)
                .starts(6)
                .fit(Constant.parameters("beta", "gamma"));

        assertThat(fit.value("gamma")).isCloseTo(0.15, withPercentage(EXACT));
        assertThat(fit.starts())
                .as("some start met a step that is too large")
                .anyMatch(start -> !start.failures().isEmpty());
    }

    @Test
    void substepsAreMadeFinerOnTheWayAndTheFitEndsWithThoseOfItsEnd() {
        TimeGrid coarse = TimeGrid.uniform(0, 20, 20);
        EquilibriumProblem truth = Epidemics.problem(coarse, 0.01, 2.5, 1.5, 1, 0);
        EquilibriumProblem template = Epidemics.problem(coarse, 0.01, 0.8, 0.4, 1, 0);
        FitResult fit = Calibration.of(template)
                .observing(Epidemics.seen(truth, 1))
                .starts(3)
                .fit(Constant.parameters("beta", "gamma"));

        assertThat(fit.equilibrium().substeps().largest(0)).isEqualTo(2);
        assertThat(fit.value("gamma")).isCloseTo(1.5, withPercentage(EXACT));
        assertThat(Math.sqrt(fit.best().loss())).isCloseTo(fit.rmse(), within(1e-12));
    }

    @Test
    void aFitThatCannotBeginIsAStatusAndSaysWhatToDo() {
        TimeGrid coarse = TimeGrid.uniform(0, 40, 40);
        EquilibriumProblem template =
                Epidemics.problem(coarse, 0.01, 0.4, 5, 1, 0.1).withSubsteps(new SubstepRule.Single());
        FitResult fit = Calibration.of(template)
                .observing(Epidemics.seen(Epidemics.problem(coarse, 0.01, 0.6, 0.15, 1, 0.1), 4))
                .starts(1)
                .fit(Constant.parameters("gamma"));

        assertThat(fit.status()).isEqualTo(FitStatus.FAILED);
        assertThat(fit.best().failures()).containsEntry(Status.STEP_TOO_LARGE, 1);
        assertThat(fit.rmse()).isNaN();
        assertThat(fit.uncertainty()).isEmpty();
        assertThat(fit.findings()).extracting(Finding::message).anyMatch(message -> message.contains("failed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void countsThatAreNotPositiveAreRefused(int count) {
        assertThatThrownBy(() -> exact().starts(count)).hasMessageContaining("starts (" + count + ") must be positive");
        assertThatThrownBy(() -> exact().threads(count)).hasMessageContaining("threads (" + count + ")");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> Calibration.of(TEMPLATE).fit(three())).hasMessageContaining("observing(trajectories)");
        assertThatThrownBy(() -> exact().fit()).hasMessageContaining("nothing is unknown");
        assertThatThrownBy(() -> exact().fit(Constant.parameters("bta"))).hasMessageContaining("'beta'");
        FitResult fit = exact().starts(1).optimizer(Optimizer.adam(1, 0.01, 1)).fit(three());
        assertThatThrownBy(() -> fit.value("delta")).hasMessageContaining("nothing named 'delta'");
    }
}
