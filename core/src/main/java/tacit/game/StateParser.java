package tacit.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;
import tacit.formula.Index;
import tacit.formula.NearestName;
import tacit.formula.SourcePosition;
import tacit.formula.Token;
import tacit.formula.TokenReader;

/** Reads the declaration of the states, and the patterns that pick some of them. */
final class StateParser {
    private final TokenReader reader;
    private final FormulaParser formulas;
    private final SymbolTable symbols;

    StateParser(TokenReader reader, FormulaParser formulas, SymbolTable symbols) {
        this.reader = reader;
        this.formulas = formulas;
        this.symbols = symbols;
    }

    /** Reads what follows {@code states}. */
    StateSpace states(SourcePosition position) {
        if (reader.peek().is("(")) {
            return product(position);
        }
        if (!reader.peek(1).is("in")) {
            return named(position);
        }
        Token index = reader.expect(Token.Kind.NAME, "the index of the states");
        symbols.declare(index, Symbol.Kind.INDEX, 0);
        reader.expect("in");
        Token.Kind after = reader.peek(1).kind();
        boolean alone = after == Token.Kind.LINE_END || after == Token.Kind.END;
        if (alone && reader.peek().kind() == Token.Kind.NAME) {
            return new StateSpace.Listed(index.text(), listSetting(reader.next()), position);
        }
        Formula first = formulas.formula();
        reader.expect("..");
        return new StateSpace.Range(index.text(), first, formulas.formula(), position);
    }

    private StateSpace product(SourcePosition position) {
        SourcePosition at = reader.peek().position();
        Index index = formulas.index("the index of the states");
        reader.expect("in");
        List<StateSpace.Range> axes = new ArrayList<>();
        do {
            int axis = axes.size();
            Formula first = formulas.formula();
            reader.expect("..");
            Formula last = formulas.formula();
            String name = axis < index.names().size() ? index.names().get(axis) : "";
            axes.add(new StateSpace.Range(name, first, last, first.position()));
        } while (reader.accept("x"));
        if (axes.size() != index.names().size() || axes.size() == 1) {
            throw new FormulaException(
                    at,
                    "'" + index + "' and " + axes.size() + (axes.size() == 1 ? " range" : " ranges")
                            + " do not fit: write as many ranges as coordinates, as in (i, j) in 0 .. 9 x 0 .. 4");
        }
        index.names().forEach(name -> symbols.declare(name, at, Symbol.Kind.INDEX, 0));
        Optional<Condition> where = reader.accept("where") ? Optional.of(formulas.condition()) : Optional.empty();
        return new StateSpace.Product(axes, where, position);
    }

    private StateSpace named(SourcePosition position) {
        List<String> names = new ArrayList<>();
        do {
            Token name = reader.expect(Token.Kind.NAME, "the name of a state");
            symbols.declare(name, Symbol.Kind.STATE, 0);
            names.add(name.text());
        } while (reader.accept(","));
        return new StateSpace.Named(names, position);
    }

    private String listSetting(Token name) {
        Optional<Symbol> symbol = symbols.find(name.text());
        if (symbol.isPresent() && symbol.get().kind() == Symbol.Kind.LIST) {
            return name.text();
        }
        List<String> lists = symbols.all().stream()
                .filter(known -> known.kind() == Symbol.Kind.LIST)
                .map(Symbol::name)
                .toList();
        String hint = NearestName.suggestion(name.text(), lists);
        throw new FormulaException(
                name.position(),
                "'" + name.text() + "' is not a list of states"
                        + (hint.isEmpty()
                                ? ": declare it before, setting " + name.text() + " = …, or write a range, 0 .. d-1"
                                : hint));
    }

    /**
     * Reads a pattern.
     *
     * @param settings the settings declared so far
     * @param known the variables that have a value already
     */
    StatePattern pattern(StateSpace states, List<SettingDeclaration> settings, List<String> known) {
        return switch (states) {
            case StateSpace.Named named -> state(named.names());
            case StateSpace.Listed listed -> stateOrVariable(listedNames(listed, settings));
            case StateSpace.Range range -> numberOrVariable();
            case StateSpace.Product product -> point(product, known);
        };
    }

    /** The names of the states, as declared or listed by a setting; none where states are numbers. */
    static List<String> names(StateSpace states, List<SettingDeclaration> settings) {
        return switch (states) {
            case StateSpace.Named named -> named.names();
            case StateSpace.Listed listed -> listedNames(listed, settings);
            case StateSpace.Range range -> List.of();
            case StateSpace.Product product -> List.of();
        };
    }

    private static List<String> listedNames(StateSpace.Listed listed, List<SettingDeclaration> settings) {
        return settings.stream()
                .filter(setting -> setting.name().equals(listed.setting()))
                .map(SettingDeclaration::value)
                .filter(SettingDeclaration.Names.class::isInstance)
                .flatMap(value -> ((SettingDeclaration.Names) value).names().stream())
                .toList();
    }

    private StatePattern state(List<String> names) {
        Token name = reader.expect(Token.Kind.NAME, "a state");
        if (!names.contains(name.text())) {
            throw unknownState(name.text(), name.position(), names);
        }
        return new StatePattern.State(name.text(), name.position());
    }

    private StatePattern stateOrVariable(List<String> names) {
        if (reader.peek().kind() == Token.Kind.TEXT
                || names.contains(reader.peek().text())) {
            Token name = reader.next();
            if (!names.contains(name.text())) {
                throw unknownState(name.text(), name.position(), names);
            }
            return new StatePattern.State(name.text(), name.position());
        }
        Token index = reader.expect(Token.Kind.NAME, "a state or an index");
        Vocabulary.requireFree(index);
        return new StatePattern.Variable(index.text(), index.position());
    }

    private StatePattern numberOrVariable() {
        Token token = reader.peek();
        Formula number = formulas.formula();
        boolean isVariable = number instanceof Formula.Name name
                && token.kind() == Token.Kind.NAME
                && name.indices().isEmpty()
                && !isNumber(name.name());
        if (isVariable) {
            Vocabulary.requireFree(token);
            return new StatePattern.Variable(token.text(), token.position());
        }
        return new StatePattern.Computed(number, token.position());
    }

    private StatePattern point(StateSpace.Product product, List<String> known) {
        Token open = reader.peek();
        Formula state = formulas.state();
        List<Formula> parts = state instanceof Formula.Tuple tuple ? tuple.parts() : List.of(state);
        if (parts.size() != product.axes().size()) {
            throw new FormulaException(
                    open.position(),
                    "'" + state + "' is no state: "
                            + Structure.coordinates(product.axes().size()));
        }
        List<String> variables = new ArrayList<>();
        for (Formula part : parts) {
            boolean isVariable = part instanceof Formula.Name name
                    && name.indices().isEmpty()
                    && !isNumber(name.name())
                    && !known.contains(name.name())
                    && !variables.contains(name.name());
            if (isVariable) {
                Vocabulary.requireFree(part.toString(), part.position());
                variables.add(part.toString());
            }
        }
        return new StatePattern.Point(new Formula.Tuple(parts, open.position()), variables, open.position());
    }

    private boolean isNumber(String name) {
        return name.equals(Vocabulary.STATE_COUNT)
                || symbols.find(name)
                        .filter(symbol -> symbol.kind() == Symbol.Kind.SETTING)
                        .isPresent();
    }

    /** The exception for a state that the game does not have. */
    static FormulaException unknownState(String name, SourcePosition position, List<String> known) {
        String hint = NearestName.suggestion(name, known);
        return new FormulaException(
                position,
                "unknown state '" + name + "'"
                        + (hint.isEmpty() ? ": the states are " + String.join(", ", known) : hint));
    }
}
