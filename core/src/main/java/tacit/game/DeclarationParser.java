package tacit.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;
import tacit.formula.Index;
import tacit.formula.SourcePosition;
import tacit.formula.Token;
import tacit.formula.TokenReader;

/** Reads the declarations of names: settings, parameters, inputs, aggregates, the control. */
final class DeclarationParser {
    private final TokenReader reader;
    private final FormulaParser formulas;
    private final SymbolTable symbols;
    private int coordinates = 1;

    DeclarationParser(TokenReader reader, FormulaParser formulas, SymbolTable symbols) {
        this.reader = reader;
        this.formulas = formulas;
        this.symbols = symbols;
    }

    /** Tells how many coordinates a state has; to be called before the first index of such states is read. */
    void setCoordinates(StateSpace states) {
        coordinates = states.coordinates();
        symbols.all().stream()
                .filter(symbol -> coordinates > 1 && symbol.indices() > 0)
                .forEach(symbol -> {
                    throw new FormulaException(
                            states.position(),
                            "'" + symbol.name() + "' has an index and is declared before the states, in line "
                                    + symbol.position().line() + ": declare states that are tuples first");
                });
    }

    List<SettingDeclaration> settings() {
        List<SettingDeclaration> settings = new ArrayList<>();
        do {
            Token name = reader.expect(Token.Kind.NAME, "the name of a setting");
            reader.expect("=");
            boolean isList =
                    reader.peek().kind() == Token.Kind.NAME || reader.peek().kind() == Token.Kind.TEXT;
            symbols.declare(name, isList ? Symbol.Kind.LIST : Symbol.Kind.SETTING, 0);
            SettingDeclaration.Value value = isList ? names() : new SettingDeclaration.Number(number());
            String meaning =
                    reader.peek().kind() == Token.Kind.TEXT ? reader.next().text() : "";
            settings.add(new SettingDeclaration(name.text(), value, meaning, name.position()));
        } while (reader.accept(","));
        return settings;
    }

    private SettingDeclaration.Names names() {
        List<String> names = new ArrayList<>();
        do {
            boolean isName =
                    reader.peek().kind() == Token.Kind.NAME || reader.peek().kind() == Token.Kind.TEXT;
            if (!isName) {
                throw reader.found("a name");
            }
            Token name = reader.next();
            if (names.contains(name.text())) {
                throw new FormulaException(name.position(), "'" + name.text() + "' stands twice in the list");
            }
            names.add(name.text());
        } while (!startsNextSetting() && reader.accept(","));
        return new SettingDeclaration.Names(names);
    }

    private boolean startsNextSetting() {
        return reader.peek().is(",") && reader.peek(2).is("=");
    }

    private double number() {
        Formula formula = formulas.formula();
        return AttributeReader.literal(formula)
                .orElseThrow(() -> new FormulaException(
                        formula.position(), "a setting holds a number or a list of names, not a formula"));
    }

    List<ParameterDeclaration> parameters(Symbol.Kind kind) {
        List<ParameterDeclaration> parameters = new ArrayList<>();
        do {
            Token name = reader.expect(Token.Kind.NAME, "the name of a " + kind.label());
            List<Index> indices = indices();
            symbols.declare(name, kind, indices.size());
            AttributeReader attributes = new AttributeReader(reader, formulas);
            Domain domain = attributes.domain();
            attributes.defaultValue().ifPresent(value -> requireInside(name.text(), value, domain));
            parameters.add(new ParameterDeclaration(
                    name.text(),
                    indices,
                    domain,
                    attributes.defaultValue(),
                    attributes.unit(),
                    attributes.meaning(),
                    name.position()));
        } while (reader.accept(","));
        return parameters;
    }

    private static void requireInside(String name, Formula value, Domain domain) {
        OptionalDouble number = AttributeReader.literal(value);
        if (number.isPresent() && !domain.contains(number.getAsDouble())) {
            throw new FormulaException(
                    value.position(), "the default " + value + " of '" + name + "' is outside its domain, " + domain);
        }
    }

    List<AggregateDeclaration> aggregates() {
        List<AggregateDeclaration> aggregates = new ArrayList<>();
        do {
            Token name = reader.expect(Token.Kind.NAME, "the name of an aggregate");
            symbols.declare(name, Symbol.Kind.AGGREGATE, 0);
            reader.expect("=");
            Formula formula = formulas.formula();
            String meaning =
                    reader.peek().kind() == Token.Kind.TEXT ? reader.next().text() : "";
            aggregates.add(new AggregateDeclaration(name.text(), formula, meaning, name.position()));
        } while (reader.accept(","));
        return aggregates;
    }

    ControlDeclaration control() {
        Token name = reader.expect(Token.Kind.NAME, "the name of the control");
        List<Index> indices = indices();
        symbols.declare(name, Symbol.Kind.CONTROL, indices.size());
        if (indices.size() > 2) {
            throw new FormulaException(
                    name.position(), "a control has two indices at most, the source and the target of a move");
        }
        AttributeReader attributes = new AttributeReader(reader, formulas);
        attributes.defaultValue().ifPresent(value -> {
            throw new FormulaException(value.position(), "a control has no default: it is what the players choose");
        });
        AttributeReader.Range range = attributes
                .range()
                .orElseThrow(() -> noRange(name.text(), reader.peek().position()));
        Formula lower = range.lower()
                .map(bound -> closed(range, bound))
                .orElseThrow(() -> noRange(name.text(), range.position()));
        Optional<Formula> upper = range.upper().map(bound -> closed(range, bound));
        return new ControlDeclaration(
                name.text(), indices, lower, upper, attributes.unit(), attributes.meaning(), name.position());
    }

    private static FormulaException noRange(String name, SourcePosition position) {
        return new FormulaException(
                position, "the control '" + name + "' needs a least value: write '>= 0' or 'in [0, 1]'");
    }

    private static Formula closed(AttributeReader.Range range, AttributeReader.Bound bound) {
        if (bound.open() || range.finite()) {
            throw new FormulaException(
                    range.position(), "a control lies in a closed interval: write '>= 0' or 'in [0, 1]'");
        }
        return bound.value();
    }

    private List<Index> indices() {
        if (!reader.peek().is("[") || !reader.adjacent()) {
            return List.of();
        }
        SourcePosition position = reader.next().position();
        List<Index> indices = new ArrayList<>();
        List<String> names = new ArrayList<>();
        do {
            SourcePosition at = reader.peek().position();
            Index index = index();
            for (String name : index.names()) {
                if (names.contains(name)) {
                    throw new FormulaException(at, "the index '" + name + "' stands twice");
                }
                names.add(name);
            }
            indices.add(index);
        } while (reader.accept(","));
        reader.expect("]");
        return ofStates(indices, names, position);
    }

    /** The indices, each of which stands for a state; coordinates without parentheses are those of one state. */
    private List<Index> ofStates(List<Index> indices, List<String> names, SourcePosition position) {
        if (coordinates > 1 && indices.size() == names.size() && names.size() == coordinates) {
            return List.of(new Index(names));
        }
        for (Index index : indices) {
            if (index.names().size() != coordinates) {
                throw new FormulaException(
                        position, "the index '" + index + "' is no state: " + Structure.coordinates(coordinates));
            }
        }
        return indices;
    }

    /** Whether an index and a colon come next. */
    boolean atTemplate() {
        if (!reader.peek().is("(")) {
            return reader.peek().kind() == Token.Kind.NAME && reader.peek(1).is(":");
        }
        int end = 1;
        while (reader.peek(end).kind() == Token.Kind.NAME
                && reader.peek(end + 1).is(",")) {
            end += 2;
        }
        return reader.peek(end).kind() == Token.Kind.NAME
                && reader.peek(end + 1).is(")")
                && reader.peek(end + 2).is(":");
    }

    /** Takes an index of the states. */
    Index index() {
        SourcePosition position = reader.peek().position();
        Index index = formulas.index("an index");
        index.names().forEach(name -> Vocabulary.requireFree(name, position));
        return index;
    }
}
