package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.equilibrium.TimeOrder;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.optimize.LbfgsOptions;
import tacit.parameter.Constant;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FixedPointTangent;

/** How fits and their starts end where something fails, or where there is nothing to see. */
class FitEndTest {
    private static final TimeGrid COARSE = TimeGrid.uniform(0, 40, 40);
    private static final FitModel MODEL = LossEvaluatorTest.model(Coupling.NASH);

    /** A start that stands at a minimum of loss 1, then is evaluated with fresh substeps. */
    private static StartResult ended(Evaluation fresh) {
        LbfgsStart start = new LbfgsStart(new StartRecord(MODEL, 0), LbfgsOptions.DEFAULT, MODEL.start());
        start.tell(new Evaluation(1, new double[MODEL.size()], Status.CONVERGED, false));
        start.settle(fresh);
        return start.result();
    }

    @Test
    void aStartWhoseEndCannotBeSolvedAfreshHasFailed() {
        double[] none = new double[MODEL.size()];
        StartResult result = ended(new Evaluation(Double.POSITIVE_INFINITY, none, Status.NOT_CONVERGED, false));

        assertThat(result.status()).isEqualTo(FitStatus.FAILED);
        assertThat(result.loss()).isInfinite();
        assertThat(result.failures()).containsEntry(Status.NOT_CONVERGED, 1);
    }

    @Test
    void theLossOfAStartIsThatOfItsEndSolvedAfresh() {
        StartResult result = ended(new Evaluation(0.75, new double[MODEL.size()], Status.CONVERGED, false));

        assertThat(result.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(result.loss()).isEqualTo(0.75 * MODEL.lossUnit());
    }

    @Test
    void aFitWithoutAnEquilibriumAtItsBestIsNoSuccess() {
        DampedPicard hasty = new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(1));
        Solvers solvers = new Solvers(hasty, new FixedPointAdjoint(), new FixedPointTangent(), TimeOrder.FIRST);
        double[] theta = MODEL.start();
        StartResult best = new StartResult(
                0,
                FitStatus.CONVERGED,
                5,
                1,
                theta,
                MODEL.values(theta),
                List.of(2.0, 1.0),
                Optional.empty(),
                Map.of());
        FitResult fit = FitResult.of(MODEL, solvers, List.of(best), true);

        assertThat(fit.equilibrium().worstStatus()).isEqualTo(Status.NOT_CONVERGED);
        assertThat(fit.status().successful()).isFalse();
        assertThat(fit.findings().getFirst().message()).contains("failed");
    }

    @Test
    void aDeadStartOfAdamReportsNoLossBelowInfinity() {
        List<FitProgress> heard = new ArrayList<>();
        FitResult fit = Calibration.of(
                        Epidemics.problem(COARSE, 0.01, 0.4, 5, 1, 0.1).withSubsteps(new SubstepRule.Single()))
                .observing(Epidemics.seen(Epidemics.problem(COARSE, 0.01, 0.6, 0.15, 1, 0.1), 4))
                .optimizer(Optimizer.adam(30, 0.1, 1))
                .starts(1)
                .listener(heard::add)
                .fit(Constant.parameters("gamma"));

        assertThat(fit.status()).isEqualTo(FitStatus.FAILED);
        assertThat(fit.best().history()).hasSizeBetween(1, 29).containsOnly(Double.POSITIVE_INFINITY);
        assertThat(heard).extracting(FitProgress::bestLoss).containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void dataThatAreAllZeroAreFittedOnTheirScale() {
        double[] times = Epidemics.range(10, 4);
        FitResult fit = Calibration.of(Epidemics.problem(COARSE, 0.01, 0.4, 0.1, 1, 0.1))
                .observing(Trajectories.of(List.of("I"), times, new double[10]), Scale.population(1000))
                .starts(1)
                .fit(Constant.parameters("gamma"));

        // most infected recover at once, the ten of the first time stay
        assertThat(fit.best().loss()).isFinite().isLessThan(fit.best().history().getFirst());
        assertThat(fit.rmse()).isBetween(Math.sqrt(100.0 / 10), 4.0);
        assertThat(fit.status()).isNotEqualTo(FitStatus.FAILED);
    }
}
