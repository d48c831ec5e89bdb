package tacit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.data.InputException;
import tacit.equilibrium.Coupling;
import tacit.network.Activation;
import tacit.observe.Trajectory;

class PaperExperimentsTest {
    private static final List<String> FEW = List.of("train=4", "test=2");

    static List<String> names() {
        return PaperExperiments.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyExperimentIsReadByName(String name) {
        Experiment experiment = Experiments.load(name, List.of());

        assertThat(experiment.name()).isEqualTo(name);
        assertThat(experiment.data()).isInstanceOf(DataSetting.Synthetic.class);
        assertThat(Experiments.titles()).containsEntry(name, experiment.title());
    }

    @ParameterizedTest
    @MethodSource("names")
    void thePapersProtocolIsItsCouplingItsNetworkAndAdamAlone(String name) {
        Experiment experiment = Experiments.loadWithPaperProtocol(name, List.of());

        assertThat(experiment.fit().coupling()).isEqualTo(Coupling.EULER);
        assertThat(experiment.fit().substeps()).isGreaterThan(1);
        assertThat(experiment.fit().optimizer()).isEqualTo(FitSetting.Optimizer.ADAM);
        assertThat(experiment.fit().training())
                .isEqualTo(new TrainingSetting(TrainingSetting.LearningRate.CONSTANT, 10, 0.2, 0, 50, 0, 16, 2e-8));
        assertThat(experiment.parameters().get("gamma"))
                .isInstanceOfSatisfying(ParameterSetting.Network.class, network -> {
                    assertThat(network.hidden()).containsExactly(64, 64);
                    assertThat(network.activation()).isEqualTo(Activation.RELU);
                    assertThat(network.reads()).isEqualTo(ParameterSetting.Reads.TIME_AND_FLOW);
                });
    }

    @Test
    void theSettingsAreThoseOfThePaper() {
        Experiment experiment = Experiments.load("paper/lq-arc-d8", List.of("noise=1e-3", "seeds=5"));

        assertThat(experiment.data())
                .isEqualTo(new DataSetting.Synthetic(
                        new DataSetting.Equilibria(Map.of("gamma", "0.1 + 4*2.9/horizon^2*t*(horizon - t)"), 1e-3),
                        200,
                        20));
        assertThat(experiment.settings()).containsEntry("d", "8");
        assertThat(experiment.fit().seeds()).isEqualTo(5);
        FitProblem problem = FitProblem.of(Experiments.load("paper/lq-arc-d8", FEW));
        assertThat(problem.grid().points()).isEqualTo(100);
        assertThat(problem.grid().time(99)).isEqualTo(2);
    }

    @Test
    void anArcIsTrueAtEveryPointOfTheGrid() {
        FitProblem problem = FitProblem.of(Experiments.load("paper/lq-arc-d3", FEW));
        KnownTruth truth = problem.test().orElseThrow().truth().orElseThrow();
        int gamma = problem.game().parameterIndex("gamma");
        for (int k = 0; k < problem.grid().points(); k++) {
            double t = problem.grid().time(k);
            assertThat(truth.parameters().values()[truth.parameters().offset(k) + gamma * 2])
                    .isCloseTo(0.1 + 2.9 * t * (2 - t), within(1e-13)); // a few roundings
        }
    }

    @Test
    void seedsHaveTheirOwnFlowsToLearnFromAndTheSameToBeTestedWith() {
        Experiment experiment = Experiments.load("paper/lq-constant-d3", FEW);
        FitProblem one = FitProblem.of(experiment, 1);
        FitProblem two = FitProblem.of(experiment, 2);

        assertThat(values(one.trajectories().all().getFirst()))
                .isNotEqualTo(values(two.trajectories().all().getFirst()));
        assertThat(values(one.test().orElseThrow().trajectories().all().getFirst()))
                .isEqualTo(values(two.test().orElseThrow().trajectories().all().getFirst()));
    }

    private static double[] values(Trajectory trajectory) {
        return trajectory.values();
    }

    @Test
    void aNearNameIsOffered() {
        assertThatThrownBy(() -> Experiments.load("paper/lq-ark-d3", List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'paper/lq-arc-d3'?");
        assertThatThrownBy(() -> Experiments.loadWithPaperProtocol("boarding-school", List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not an experiment of the paper");
    }
}
