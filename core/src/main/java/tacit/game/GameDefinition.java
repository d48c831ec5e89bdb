package tacit.game;

import java.util.List;
import java.util.Optional;
import tacit.formula.Formula;

/**
 * What a game file says, checked but not yet instantiated: settings still have their defaults, formulas are syntax
 * trees. {@link GameParser} makes it; {@code toString} gives the file back.
 *
 * <p>Formulas may read settings, parameters, inputs, aggregates, the control where there is a choice to make, and
 * the built-in names {@code mu[x]} (the share of the population in a state), {@code t} (time), {@code horizon} and
 * {@code d} (the number of states, unless the game declares a {@code d} of its own).
 *
 * @param name in kebab-case
 * @param title a few words; empty where none are given
 * @param settings what may change the game's structure
 * @param states the states
 * @param parameters the parameters {@code γ}, in order
 * @param inputs what a what-if may set, in order
 * @param aggregates named sums over the population, each reading only those before it
 * @param control what a player chooses; empty where there is no choice
 * @param transitions the moves and their rates; where several match an edge their rates add up
 * @param stateCosts running costs of being in a state; where several match they add up
 * @param edgeCosts running costs of a move that is open; where several match they add up
 * @param terminalCosts costs at the horizon; where several match they add up
 * @param initial the initial distribution, where the file gives one
 * @param horizon the time at which the game ends, where the file gives one; a formula of settings
 * @param warnings what is allowed and probably not meant
 * @param source the text of the file
 */
public record GameDefinition(
        String name,
        String title,
        List<SettingDeclaration> settings,
        StateSpace states,
        List<ParameterDeclaration> parameters,
        List<ParameterDeclaration> inputs,
        List<AggregateDeclaration> aggregates,
        Optional<ControlDeclaration> control,
        List<EdgeFormula> transitions,
        List<StateFormula> stateCosts,
        List<EdgeFormula> edgeCosts,
        List<StateFormula> terminalCosts,
        Optional<InitialDeclaration> initial,
        Optional<Formula> horizon,
        List<GameWarning> warnings,
        String source) {
    /** Copies the lists. */
    public GameDefinition {
        settings = List.copyOf(settings);
        parameters = List.copyOf(parameters);
        inputs = List.copyOf(inputs);
        aggregates = List.copyOf(aggregates);
        transitions = List.copyOf(transitions);
        stateCosts = List.copyOf(stateCosts);
        edgeCosts = List.copyOf(edgeCosts);
        terminalCosts = List.copyOf(terminalCosts);
        warnings = List.copyOf(warnings);
    }

    /** The file as it was read. */
    @Override
    public String toString() {
        return source;
    }
}
