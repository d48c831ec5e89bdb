package tacit.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.data.InputException;
import tacit.data.TextSource;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.TimeOrder;

class ExperimentsTest {
    private static final String SMALL = "game: epidemic\ndata: boarding-school\nobserve: {population: 763}\n";

    @Test
    void everyKeyIsRead() {
        Experiment experiment = read("""
                title: A title
                game: epidemic
                data: own.csv
                observe: {states: [I, R], population: 763, unit: boys}
                time: {unit: day, start: -1, horizon: 20, steps-per-unit: 7}
                initial: {S: rest, I: {model: estimate, start: 2}, R: 1.5}
                parameters:
                  beta: {model: path, knots: 5, start: 0.7}
                  gamma: 0.1 + 0.3*mu[I]
                  c_alpha: {model: fixed, value: 2}
                  c_I: constant
                fit: {optimizer: adam, starts: 3, seed: 9, coupling: euler, solver: newton, adjoint: fixed-point,
                  time-order: second, substeps: 4, max-iterations: 50, learning-rate: 0.1, schedule: cosine,
                  batch: 5, window: 0.2, validation: 0.1, patience: 7, finish: 30, seeds: 2}
                """);

        assertThat(experiment.title()).isEqualTo("A title");
        assertThat(experiment.data()).isEqualTo(new DataSetting.Given("/folder/own.csv"));
        assertThat(experiment.observation())
                .isEqualTo(new ObservationSetting(
                        List.of("I", "R"), new ObservationSetting.Population(OptionalDouble.of(763)), "boys"));
        assertThat(experiment.time())
                .isEqualTo(new TimeSetting(
                        "day", OptionalDouble.of(-1), OptionalDouble.of(20), new TimeSetting.PerUnit(7)));
        assertThat(((InitialSetting.States) experiment.initial()).values())
                .containsEntry("S", new InitialSetting.Rest())
                .containsEntry("I", new InitialSetting.Estimated(OptionalDouble.of(2)))
                .containsEntry("R", new InitialSetting.Known(1.5));
        assertThat(experiment.parameters())
                .containsEntry("beta", new ParameterSetting.TimePath(5, OptionalDouble.of(0.7)))
                .containsEntry("gamma", new ParameterSetting.Formula("0.1 + 0.3*mu[I]"))
                .containsEntry("c_alpha", new ParameterSetting.Fixed(OptionalDouble.of(2)))
                .containsEntry("c_I", new ParameterSetting.Constant(OptionalDouble.empty()));
        assertThat(experiment.fit())
                .isEqualTo(new FitSetting(
                        FitSetting.Optimizer.ADAM,
                        3,
                        9,
                        Coupling.EULER,
                        SolverChoice.NEWTON,
                        AdjointChoice.FIXED_POINT,
                        TimeOrder.SECOND,
                        4,
                        OptionalInt.of(50),
                        OptionalDouble.of(0.1),
                        new TrainingSetting(TrainingSetting.LearningRate.COSINE, 5, 0.2, 0.1, 7, 30, 16, 2e-8),
                        2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            gmae: epidemic                              | line 4: unknown key 'gmae': did you mean 'game'?
            fit: {strats: 3}                            | line 4: unknown key 'strats' in 'fit': did you mean 'starts'?
            fit: {starts: 0}                            | line 4: fit.starts (0) must be positive
            fit: {starts: 2.5}                          | line 4: fit.starts (2.5) must be a whole number
            fit: {starts: many}                         | line 4: fit.starts (many) must be a number
            fit: {seed: x}                              | line 4: fit.seed (x) must be a whole number
            fit: {coupling: nesh}                       | line 4: fit.coupling (nesh) is not a choice: did you mean 'nash'?
            fit: {solver: newtn}                        | line 4: fit.solver (newtn) is not a choice: did you mean 'newton'?
            fit: {time-order: 2}                        | line 4: fit.time-order (2) is not a choice
            fit: {adjoint: direkt}                      | line 4: fit.adjoint (direkt) is not a choice: did you mean 'direct'?
            fit: 3                                      | line 4: 'fit' is '3': it must hold keys
            fit: {starts: [1]}                          | line 4: 'fit.starts' is a list: give a number
            parameters: {bata: constant}                | game epidemic has no parameter 'bata': did you mean 'beta'?
            parameters: {beta: constnat}                | did you mean 'constant'?
            parameters: {beta: {model: pth}}            | did you mean 'path'?
            parameters: {beta: {model: constant, knots: 3}} | 'knots' does not go with model 'constant'
            parameters: {beta: {model: path, knots: 1}} | parameters.beta.knots (1) must be 2 or more
            parameters: {beta: }                        | 'parameters.beta' is nothing
            settings: {d: 3}                            | game epidemic has no setting 'd': there are none here
            inputs: {open: 1}                           | game epidemic has no input 'open'
            initial: {I: many}                          | initial.I (many) must be a number, 'estimate' or 'rest'
            initial: {I: rest, S: rest}                 | has 2 states that take the rest
            initial: guess                              | initial (guess) must be 'data', 'game'
            time: {steps: 3, steps-per-unit: 4}         | has both 'steps' and 'steps-per-unit'
            time: {horizon: 1e400}                      | time.horizon (1e400) must be a number
            title: [a                                   | this is not YAML
            game: epidemic                              | key 'game' stands twice
            """)
    void whatIsNotUnderstoodIsAnsweredWithItsLineAndARemedy(String line, String message) {
        assertThatThrownBy(() -> read(SMALL + line + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("my.yaml, line ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nothing\n", "- game: epidemic\n", "epidemic", "data: x\n", "game: epidemic\n---\na: b\n"})
    void whatIsNoExperimentIsSaidSo(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageStartingWith("my.yaml");
    }

    @Test
    void overridesAreFoundByPathAndByLastName() {
        Experiment experiment = read(
                SMALL + "time: {steps: 10}\nparameters: {beta: constant, gamma: constant}\ninitial: {I: 3, S: rest}\n",
                "steps-per-unit=20",
                "fit.starts=4",
                "beta=1.5",
                "parameters.gamma.start=0.4",
                "c_I=constant",
                "initial.I=estimate",
                "states=[I, R]",
                "scale=estimate");

        assertThat(experiment.time().steps()).isEqualTo(new TimeSetting.PerUnit(20));
        assertThat(experiment.fit().starts()).isEqualTo(4);
        assertThat(experiment.parameters())
                .containsEntry("beta", new ParameterSetting.Fixed(OptionalDouble.of(1.5)))
                .containsEntry("gamma", new ParameterSetting.Constant(OptionalDouble.of(0.4)))
                .containsEntry("c_I", new ParameterSetting.Constant(OptionalDouble.empty()));
        assertThat(((InitialSetting.States) experiment.initial()).values())
                .containsEntry("I", new InitialSetting.Estimated(OptionalDouble.empty()));
        assertThat(experiment.observation().states()).containsExactly("I", "R");
        assertThat(experiment.observation().scale()).isEqualTo(new ObservationSetting.EstimatedScale());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bogus=1            | --set bogus=1: unknown key 'bogus': known are
            strats=2           | --set strats=2: unknown key 'strats': did you mean 'starts'?
            fit.strats=2       | unknown key 'fit.strats': did you mean 'fit.starts'?
            parameters.bta=2   | unknown key 'parameters.bta': did you mean 'parameters.beta'?
            unit=week          | 'unit' may mean observe.unit or time.unit: write one of them
            starts             | --set starts: write key=value
            starts=0           | --set starts=0: fit.starts (0) must be positive
            beta=              | --set beta=: 'parameters.beta' is nothing
            """)
    void overridesThatAreNotUnderstoodNameTheNearestKey(String override, String message) {
        assertThatThrownBy(() -> read(SMALL, override))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shippedExperimentsAreRead() {
        for (String name : List.of("boarding-school", "boarding-school-sir")) {
            Experiment experiment = Experiments.load(name, List.of());
            assertThat(experiment.name()).isEqualTo(name);
            assertThat(experiment.game().definition().name()).isEqualTo("epidemic");
        }
    }

    @Test
    void anUnknownExperimentNamesTheNearest() {
        assertThatThrownBy(() -> Experiments.load("bording-school", List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no experiment 'bording-school'")
                .hasMessageContaining("did you mean 'boarding-school'?");
    }

    private static Experiment read(String yaml, String... overrides) {
        return Experiments.read(
                TextSource.of("my.yaml", yaml.getBytes(UTF_8)), Path.of("/folder"), "my", Arrays.asList(overrides));
    }
}
