package tacit.game;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tacit.formula.ExecutableProgram;
import tacit.formula.Hoisting;
import tacit.game.GamePoint.Argument;

/** A game's programs, executable, each compiled when it is first needed. */
final class GameExecutables {
    static final int ARGUMENTS = GamePoint.Argument.values().length;
    static final int RESULTS = GameResponse.Result.values().length;

    final DerivedPrograms instant;
    final DerivedPrograms bellman;
    final DerivedPrograms kolmogorov;
    final DerivedPrograms terminal;
    final Supplier<IntFunction<ExecutableProgram>> control;
    final Supplier<IntFunction<ExecutableProgram>> curvature;
    final Supplier<Optional<EliminationPrograms>> elimination;

    GameExecutables(GamePrograms programs, ExecutableProgram.Compiler compiler) {
        instant = new DerivedPrograms(programs.instant(), ARGUMENTS, RESULTS, Argument.FLOW, compiler, this);
        bellman = new DerivedPrograms(programs.bellman(), ARGUMENTS + 1, 1, Argument.FLOW, compiler, this);
        kolmogorov = new DerivedPrograms(programs.kolmogorov(), ARGUMENTS + 1, 1, Argument.VALUE, compiler, this);
        terminal = new DerivedPrograms(programs.terminal(), ARGUMENTS, 1, Argument.FLOW, compiler, this);
        control = new Lazy<>(this, () -> compiler.compile(Hoisting.hoist(programs.control())));
        curvature = new Lazy<>(this, () -> compiler.compile(Hoisting.hoist(programs.curvature())));
        elimination = new Lazy<>(
                this,
                () -> programs.states().size() > EliminationPrograms.MOST_STATES
                        ? Optional.empty()
                        : EliminationPrograms.of(
                                bellman.parts(), kolmogorov.parts(), terminal.parts(), compiler, this));
    }
}
