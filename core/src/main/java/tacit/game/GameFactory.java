package tacit.game;

import tacit.formula.ExecutableProgram;

/** Makes games from their definitions. */
public final class GameFactory {
    private GameFactory() {}

    /**
     * Derives controls, Hamiltonian, rates and their derivatives, and makes them executable.
     *
     * @param compiler how the derived programs are run
     * @throws tacit.formula.FormulaException where the definition, with these options, describes no game
     * @throws IllegalArgumentException where an option does not fit the definition
     */
    public static MeanFieldGame make(GameDefinition definition, GameOptions options, ExecutableProgram.Compiler compiler) {
        return new ProgramGame(GameLowering.lower(definition, options), compiler);
    }
}
