package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.NearestName;

/** Checks the formulas that are given for parameters when a game is made. */
final class OptionCheck {
    private final GameDefinition game;
    private final List<String> stateNames;
    private final SymbolTable symbols;
    /** What each given formula and each aggregate reads. */
    private final Map<String, Set<String>> reads = new HashMap<>();

    private OptionCheck(GameDefinition game, Map<String, SettingDeclaration.Value> settings) {
        this.game = game;
        List<SettingDeclaration> chosen = game.settings().stream()
                .map(setting -> new SettingDeclaration(
                        setting.name(),
                        settings.getOrDefault(setting.name(), setting.value()),
                        setting.meaning(),
                        setting.position()))
                .toList();
        this.stateNames = StateParser.names(game.states(), chosen);
        this.symbols = SymbolTable.of(game);
    }

    /**
     * Checks that each formula is for a parameter, reads what is known, and does not lead back to itself.
     *
     * @throws IllegalArgumentException where there is no such parameter
     * @throws FormulaException where a formula is wrong
     */
    static void check(GameDefinition game, GameOptions options) {
        OptionCheck check = new OptionCheck(game, options.settings(game));
        Map<String, Formula> formulas = new TreeMap<>(options.formulas());
        formulas.forEach(check::checkFormula);
        game.aggregates().forEach(aggregate -> check.note(aggregate.name(), aggregate.formula(), Set.of()));
        formulas.forEach(check::requireNoCircle);
    }

    private void checkFormula(String name, Formula formula) {
        List<String> known =
                game.parameters().stream().map(ParameterDeclaration::name).toList();
        ParameterDeclaration parameter = game.parameters().stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("game " + game.name() + " has no parameter '" + name
                        + "'" + NearestName.suggestionOrAll(name, known)));
        try {
            Set<String> indices = parameter.indices().stream()
                    .flatMap(index -> index.names().stream())
                    .collect(Collectors.toSet());
            note(name, formula, indices);
        } catch (FormulaException exception) {
            throw exception.in("formula of " + name);
        }
    }

    private void note(String name, Formula formula, Set<String> indices) {
        FormulaCheck check = new FormulaCheck(symbols, stateNames, game.states());
        check.number(formula, Place.PARAMETER_FORMULA, indices);
        reads.put(
                name,
                symbols.all().stream().map(Symbol::name).filter(check::isUsed).collect(Collectors.toSet()));
    }

    private void requireNoCircle(String name, Formula formula) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(reads.getOrDefault(name, Set.of()));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (next.equals(name)) {
                throw new FormulaException(formula.position(), "this formula leads back to '" + name + "' itself")
                        .in("formula of " + name);
            }
            if (reached.add(next)) {
                open.addAll(reads.getOrDefault(next, Set.of()));
            }
        }
    }
}
