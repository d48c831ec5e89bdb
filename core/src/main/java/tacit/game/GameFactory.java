package tacit.game;

import java.util.ArrayList;
import java.util.List;
import tacit.formula.ExecutableProgram;

/** Makes games from their definitions. */
public final class GameFactory {
    private GameFactory() {}

    /**
     * What is allowed and probably not meant, in the file or in what its settings make of it.
     *
     * @throws tacit.formula.FormulaException where the definition, with these options, describes no game
     */
    public static List<GameWarning> warnings(GameDefinition definition, GameOptions options) {
        List<GameWarning> warnings = new ArrayList<>(definition.warnings());
        if (!(definition.states() instanceof StateSpace.Named)) {
            for (String state : GameLowering.untouchedStates(definition, options)) {
                warnings.add(new GameWarning(
                        definition.states().position(), "no transition leaves or enters the state '" + state + "'"));
            }
        }
        return warnings;
    }

    /**
     * Derives controls, Hamiltonian, rates and their derivatives, and makes them executable.
     *
     * @param compiler how the derived programs are run
     * @throws tacit.formula.FormulaException where the definition, with these options, describes no game
     * @throws IllegalArgumentException where an option does not fit the definition
     */
    public static MeanFieldGame make(
            GameDefinition definition, GameOptions options, ExecutableProgram.Compiler compiler) {
        GamePrograms programs = GameLowering.lower(definition, options);
        GameExecutables executables = new GameExecutables(programs, compiler);
        DomainCheck.require(programs, executables);
        return new ProgramGame(programs, executables);
    }
}
