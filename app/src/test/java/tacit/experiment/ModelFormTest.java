package tacit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tacit.calibrate.Optimizer;
import tacit.equilibrium.GridPath;
import tacit.parameter.ParameterModel;

class ModelFormTest {
    @Test
    void everyFormOfTwoParametersInSixStatesIsSmallEnoughForLeastSquares() {
        FitProblem problem = FitProblem.of(Experiments.load(
                "paper/lq-constant-d3",
                List.of("d=6", "parameters.kappa={model: automatic}", "train=2", "test=1", "steps=20")));
        double[] values = problem.game().parameters().clone();
        Arrays.setAll(values, i -> Double.isNaN(values[i]) ? 1 : values[i]);

        assertThat(problem.candidates())
                .hasSize(6)
                .allSatisfy(candidate -> assertThat(ParameterModel.of(
                                        problem.game().game(),
                                        problem.grid(),
                                        GridPath.constant(values.length, 1, values),
                                        candidate.blocks())
                                .size())
                        .isLessThan(Optimizer.GaussNewton.MOST_UNKNOWNS));
    }
}
