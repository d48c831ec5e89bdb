package tacit.experiment;

import java.util.List;
import tacit.game.GameDefinition;
import tacit.game.ParameterDeclaration;
import tacit.game.SettingDeclaration;

/**
 * The names that a game file declares.
 *
 * @param game the game's name
 * @param settings its settings
 * @param parameters its parameters, without indices
 * @param inputs its inputs, without indices
 */
record GameNames(String game, List<String> settings, List<String> parameters, List<String> inputs) {
    static GameNames of(GameDefinition game) {
        return new GameNames(
                game.name(),
                game.settings().stream().map(SettingDeclaration::name).toList(),
                game.parameters().stream().map(ParameterDeclaration::name).toList(),
                game.inputs().stream().map(ParameterDeclaration::name).toList());
    }

    /** The name in front of an index: {@code q} for {@code q[0,1]}. */
    static String block(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }
}
