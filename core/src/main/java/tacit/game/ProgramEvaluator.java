package tacit.game;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tacit.formula.ExecutableProgram;

/** Evaluates a game by its programs, for one thread and a fixed number of lanes. */
final class ProgramEvaluator implements GameEvaluator {
    private static final int ARGUMENTS = GameExecutables.ARGUMENTS;
    private static final int RESULTS = GameExecutables.RESULTS;

    private final int lanes;
    private final Call step;
    private final Call stepTangent;
    private final Call stepCotangent;
    private final Call terminal;
    private final Call terminalTangent;
    private final Call terminalCotangent;
    private final Call control;

    ProgramEvaluator(GameExecutables programs, int lanes) {
        this.lanes = lanes;
        step = new Call(programs.step, ARGUMENTS + RESULTS);
        stepTangent = new Call(programs.stepTangent, 2 * ARGUMENTS + RESULTS);
        stepCotangent = new Call(programs.stepCotangent, 2 * ARGUMENTS + RESULTS);
        terminal = new Call(programs.terminal, ARGUMENTS + 1);
        terminalTangent = new Call(programs.terminalTangent, 2 * ARGUMENTS + 1);
        terminalCotangent = new Call(programs.terminalCotangent, 2 * ARGUMENTS + 1);
        control = new Call(programs.control, ARGUMENTS + 1);
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public void evaluate(GamePoint at, GameResponse response) {
        step.begin().take(at).take(response).run();
    }

    @Override
    public void tangent(GamePoint at, GamePoint direction, GameResponse derivative) {
        stepTangent.begin().take(at).take(direction).take(derivative).run();
    }

    @Override
    public void cotangent(GamePoint at, GameResponse seed, GamePoint cotangent) {
        stepCotangent.begin().take(at).take(seed).take(cotangent).run();
    }

    @Override
    public void terminal(GamePoint at, double[] cost, int offset) {
        terminal.begin().take(at).take(cost, offset).run();
    }

    @Override
    public void terminalTangent(GamePoint at, GamePoint direction, double[] derivative, int offset) {
        terminalTangent
                .begin()
                .take(at)
                .take(direction)
                .take(derivative, offset)
                .run();
    }

    @Override
    public void terminalCotangent(GamePoint at, double[] seed, int offset, GamePoint cotangent) {
        terminalCotangent.begin().take(at).take(seed, offset).take(cotangent).run();
    }

    @Override
    public void controls(GamePoint at, double[] controls, int offset) {
        control.begin().take(at).take(controls, offset).run();
    }

    /** A program with its arguments, filled in one after the other; made executable at the first run. */
    private final class Call {
        private final Supplier<IntFunction<ExecutableProgram>> program;
        private final double[][] arrays;
        private final int[] offsets;
        private int count;
        private @Nullable ExecutableProgram executable;

        Call(Supplier<IntFunction<ExecutableProgram>> program, int buffers) {
            this.program = program;
            arrays = new double[buffers][];
            offsets = new int[buffers];
        }

        Call begin() {
            count = 0;
            return this;
        }

        Call take(double[] array, int offset) {
            arrays[count] = array;
            offsets[count++] = offset;
            return this;
        }

        Call take(GamePoint point) {
            for (int i = 0; i < ARGUMENTS; i++) {
                take(point.array(i), point.offset(i));
            }
            return this;
        }

        Call take(GameResponse response) {
            for (int i = 0; i < RESULTS; i++) {
                take(response.array(i), response.offset(i));
            }
            return this;
        }

        void run() {
            ExecutableProgram ready = executable;
            if (ready == null) {
                ready = program.get().apply(lanes);
                executable = ready;
            }
            ready.run(arrays, offsets);
        }
    }
}
