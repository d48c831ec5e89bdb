package tacit.game;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A mean field game whose evaluations are programs, and whose derivatives are derived from them. */
final class ProgramGame implements MeanFieldGame {
    private final GamePrograms programs;
    private final GameExecutables executables;

    ProgramGame(GamePrograms programs, GameExecutables executables) {
        this.programs = programs;
        this.executables = executables;
    }

    @Override
    public String name() {
        return programs.name();
    }

    @Override
    public TransitionGraph graph() {
        return programs.graph();
    }

    @Override
    public List<String> states() {
        return programs.states();
    }

    @Override
    public List<ParameterElement> parameters() {
        return programs.parameters();
    }

    @Override
    public List<ParameterElement> inputs() {
        return programs.inputs();
    }

    @Override
    public List<String> controls() {
        return programs.controls();
    }

    @Override
    public int actionAggregates() {
        return 0;
    }

    @Override
    public Optional<double[]> initial() {
        return programs.initial().map(double[]::clone);
    }

    @Override
    public OptionalDouble horizon() {
        return programs.horizon();
    }

    @Override
    public GameEvaluator evaluator(int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes (" + lanes + ") must be positive");
        }
        return new ProgramEvaluator(executables, lanes);
    }

    @Override
    public GameStepper stepper(int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes (" + lanes + ") must be positive");
        }
        return new ProgramStepper(executables, lanes);
    }
}
