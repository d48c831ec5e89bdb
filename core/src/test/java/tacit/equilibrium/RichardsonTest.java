package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The extrapolated flow is of second order in time, against closed forms, a law of the flow and a fine grid. */
class RichardsonTest {
    /** Halving the steps divides an error of second order by 4, as the steps become small. */
    private static final double LEAST_RATIO = 3.6;

    private static final double LARGEST_RATIO = 4.4;

    /** Kinks at clipped controls fall anywhere within a step, so that the ratio varies around 4. */
    private static final double LEAST_RATIO_AT_KINKS = 2;

    private static final DampedPicard SOLVER = new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(1e-13));

    @ParameterizedTest
    @CsvSource({"0.5, 1.5", "3, 4"})
    void approachesTheExponentialAtOrderTwo(double a, double b) {
        DoubleUnaryOperator share = t -> b / (a + b) + (0.9 - b / (a + b)) * StrictMath.exp(-(a + b) * t);
        DoubleUnaryOperator gain = t -> 3 * (1 - StrictMath.exp(-(a + b) * (2 - t))) / (a + b);
        double[] flowErrors = new double[2];
        double[] valueErrors = new double[2];
        for (int i = 0; i < 2; i++) {
            int steps = 100 << i;
            Richardson pair = Richardson.solve(
                    EquilibriumProblem.nash(
                            new TwoStateGame(), TimeGrid.uniform(0, 2, steps), new double[] {0.9, 0.1}, new double[] {
                                a, b, 3
                            }),
                    SOLVER);
            for (int k = 0; k <= steps; k++) {
                double t = 2.0 * k / steps;
                double flowError = pair.flow()[2 * k] - share.applyAsDouble(t);
                double valueError = pair.values()[2 * k] - pair.values()[2 * k + 1] - gain.applyAsDouble(t);
                flowErrors[i] = Math.max(flowErrors[i], Math.abs(flowError));
                valueErrors[i] = Math.max(valueErrors[i], Math.abs(valueError));
            }
        }

        assertThat(flowErrors[0] / flowErrors[1]).isBetween(LEAST_RATIO, LARGEST_RATIO);
        assertThat(valueErrors[0] / valueErrors[1]).isBetween(LEAST_RATIO, LARGEST_RATIO);
    }

    /** Without avoidance, {@code I + S − (γ/β) ln S} does not change. */
    @Test
    void keepsTheEpidemicsConservedQuantityAtOrderTwo() {
        double[] drift = new double[2];
        for (int i = 0; i < 2; i++) {
            int steps = 400 << i;
            double[] flow = Richardson.solve(epidemic(steps, 0), SOLVER).flow();
            for (int k = 0; k <= steps; k++) {
                double change = conserved(flow, k) - conserved(flow, 0);
                drift[i] = Math.max(drift[i], Math.abs(change));
            }
        }

        assertThat(drift[0] / drift[1]).isBetween(LEAST_RATIO, LARGEST_RATIO);
    }

    private static double conserved(double[] flow, int k) {
        return flow[3 * k + 1] + flow[3 * k] - 0.1 / 0.4 * StrictMath.log(flow[3 * k]);
    }

    private static EquilibriumProblem epidemic(int steps, double cost) {
        return EquilibriumProblem.nash(
                new EpidemicGame(), TimeGrid.uniform(0, 40, steps), new double[] {0.99, 0.01, 0}, new double[] {
                    0.4, 0.1, 1, cost
                });
    }

    private static EquilibriumProblem linearQuadratic(int steps, Coupling coupling) {
        return EquilibriumProblem.nash(
                        new LinearQuadraticGame(3),
                        TimeGrid.uniform(0, 2, steps),
                        new double[] {0.6, 0.3, 0.1},
                        new double[] {1, 5, 2, 0.5, 0.5, 1})
                .withCoupling(coupling);
    }

    @Test
    void approachesTheFineGridsAvoidanceAtOrderTwo() {
        double[] truth =
                atTwentyPoints(Richardson.solve(epidemic(12_800, 1), SOLVER).flow());
        double coarse = distance(Richardson.solve(epidemic(200, 1), SOLVER).flow(), truth);
        double fine = distance(Richardson.solve(epidemic(400, 1), SOLVER).flow(), truth);

        assertThat(coarse / fine).isBetween(LEAST_RATIO, LARGEST_RATIO);
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void approachesTheFineGridsFlowWhereRatesAreClippedAndStepsDivided(Coupling coupling) {
        double[] truth = atTwentyPoints(
                Richardson.solve(linearQuadratic(6_400, coupling), SOLVER).flow());
        EquilibriumProblem coarse = linearQuadratic(20, coupling);
        double[] errors = new double[4];
        Substeps substeps = SOLVER.solve(coarse).substeps();
        for (int i = 0; i < errors.length; i++) {
            EquilibriumProblem halved = coarse.withSubsteps(new SubstepRule.Frozen(substeps));
            Richardson pair = Richardson.solve(halved, SOLVER);
            errors[i] = distance(pair.flow(), truth);
            assertThat(errors[i]).isLessThan(distance(pair.fine().flow(), truth) / 2);
            substeps = pair.fine().substeps();
        }

        assertThat(SOLVER.solve(coarse).substeps().total(0))
                .isGreaterThan(coarse.grid().steps());
        assertThat(SOLVER.solve(coarse).rates()).contains(0.0);
        for (int i = 1; i < errors.length; i++) {
            assertThat(errors[i - 1] / errors[i]).isGreaterThan(LEAST_RATIO_AT_KINKS);
        }
        assertThat(errors[0] / errors[3]).isGreaterThan(Math.pow(LEAST_RATIO, 2.5));
    }

    private static double[] atTwentyPoints(double[] flow) {
        int steps = flow.length / 3 - 1;
        double[] result = new double[63];
        for (int k = 0; k <= 20; k++) {
            System.arraycopy(flow, k * (steps / 20) * 3, result, 3 * k, 3);
        }
        return result;
    }

    private static double distance(double[] flow, double[] truth) {
        double[] own = atTwentyPoints(flow);
        double distance = 0;
        for (int i = 0; i < own.length; i++) {
            distance = Math.max(distance, Math.abs(own[i] - truth[i]));
        }
        return distance;
    }

    @Test
    void theChangeOfTheFlowEstimatesTheErrorInTime() {
        double[] truth =
                atTwentyPoints(Richardson.solve(epidemic(12_800, 1), SOLVER).flow());
        Richardson pair = Richardson.solve(epidemic(400, 1), SOLVER);

        double error = distance(pair.fine().flow(), truth);
        assertThat(pair.flowChange(0)).isCloseTo(error, within(0.1 * error));
        assertThat(distance(pair.flow(), truth)).isLessThan(pair.flowChange(0));
    }

    @Test
    void sharesSumToOneAndAWarmStartLeadsToTheSamePair() {
        EquilibriumProblem problem = Instances.randomLinearQuadratic(3, 5);
        Richardson pair = Richardson.solve(problem, SOLVER);
        Richardson again = Richardson.solve(problem, SOLVER, pair);

        assertThat(pair.worstStatus()).isEqualTo(Status.CONVERGED);
        double[] flow = pair.flow();
        for (int k = 0; k < problem.grid().points(); k++) {
            for (int lane = 0; lane < 5; lane++) {
                double mass = 0;
                for (int x = 0; x < 4; x++) {
                    mass += flow[(k * 4 + x) * 5 + lane];
                }
                assertThat(mass).isCloseTo(1, within(1e-12));
            }
        }
        for (int i = 0; i < flow.length; i++) {
            assertThat(again.flow()[i]).isCloseTo(flow[i], within(1e-11));
        }
        assertThat(again.fine().iterations(0)).isLessThan(pair.fine().iterations(0));
    }

    @Test
    void aLaneIsAsGoodAsTheWorseOfItsEquilibria() {
        EquilibriumProblem problem = Instances.randomLinearQuadratic(3, 5);
        Richardson rough =
                Richardson.solve(problem, new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(6)));

        assertThat(rough.coarse().worstStatus()).isEqualTo(Status.NOT_CONVERGED);
        for (int lane = 0; lane < 5; lane++) {
            assertThat(rough.status(lane))
                    .isEqualTo(rough.coarse().status(lane).worse(rough.fine().status(lane)));
        }
        assertThat(rough.worstStatus()).isEqualTo(Status.NOT_CONVERGED);
    }
}
