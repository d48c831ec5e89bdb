package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.parameter.Constant;
import tacit.parameter.InitialDistribution;

/** The epidemic in an English boarding school, against least squares of the same Markov chain done elsewhere. */
class BoardingSchoolTest {
    /** The independent solution is known to five or six digits. */
    private static final double FOUR_DIGITS_AND_MORE = 2e-3;

    private static Calibration calibration(int stepsPerDay, double costOfIllness) {
        EquilibriumProblem problem =
                Epidemics.problem(TimeGrid.uniform(0, 13, 13 * stepsPerDay), 3.0 / 763, 0.4, 0.1, 1, costOfIllness);
        Trajectories data = Trajectories.of(List.of("I"), Epidemics.range(14, 1), Epidemics.IN_BED);
        return Calibration.of(problem)
                .observing(data, Scale.population(763))
                .initial(InitialDistribution.estimated("I").rest("S"))
                .starts(4);
    }

    @ParameterizedTest
    @CsvSource({"20, 1.76669, 0.455473, 2.53840, 16.2138", "100, 1.78381, 0.455656, 2.17889, 16.0494"})
    void plainEpidemicAgreesWithTheIndependentLeastSquares(
            int stepsPerDay, double beta, double gamma, double infected, double rmse) {
        FitResult fit = calibration(stepsPerDay, 0).fit(Constant.parameters("beta", "gamma"));

        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.value("beta")).isCloseTo(beta, withPercentage(FOUR_DIGITS_AND_MORE));
        assertThat(fit.value("gamma")).isCloseTo(gamma, withPercentage(FOUR_DIGITS_AND_MORE));
        assertThat(fit.value("initial I") * 763).isCloseTo(infected, withPercentage(FOUR_DIGITS_AND_MORE));
        assertThat(fit.initial()[1]).isEqualTo(fit.value("initial I"));
        assertThat(fit.rmse()).isCloseTo(rmse, withPercentage(FOUR_DIGITS_AND_MORE));
        assertThat(fit.agreement().agreeing()).isEqualTo(4);
        assertThat(fit.agreement().largestSpread()).isLessThan(1e-6);
        assertThat(fit.equilibrium().status(0)).isEqualTo(Status.CONVERGED);
    }

    @Test
    void aStartThatCrawlsFarAboveTheOthersIsLeftBehind() {
        FitResult fit = calibration(20, 0)
                .starts(8)
                .fit(
                        Constant.parameters("beta").startingAt(2),
                        Constant.parameters("gamma").startingAt(0.5));

        assertThat(fit.starts().get(1).status()).isEqualTo(FitStatus.LEFT_BEHIND);
        assertThat(fit.starts().get(1).loss()).isGreaterThan(10 * fit.best().loss());
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.agreement().agreeing()).isEqualTo(7);
    }

    @Test
    void avoidanceFitsNoWorseAndItsCostIsLeftOpen() {
        FitResult plain = calibration(20, 0).fit(Constant.parameters("beta", "gamma"));
        FitResult avoiding = calibration(20, 0.1).fit(Constant.parameters("beta", "gamma", "c_I"));

        assertThat(avoiding.rmse()).isLessThanOrEqualTo(plain.rmse() * (1 + 1e-9));
        Estimate cost = avoiding.uncertainty().orElseThrow().estimate("c_I");
        assertThat(cost.lower()).isZero();
        assertThat(cost.upper()).isGreaterThan(1);
        assertThat(avoiding.findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("the size of c_I open"))
                .anyMatch(message -> message.contains("tell initial I from beta"));
    }

    @Test
    void twoCostsOfWhichOnlyTheRatioMattersAreFoundOut() {
        FitResult fit = calibration(20, 0.1).fit(Constant.parameters("beta", "gamma", "c_I", "c_alpha"));

        Uncertainty uncertainty = fit.uncertainty().orElseThrow();
        double[] weakest = uncertainty.weakestDirection();
        assertThat(uncertainty.correlation(2, 3)).isGreaterThan(0.9999);
        assertThat(weakest[2] / fit.value("c_I")).isCloseTo(weakest[3] / fit.value("c_alpha"), withPercentage(0.01));
        assertThat(fit.findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("can hardly tell c_alpha from c_I"))
                .anyMatch(message -> message.contains("changing c_I by +10 % and c_alpha by +10 % hardly alters"));
    }

    @Test
    void initialSharesAreToldAsNumbersOfBoys() {
        FitResult fit = calibration(20, 0.1).fit(Constant.parameters("beta", "gamma", "c_I"));

        double boys = 763 * fit.value("initial I");
        assertThat(fit.findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("the size of initial I open: " + String.format("%.4g", boys)));
    }
}
