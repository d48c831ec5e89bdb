package tacit.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.formula.ExecutableProgram;
import tacit.formula.Hoisting;
import tacit.formula.Program;

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
     * The programs of the Bellman and the Kolmogorov step, in the form in which they are compiled, to be looked at.
     *
     * @throws tacit.formula.FormulaException where the definition, with these options, describes no game
     */
    public static Map<String, Program> steps(GameDefinition definition, GameOptions options) {
        GamePrograms programs = GameLowering.lower(definition, options);
        Map<String, Program> steps = new LinkedHashMap<>();
        steps.put("Bellman step", Hoisting.hoist(programs.bellman()));
        steps.put("Kolmogorov step", Hoisting.hoist(programs.kolmogorov()));
        return steps;
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
