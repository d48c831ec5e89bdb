package tacit.game;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tacit.formula.FormulaException;
import tacit.formula.SourcePosition;
import tacit.formula.Token;

/** All names of a game file, each declared once. */
final class SymbolTable {
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();

    /** The names of a game that has been read, with those that are built in. */
    static SymbolTable of(GameDefinition game) {
        SymbolTable table = new SymbolTable();
        for (SettingDeclaration setting : game.settings()) {
            boolean isList = setting.value() instanceof SettingDeclaration.Names;
            table.add(setting.name(), isList ? Symbol.Kind.LIST : Symbol.Kind.SETTING, 0, setting.position());
        }
        if (game.states() instanceof StateSpace.Named named) {
            named.names().forEach(name -> table.add(name, Symbol.Kind.STATE, 0, named.position()));
        }
        game.parameters()
                .forEach(parameter -> table.add(
                        parameter.name(),
                        Symbol.Kind.PARAMETER,
                        parameter.indices().size(),
                        parameter.position()));
        game.inputs()
                .forEach(input -> table.add(
                        input.name(), Symbol.Kind.INPUT, input.indices().size(), input.position()));
        game.aggregates()
                .forEach(aggregate -> table.add(aggregate.name(), Symbol.Kind.AGGREGATE, 0, aggregate.position()));
        game.control()
                .ifPresent(control -> table.add(
                        control.name(), Symbol.Kind.CONTROL, control.indices().size(), control.position()));
        table.declareBuiltIn();
        return table;
    }

    /** Adds a name, which must be neither declared yet nor a word of the language. */
    void declare(Token name, Symbol.Kind kind, int indices) {
        declare(name.text(), name.position(), kind, indices);
    }

    /** Adds a name, which must be neither declared yet nor a word of the language. */
    void declare(String name, SourcePosition position, Symbol.Kind kind, int indices) {
        Vocabulary.requireFree(name, position);
        if (name.equals(Vocabulary.STATE_COUNT) && kind != Symbol.Kind.SETTING) {
            throw new FormulaException(position, "'d' is the number of states: only a setting may have that name");
        }
        Symbol first = symbols.get(name);
        if (first != null) {
            throw new FormulaException(
                    position,
                    "'" + name + "' is declared twice: the first, a "
                            + first.kind().label() + ", stands in line "
                            + first.position().line());
        }
        add(name, kind, indices, position);
    }

    /** Adds the built-in names; to be called once all others are declared, since one of them gives way. */
    void declareBuiltIn() {
        add(Vocabulary.FLOW, Symbol.Kind.BUILT_IN, 1, SourcePosition.START);
        add(Vocabulary.TIME, Symbol.Kind.BUILT_IN, 0, SourcePosition.START);
        add(Vocabulary.HORIZON, Symbol.Kind.BUILT_IN, 0, SourcePosition.START);
        add(Vocabulary.STATE_COUNT, Symbol.Kind.SETTING, 0, SourcePosition.START);
    }

    private void add(String name, Symbol.Kind kind, int indices, SourcePosition position) {
        symbols.putIfAbsent(name, new Symbol(name, kind, indices, position));
    }

    Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    Collection<Symbol> all() {
        return symbols.values();
    }
}
