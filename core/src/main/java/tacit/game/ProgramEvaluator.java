package tacit.game;

import tacit.game.GameStepper.Variables;

/** Evaluates a game by its programs, for one thread and a fixed number of lanes. */
final class ProgramEvaluator implements GameEvaluator {
    private static final int ARGUMENTS = GameExecutables.ARGUMENTS;
    private static final int RESULTS = GameExecutables.RESULTS;

    private final int lanes;
    private final ProgramCall instant;
    private final ProgramCall instantTangent;
    private final ProgramCall instantCotangent;
    private final ProgramCall terminal;
    private final ProgramCall terminalTangent;
    private final ProgramCall terminalCotangent;
    private final ProgramCall control;

    ProgramEvaluator(GameExecutables programs, int lanes) {
        this.lanes = lanes;
        DerivedPrograms step = programs.instant;
        instant = new ProgramCall(step.plain(), lanes, ARGUMENTS + RESULTS);
        instantTangent = new ProgramCall(step.tangent(Variables.ALL), lanes, 2 * ARGUMENTS + RESULTS);
        instantCotangent = new ProgramCall(step.cotangent(Variables.ALL), lanes, 2 * ARGUMENTS + RESULTS);
        DerivedPrograms end = programs.terminal;
        terminal = new ProgramCall(end.plain(), lanes, ARGUMENTS + 1);
        terminalTangent = new ProgramCall(end.tangent(Variables.ALL), lanes, 2 * ARGUMENTS + 1);
        terminalCotangent = new ProgramCall(end.cotangent(Variables.ALL), lanes, 2 * ARGUMENTS + 1);
        control = new ProgramCall(programs.control, lanes, ARGUMENTS + 1);
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public void evaluate(GamePoint at, GameResponse response) {
        instant.at(at).take(response).run();
    }

    @Override
    public void tangent(GamePoint at, GamePoint direction, GameResponse derivative) {
        instantTangent.at(at).take(direction).take(derivative).run();
    }

    @Override
    public void cotangent(GamePoint at, GameResponse seed, GamePoint cotangent) {
        instantCotangent.at(at).take(seed).take(cotangent).run();
    }

    @Override
    public void terminal(GamePoint at, double[] cost, int offset) {
        terminal.at(at).take(cost, offset).run();
    }

    @Override
    public void terminalTangent(GamePoint at, GamePoint direction, double[] derivative, int offset) {
        terminalTangent.at(at).take(direction).take(derivative, offset).run();
    }

    @Override
    public void terminalCotangent(GamePoint at, double[] seed, int offset, GamePoint cotangent) {
        terminalCotangent.at(at).take(seed, offset).take(cotangent).run();
    }

    @Override
    public void controls(GamePoint at, double[] controls, int offset) {
        control.at(at).take(controls, offset).run();
    }
}
