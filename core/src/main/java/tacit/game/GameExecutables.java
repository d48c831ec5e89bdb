package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tacit.formula.Buffer;
import tacit.formula.ExecutableProgram;
import tacit.formula.Program;
import tacit.formula.ProgramDerivatives;

/** A game's programs and their derivatives, each compiled when it is first needed and then shared by all threads. */
final class GameExecutables {
    static final int ARGUMENTS = GamePoint.Argument.values().length;
    static final int RESULTS = GameResponse.Result.values().length;

    final Supplier<IntFunction<ExecutableProgram>> step;
    final Supplier<IntFunction<ExecutableProgram>> stepTangent;
    final Supplier<IntFunction<ExecutableProgram>> stepCotangent;
    final Supplier<IntFunction<ExecutableProgram>> terminal;
    final Supplier<IntFunction<ExecutableProgram>> terminalTangent;
    final Supplier<IntFunction<ExecutableProgram>> terminalCotangent;
    final Supplier<IntFunction<ExecutableProgram>> control;
    final Supplier<IntFunction<ExecutableProgram>> curvature;

    GameExecutables(GamePrograms programs, ExecutableProgram.Compiler compiler) {
        step = lazily(compiler, programs::step);
        stepTangent = lazily(compiler, () -> tangent(programs.step()));
        stepCotangent = lazily(compiler, () -> cotangent(programs.step()));
        terminal = lazily(compiler, programs::terminal);
        terminalTangent = lazily(compiler, () -> tangent(programs.terminal()));
        terminalCotangent = lazily(compiler, () -> cotangent(programs.terminal()));
        control = lazily(compiler, programs::control);
        curvature = lazily(compiler, programs::curvature);
    }

    /** Derivatives of a program add to its expression graph, so no two are derived at the same time. */
    private Supplier<IntFunction<ExecutableProgram>> lazily(
            ExecutableProgram.Compiler compiler, Supplier<Program> program) {
        return new Lazy<>(this, () -> compiler.compile(program.get()));
    }

    private static Program tangent(Program program) {
        Map<Buffer, Buffer> directions = partners(program.external());
        List<Buffer> external = new ArrayList<>(arguments(program));
        arguments(program).forEach(buffer -> external.add(directions.get(buffer)));
        results(program).forEach(buffer -> external.add(directions.get(buffer)));
        return new ProgramDerivatives(program, differentiated(program)).tangent(external, directions);
    }

    private static Program cotangent(Program program) {
        Map<Buffer, Buffer> weights = partners(program.external());
        List<Buffer> external = new ArrayList<>(arguments(program));
        results(program).forEach(buffer -> external.add(weights.get(buffer)));
        arguments(program).forEach(buffer -> external.add(weights.get(buffer)));
        return new ProgramDerivatives(program, differentiated(program)).cotangent(external, weights);
    }

    private static List<Buffer> arguments(Program program) {
        return program.external().subList(0, ARGUMENTS);
    }

    private static List<Buffer> results(Program program) {
        return program.external().subList(ARGUMENTS, program.external().size());
    }

    private static Set<Buffer> differentiated(Program program) {
        Set<Buffer> buffers = new HashSet<>(arguments(program));
        buffers.remove(program.external().get(GamePoint.Argument.TIME.ordinal()));
        return buffers;
    }

    private static Map<Buffer, Buffer> partners(List<Buffer> buffers) {
        Map<Buffer, Buffer> partners = new HashMap<>();
        buffers.forEach(buffer -> partners.put(buffer, Buffer.external("d " + buffer.name(), buffer.size())));
        return partners;
    }
}
