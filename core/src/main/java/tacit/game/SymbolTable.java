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

    /** Adds a name, which must be neither declared yet nor a word of the language. */
    void declare(Token name, Symbol.Kind kind, int indices) {
        Vocabulary.requireFree(name);
        if (name.text().equals(Vocabulary.STATE_COUNT) && kind != Symbol.Kind.SETTING) {
            throw new FormulaException(
                    name.position(), "'d' is the number of states: only a setting may have that name");
        }
        Symbol first = symbols.get(name.text());
        if (first != null) {
            throw new FormulaException(
                    name.position(),
                    "'" + name.text() + "' is declared twice: the first, a "
                            + first.kind().label() + ", stands in line "
                            + first.position().line());
        }
        symbols.put(name.text(), new Symbol(name.text(), kind, indices, name.position()));
    }

    /** Adds the built-in names; to be called once all others are declared, since one of them gives way. */
    void declareBuiltIn() {
        add(Vocabulary.FLOW, Symbol.Kind.BUILT_IN, 1);
        add(Vocabulary.TIME, Symbol.Kind.BUILT_IN, 0);
        add(Vocabulary.HORIZON, Symbol.Kind.BUILT_IN, 0);
        add(Vocabulary.STATE_COUNT, Symbol.Kind.SETTING, 0);
    }

    private void add(String name, Symbol.Kind kind, int indices) {
        symbols.putIfAbsent(name, new Symbol(name, kind, indices, SourcePosition.START));
    }

    Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    Collection<Symbol> all() {
        return symbols.values();
    }
}
