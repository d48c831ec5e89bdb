package tacit.game;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tacit.formula.FormulaException;
import tacit.formula.Index;
import tacit.formula.SourcePosition;

/** Checks a whole game file for meaning, and collects warnings. */
final class GameCheck {
    private final GameDefinition game;
    private final SymbolTable symbols;
    private final FormulaCheck formulas;

    private GameCheck(GameDefinition game, SymbolTable symbols) {
        this.game = game;
        this.symbols = symbols;
        this.formulas = new FormulaCheck(symbols, StateParser.names(game.states(), game.settings()), game.states());
    }

    /**
     * Checks the game.
     *
     * @return what is allowed and probably not meant, in the order of the file
     * @throws FormulaException at the first fault of the first kind that is looked for
     */
    static List<GameWarning> check(GameDefinition game, SymbolTable symbols) {
        symbols.declareBuiltIn();
        GameCheck check = new GameCheck(game, symbols);
        check.checkDeclarations();
        check.checkRates();
        check.checkCosts();
        check.checkInitial();
        PatternCheck.check(game);
        return check.warnings();
    }

    private void checkDeclarations() {
        switch (game.states()) {
            case StateSpace.Range range -> checkRange(range);
            case StateSpace.Product product -> {
                product.axes().forEach(this::checkRange);
                Set<String> coordinates =
                        product.axes().stream().map(StateSpace.Range::index).collect(Collectors.toSet());
                product.where().ifPresent(where -> formulas.condition(where, Place.STATE_CONDITION, coordinates));
            }
            case StateSpace.Listed listed -> formulas.use(listed.setting());
            case StateSpace.Named named -> {}
        }
        game.parameters().forEach(this::checkParameter);
        game.inputs().forEach(this::checkParameter);
        game.aggregates().forEach(this::checkAggregate);
        game.control().ifPresent(this::checkControl);
        game.horizon().ifPresent(horizon -> formulas.number(horizon, Place.HORIZON, Set.of()));
    }

    private void checkRange(StateSpace.Range range) {
        formulas.number(range.first(), Place.STATE_RANGE, Set.of());
        formulas.number(range.last(), Place.STATE_RANGE, Set.of());
    }

    private void checkParameter(ParameterDeclaration parameter) {
        Set<String> indices = indices(parameter.indices(), parameter.position());
        parameter.defaultValue().ifPresent(value -> formulas.number(value, Place.DEFAULT, indices));
    }

    private void checkAggregate(AggregateDeclaration aggregate) {
        formulas.number(aggregate.formula(), Place.AGGREGATE, Set.of());
        List<String> declared =
                game.aggregates().stream().map(AggregateDeclaration::name).toList();
        for (String later : declared.subList(declared.indexOf(aggregate.name()), declared.size())) {
            if (formulas.isUsed(later)) {
                throw new FormulaException(
                        aggregate.position(),
                        "the aggregate '" + aggregate.name() + "' reads '" + later
                                + "', which is not declared before it: put it first");
            }
        }
    }

    private void checkControl(ControlDeclaration control) {
        Set<String> indices = indices(control.indices(), control.position());
        formulas.number(control.lower(), Place.CONTROL_RANGE, indices);
        control.upper().ifPresent(upper -> formulas.number(upper, Place.CONTROL_RANGE, indices));
    }

    private Set<String> indices(List<Index> declared, SourcePosition position) {
        Set<String> indices = Set.of();
        for (Index index : declared) {
            indices = formulas.withIndex(indices, index, position);
        }
        return indices;
    }

    private void checkRates() {
        game.transitions().forEach(transition -> checkEdge(transition, Place.RATE));
    }

    private void checkCosts() {
        game.edgeCosts().forEach(cost -> checkEdge(cost, Place.COST));
        game.stateCosts().forEach(cost -> checkState(cost, Place.COST));
        game.terminalCosts().forEach(cost -> checkState(cost, Place.TERMINAL_COST));
    }

    private void checkEdge(EdgeFormula edge, Place place) {
        Set<String> indices = bind(edge.to(), bind(edge.from(), Set.of()));
        edge.when().ifPresent(when -> formulas.condition(when, Place.CONDITION, indices));
        formulas.number(edge.formula(), place, indices);
    }

    private void checkState(StateFormula state, Place place) {
        Set<String> indices = bind(state.state(), Set.of());
        state.when().ifPresent(when -> formulas.condition(when, Place.CONDITION, indices));
        formulas.number(state.formula(), place, indices);
    }

    private Set<String> bind(StatePattern pattern, Set<String> indices) {
        return switch (pattern) {
            case StatePattern.State state -> indices;
            case StatePattern.Variable variable -> formulas.withIndex(indices, variable.index(), variable.position());
            case StatePattern.Computed computed -> {
                formulas.number(computed.number(), Place.STATE_NUMBER, indices);
                yield indices;
            }
            case StatePattern.Point point -> {
                Set<String> known = indices;
                for (String variable : point.variables()) {
                    known = formulas.withIndex(known, variable, point.position());
                }
                formulas.coordinates(point.state(), known);
                yield known;
            }
        };
    }

    private void checkInitial() {
        if (game.initial().isEmpty()) {
            return;
        }
        switch (game.initial().get()) {
            case InitialDeclaration.Template template ->
                formulas.number(
                        template.share(),
                        Place.INITIAL,
                        formulas.withIndex(Set.of(), template.index(), template.position()));
            case InitialDeclaration.Shares shares -> {
                shares.shares().forEach(share -> formulas.number(share, Place.INITIAL, Set.of()));
                checkCount(shares);
            }
        }
    }

    private void checkCount(InitialDeclaration.Shares shares) {
        int given = shares.shares().size();
        if (game.states() instanceof StateSpace.Named named
                && given != named.names().size()) {
            throw new FormulaException(
                    shares.position(),
                    "the initial distribution has " + given + " shares for "
                            + named.names().size() + " states: give one for each of "
                            + String.join(", ", named.names()));
        }
    }

    private List<GameWarning> warnings() {
        List<GameWarning> warnings = new ArrayList<>();
        for (Symbol symbol : symbols.all()) {
            boolean ours = !symbol.isStateCount() && symbol.kind().needsUse();
            if (ours && !formulas.isUsed(symbol.name())) {
                warnings.add(new GameWarning(
                        symbol.position(),
                        "the " + symbol.kind().label() + " '" + symbol.name() + "' is used nowhere"));
            }
        }
        if (game.states() instanceof StateSpace.Named named) {
            Set<String> isolated = new TreeSet<>(named.names());
            game.transitions().forEach(transition -> {
                isolated.remove(transition.from().toString());
                isolated.remove(transition.to().toString());
            });
            isolated.forEach(state -> warnings.add(new GameWarning(
                    symbols.find(state).orElseThrow().position(),
                    "no transition enters or leaves the state '" + state + "'")));
        }
        warnings.sort(Comparator.comparingInt(
                        (GameWarning warning) -> warning.position().line())
                .thenComparingInt(warning -> warning.position().column()));
        return warnings;
    }
}
