package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.game.Domain;
import tacit.game.ParameterElement;
import tacit.math.StudentT;
import tacit.observe.Observation;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.parameter.Constant;
import tacit.parameter.InitialDistribution;
import tacit.parameter.ParameterModel;
import tacit.parameter.StubGame;

class UncertaintyTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    /** A model of which only the names, domains and number of values matter; no value is at the first time. */
    private static FitModel model(int values, Domain... domains) {
        double[] halves = new double[values];
        Arrays.fill(halves, 0.5);
        return model(-1, Trajectories.of(List.of("A"), Epidemics.range(values, 1), halves), domains);
    }

    private static FitModel model(int firstTime, Trajectories data, Domain... domains) {
        List<ParameterElement> elements = new ArrayList<>();
        String[] names = new String[domains.length];
        for (int i = 0; i < domains.length; i++) {
            names[i] = "p" + i;
            elements.add(new ParameterElement(names[i], names[i], domains[i], OptionalDouble.of(1), "", ""));
        }
        StubGame game = new StubGame(elements);
        TimeGrid grid = TimeGrid.uniform(firstTime, 20, 20 - firstTime);
        double[] ones = new double[domains.length];
        Arrays.fill(ones, 1);
        return new FitModel(
                game,
                grid,
                Coupling.NASH,
                SubstepRule.automatic(),
                GridPath.constant(0, 1, new double[0]),
                ParameterModel.of(
                        game, grid, GridPath.constant(ones.length, 1, ones), List.of(Constant.parameters(names))),
                InitialDistribution.given(1, 0).bind(game.states(), List.of(""), new double[2]),
                Scale.shares().bind(data, game.states()),
                Observation.of(data, game.states(), grid));
    }

    @Test
    void ofAStraightLineIsThatOfTheTextbook() {
        // y = a + b t at t = 0..4 with residuals r: Var b = σ²/Σ(t−2)², Var a = σ² (1/5 + 4/Σ(t−2)²), cov = −2 Var b
        double[] residuals = {0.1, -0.2, 0.05, 0.15, -0.1};
        double[] jacobian = {1, 0, 1, 1, 1, 2, 1, 3, 1, 4};
        Uncertainty uncertainty = UncertaintyAnalysis.of(
                        model(5, Domain.REAL, Domain.REAL), new double[] {1, 1}, residuals, Optional.of(jacobian))
                .orElseThrow();

        double squares = 0.01 + 0.04 + 0.0025 + 0.0225 + 0.01;
        double variance = squares / 3;
        assertThat(uncertainty.noise()).isCloseTo(Math.sqrt(variance), ROUNDING);
        assertThat(uncertainty.degreesOfFreedom()).isEqualTo(3);
        assertThat(uncertainty.covariance(1, 1)).isCloseTo(variance / 10, ROUNDING);
        assertThat(uncertainty.covariance(0, 0)).isCloseTo(variance * (0.2 + 0.4), ROUNDING);
        assertThat(uncertainty.correlation(0, 1)).isCloseTo(-2 / Math.sqrt(6), ROUNDING);
        Estimate slope = uncertainty.estimate("p1");
        assertThat(slope.standardError()).isCloseTo(Math.sqrt(variance / 10), ROUNDING);
        assertThat(slope.upper() - slope.value()).isCloseTo(StudentT.bound(0.95, 3) * slope.standardError(), ROUNDING);
        // eigenvalues of JᵀJ = (5 10; 10 30): (35 ± √1025)/2
        double root = Math.sqrt(1025);
        assertThat(uncertainty.conditionNumber()).isCloseTo(Math.sqrt((35 + root) / (35 - root)), within(1e-11));
    }

    /** Two states at times 0..4, where a line is seen in the one and, of opposite sign, in the other. */
    private static Uncertainty ofBothStates(int firstTime, double[] residuals) {
        double[] shares = new double[10];
        double[] jacobian = new double[20];
        Arrays.fill(shares, 0.5);
        for (int i = 0; i < 10; i++) {
            double sign = i % 2 == 0 ? 1 : -1;
            jacobian[2 * i] = sign;
            jacobian[2 * i + 1] = sign * (i / 2);
        }
        Trajectories both = Trajectories.of(List.of("A", "B"), Epidemics.range(5, 1), shares);
        FitModel model = model(firstTime, both, Domain.REAL, Domain.REAL);
        return UncertaintyAnalysis.of(model, new double[] {1, 1}, residuals, Optional.of(jacobian))
                .orElseThrow();
    }

    @Test
    void aStateThatFollowsFromTheOtherMakesNothingMoreCertain() {
        double[] one = {0.1, -0.2, 0.05, 0.15, -0.1};
        double[] jacobian = {1, 0, 1, 1, 1, 2, 1, 3, 1, 4};
        double[] two = new double[10];
        for (int i = 0; i < 10; i++) {
            two[i] = i % 2 == 0 ? one[i / 2] : -one[i / 2];
        }
        Uncertainty alone = UncertaintyAnalysis.of(
                        model(5, Domain.REAL, Domain.REAL), new double[] {1, 1}, one, Optional.of(jacobian))
                .orElseThrow();
        Uncertainty both = ofBothStates(-1, two);

        assertThat(both.degreesOfFreedom()).isEqualTo(alone.degreesOfFreedom());
        assertThat(both.noise()).isCloseTo(alone.noise(), ROUNDING);
        for (int c = 0; c < 2; c++) {
            assertThat(both.covariance(c, c)).isCloseTo(alone.covariance(c, c), ROUNDING);
            assertThat(both.estimates().get(c).upper())
                    .isCloseTo(alone.estimates().get(c).upper(), ROUNDING);
        }
    }

    @Test
    void statesThatWereMeasuredEachByItselfAllCount() {
        double[] residuals = {0.1, 0.1, -0.2, 0.1, 0.05, 0.2, 0.15, -0.1, -0.1, -0.1};
        assertThat(ofBothStates(-1, residuals).degreesOfFreedom()).isEqualTo(10 - 2);
    }

    @Test
    void valuesAtTheFirstTimeDoNotCountWhereTheInitialDistributionIsGiven() {
        double[] residuals = {7, -7, -0.2, 0.2, 0.05, -0.05, 0.15, -0.15, -0.1, 0.1};
        Uncertainty uncertainty = ofBothStates(0, residuals);

        assertThat(uncertainty.degreesOfFreedom()).isEqualTo(4 - 2);
        assertThat(uncertainty.noise()).isCloseTo(Math.sqrt((0.04 + 0.0025 + 0.0225 + 0.01) / 2), ROUNDING);
    }

    @Test
    void intervalsCoverTheTruthWhereAllStatesAreSeen() {
        TimeGrid grid = TimeGrid.uniform(0, 24, 48);
        EquilibriumProblem truth = Epidemics.problem(grid, 0.02, 0.4, 0.2, 1, 0);
        double[] flow = new DampedPicard().solve(truth).orElseThrow().flow();
        int repetitions = 200;
        int covered = 0;
        double noise = 0;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            Uncertainty uncertainty = Calibration.of(truth)
                    .observing(summing(flow, StartDraws.stream(6, repetition)), Scale.population(1000))
                    .starts(1)
                    .threads(1)
                    .fit(Constant.parameters("beta", "gamma"))
                    .uncertainty()
                    .orElseThrow();
            Estimate beta = uncertainty.estimate("beta");
            covered += beta.lower() <= 0.4 && 0.4 <= beta.upper() ? 1 : 0;
            noise += uncertainty.noise() / repetitions;
        }

        // as above; the noise of one of three values is √(2/3) of 10, its mean known to 0.08
        assertThat(covered).isBetween(180, 199);
        assertThat(noise).isCloseTo(10 * Math.sqrt(2.0 / 3), within(0.25));
    }

    /** All of 1,000 at 12 times after the first, with noise of 10 in every direction that keeps their sum. */
    private static Trajectories summing(double[] flow, RandomGenerator random) {
        double[] values = new double[36];
        double[] times = new double[12];
        for (int i = 0; i < 12; i++) {
            times[i] = 2 * (i + 1);
            double[] noise = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double mean = (noise[0] + noise[1] + noise[2]) / 3;
            for (int x = 0; x < 3; x++) {
                values[3 * i + x] = Math.max(0, 1000 * flow[(i + 1) * 4 * 3 + x] + 10 * (noise[x] - mean));
            }
        }
        return Trajectories.of(List.of("S", "I", "R"), times, values);
    }

    @Test
    void standardErrorsArePerUnitOfTheValueNotOfTheta() {
        // value 3 above 0: θ = log 3, ∂r/∂θ = 3 ∂r/∂value
        double[] residuals = {0.1, -0.1, 0.1};
        double[] jacobian = {3, 3, 3};
        Uncertainty uncertainty = UncertaintyAnalysis.of(
                        model(3, Domain.above(0)), new double[] {Math.log(3)}, residuals, Optional.of(jacobian))
                .orElseThrow();

        Estimate estimate = uncertainty.estimate("p0");
        double error = Math.sqrt(0.03 / 2) / Math.sqrt(3);
        assertThat(estimate.standardError()).isCloseTo(error, ROUNDING);
        double factor = Math.exp(StudentT.bound(0.95, 2) * error / 3);
        assertThat(estimate.upper()).isCloseTo(3 * factor, within(1e-11));
        assertThat(estimate.lower()).isCloseTo(3 / factor, within(1e-11));
        assertThat(uncertainty.weakestDirection()[0]).isCloseTo(0.3, ROUNDING);
    }

    @Test
    void whatIsAtABoundOrWithoutInfluenceIsLeftOutAndSaid() {
        double[] residuals = {0.1, -0.1, 0.1, 0.05};
        double[] jacobian = {1, 1e-9, 0, -1, 2e-9, 0, 1, 1e-9, 0, 2, 1e-9, 0};
        double[] theta = {1, -20, 0};
        Uncertainty uncertainty = UncertaintyAnalysis.of(
                        model(4, Domain.REAL, Domain.atLeast(0), Domain.above(0)),
                        theta,
                        residuals,
                        Optional.of(jacobian))
                .orElseThrow();

        assertThat(uncertainty.estimates())
                .extracting(Estimate::determination)
                .containsExactly(Determination.ESTIMATED, Determination.AT_BOUND, Determination.WITHOUT_INFLUENCE);
        assertThat(uncertainty.degreesOfFreedom()).isEqualTo(3);
        assertThat(uncertainty.estimate("p1").standardError()).isNaN();
        assertThat(uncertainty.correlation(0, 1)).isNaN();
    }

    @Test
    void asManyUnknownsAsValuesHaveNoUncertainty() {
        assertThat(UncertaintyAnalysis.of(
                        model(2, Domain.REAL, Domain.REAL),
                        new double[2],
                        new double[] {0.1, 0.2},
                        Optional.of(new double[] {1, 0, 0, 1})))
                .isEmpty();
    }

    @Test
    void intervalsCoverTheTruthAboutAsOftenAsTheySay() {
        TimeGrid grid = TimeGrid.uniform(0, 24, 48);
        EquilibriumProblem truth = Epidemics.problem(grid, 0.02, 0.8, 0.2, 1, 0);
        double[] flow = new DampedPicard().solve(truth).orElseThrow().flow();
        int repetitions = 200;
        int[] covered = new int[3];
        for (int repetition = 0; repetition < repetitions; repetition++) {
            Uncertainty uncertainty = Calibration.of(truth)
                    .observing(noisy(flow, StartDraws.stream(5, repetition)), Scale.population(1000))
                    .initial(InitialDistribution.estimated("I").rest("S"))
                    .starts(1)
                    .threads(1)
                    .fit(Constant.parameters("beta", "gamma"))
                    .uncertainty()
                    .orElseThrow();
            double[] expected = {0.8, 0.2, 0.02};
            for (int c = 0; c < 3; c++) {
                Estimate estimate = uncertainty.estimates().get(c);
                covered[c] += estimate.lower() <= expected[c] && expected[c] <= estimate.upper() ? 1 : 0;
            }
        }

        // 95 % of 200, and three standard deviations of 3.1, with as much again for what is not linear
        for (int c = 0; c < 3; c++) {
            assertThat(covered[c]).isBetween(180, 199);
        }
    }

    /** Those infected of 1,000 at 13 times, with noise of 10. */
    private static Trajectories noisy(double[] flow, RandomGenerator random) {
        double[] values = new double[13];
        for (int i = 0; i < 13; i++) {
            values[i] = Math.max(0, 1000 * flow[i * 4 * 3 + 1] + 10 * random.nextGaussian());
        }
        return Trajectories.of(List.of("I"), Epidemics.range(13, 2), values);
    }
}
