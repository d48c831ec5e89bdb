package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;
import tacit.formula.Index;
import tacit.formula.NearestName;
import tacit.formula.SourcePosition;
import tacit.formula.Token;
import tacit.formula.TokenReader;

/**
 * Reads a game file: line by line a declaration, each beginning with its keyword, as {@code docs/game-language.md}
 * describes. What is wrong is a {@link FormulaException} with line, column, reason and, where a name is unknown, the
 * nearest known one.
 */
public final class GameParser {
    private static final Set<String> ONCE = Set.of("game", "states", "control", "initial", "horizon");

    private final String text;
    private final TokenReader reader;
    private final FormulaParser formulas;
    private final SymbolTable symbols = new SymbolTable();
    private final DeclarationParser declarations;
    private final StateParser stateParser;
    private final Map<String, SourcePosition> seen = new HashMap<>();

    private final List<SettingDeclaration> settings = new ArrayList<>();
    private Optional<StateSpace> states = Optional.empty();
    private final List<ParameterDeclaration> parameters = new ArrayList<>();
    private final List<ParameterDeclaration> inputs = new ArrayList<>();
    private final List<AggregateDeclaration> aggregates = new ArrayList<>();
    private Optional<ControlDeclaration> control = Optional.empty();
    private final List<EdgeFormula> transitions = new ArrayList<>();
    private final List<StateFormula> stateCosts = new ArrayList<>();
    private final List<EdgeFormula> edgeCosts = new ArrayList<>();
    private final List<StateFormula> terminalCosts = new ArrayList<>();
    private Optional<InitialDeclaration> initial = Optional.empty();
    private Optional<Formula> horizon = Optional.empty();

    private GameParser(String text) {
        this.text = text;
        this.reader = TokenReader.ofLines(text, Vocabulary.LINE_BEGINNINGS);
        this.formulas = new FormulaParser(reader);
        this.declarations = new DeclarationParser(reader, formulas, symbols);
        this.stateParser = new StateParser(reader, formulas, symbols);
    }

    /**
     * Reads and checks a game.
     *
     * @throws FormulaException where the text is not a game
     */
    public static GameDefinition parse(String text) {
        return new GameParser(text).game();
    }

    /**
     * Reads and checks a game.
     *
     * @param source how messages name the text, such as {@code epidemic.game}
     * @throws FormulaException where the text is not a game, naming the source
     */
    public static GameDefinition parse(String text, String source) {
        try {
            return parse(text);
        } catch (FormulaException exception) {
            throw exception.in(source);
        }
    }

    private GameDefinition game() {
        if (!reader.peek().is("game")) {
            throw reader.found("'game NAME'");
        }
        once(reader.next());
        String name = kebabName();
        String title = reader.peek().kind() == Token.Kind.TEXT ? reader.next().text() : "";
        endLine();
        while (reader.peek().kind() != Token.Kind.END) {
            declaration();
            endLine();
        }
        SourcePosition end = reader.peek().position();
        StateSpace space = states.orElseThrow(
                () -> new FormulaException(end, "the game has no states: declare them, as in 'states S, I, R'"));
        if (transitions.isEmpty()) {
            throw new FormulaException(
                    end, "the game has no transition: declare one, as in 'transition S -> I : beta'");
        }
        GameDefinition unchecked = definition(name, title, space, List.of());
        return definition(name, title, space, GameCheck.check(unchecked, symbols));
    }

    private GameDefinition definition(String name, String title, StateSpace space, List<GameWarning> warnings) {
        return new GameDefinition(
                name,
                title,
                settings,
                space,
                parameters,
                inputs,
                aggregates,
                control,
                transitions,
                stateCosts,
                edgeCosts,
                terminalCosts,
                initial,
                horizon,
                warnings,
                text);
    }

    private String kebabName() {
        StringBuilder name = new StringBuilder(
                reader.expect(Token.Kind.NAME, "the name of the game").text());
        while (reader.peek().is("-") && reader.adjacent()) {
            name.append(reader.next().text());
            boolean word =
                    reader.peek().kind() == Token.Kind.NAME || reader.peek().kind() == Token.Kind.NUMBER;
            if (!word || !reader.adjacent()) {
                throw reader.found("the rest of the game's name after '-'");
            }
            name.append(reader.next().text());
        }
        return name.toString();
    }

    private void declaration() {
        Token keyword = reader.expect(Token.Kind.NAME, "a declaration");
        once(keyword);
        switch (keyword.text()) {
            case "setting" -> settings.addAll(declarations.settings());
            case "states" -> declareStates(keyword);
            case "parameter" -> parameters.addAll(declarations.parameters(Symbol.Kind.PARAMETER));
            case "input" -> inputs.addAll(declarations.parameters(Symbol.Kind.INPUT));
            case "aggregate" -> aggregates.addAll(declarations.aggregates());
            case "control" -> control = Optional.of(declarations.control());
            case "transition" -> transitions.add(transition(keyword));
            case "cost" -> cost(keyword);
            case "terminal" -> terminalCosts.add(terminal(keyword));
            case "initial" -> initial = Optional.of(initial(keyword));
            case "horizon" -> horizon = Optional.of(formulas.formula());
            default ->
                throw new FormulaException(
                        keyword.position(),
                        "unknown declaration '" + keyword.text() + "'" + declarationHint(keyword.text()));
        }
    }

    private static String declarationHint(String word) {
        String hint = NearestName.suggestion(word, Vocabulary.DECLARATIONS);
        return hint.isEmpty() ? ": a line begins with one of " + String.join(", ", Vocabulary.DECLARATIONS) : hint;
    }

    private void once(Token keyword) {
        if (!ONCE.contains(keyword.text())) {
            return;
        }
        SourcePosition first = seen.putIfAbsent(keyword.text(), keyword.position());
        if (first != null) {
            throw new FormulaException(
                    keyword.position(),
                    "a second '" + keyword.text() + "': a game has one, and line " + first.line() + " gives it");
        }
    }

    private void endLine() {
        Token.Kind kind = reader.peek().kind();
        if (kind != Token.Kind.LINE_END && kind != Token.Kind.END) {
            throw reader.found("the end of the line");
        }
        reader.next();
    }

    private void declareStates(Token keyword) {
        StateSpace space = stateParser.states(keyword.position());
        declarations.setCoordinates(space);
        states = Optional.of(space);
    }

    private StatePattern pattern(Token keyword, List<String> known) {
        StateSpace space = states.orElseThrow(() -> new FormulaException(
                keyword.position(), "the states are not known yet: declare them before, as in 'states S, I, R'"));
        return stateParser.pattern(space, settings, known);
    }

    private Optional<Condition> when() {
        return reader.accept("when") ? Optional.of(formulas.condition()) : Optional.empty();
    }

    private EdgeFormula transition(Token keyword) {
        StatePattern from = pattern(keyword, List.of());
        reader.expect("->");
        return edge(from, keyword);
    }

    private EdgeFormula edge(StatePattern from, Token keyword) {
        List<String> known = from instanceof StatePattern.Point point ? point.variables() : List.of();
        StatePattern to = pattern(keyword, known);
        Optional<Condition> when = when();
        reader.expect(":");
        return new EdgeFormula(from, to, when, formulas.formula(), keyword.position());
    }

    private void cost(Token keyword) {
        StatePattern state = pattern(keyword, List.of());
        if (reader.accept("->")) {
            edgeCosts.add(edge(state, keyword));
        } else {
            stateCosts.add(state(state, keyword));
        }
    }

    private StateFormula terminal(Token keyword) {
        StatePattern state = pattern(keyword, List.of());
        if (reader.peek().is("->")) {
            throw new FormulaException(
                    reader.peek().position(), "a terminal cost belongs to a state: nobody moves at the horizon");
        }
        return state(state, keyword);
    }

    private StateFormula state(StatePattern state, Token keyword) {
        Optional<Condition> when = when();
        reader.expect(":");
        return new StateFormula(state, when, formulas.formula(), keyword.position());
    }

    private InitialDeclaration initial(Token keyword) {
        if (declarations.atTemplate()) {
            Index index = declarations.index();
            reader.expect(":");
            return new InitialDeclaration.Template(index, formulas.formula(), keyword.position());
        }
        List<Formula> shares = new ArrayList<>();
        do {
            shares.add(formulas.formula());
        } while (reader.accept(","));
        return new InitialDeclaration.Shares(shares, keyword.position());
    }
}
