package tacit.game;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.Index;
import tacit.formula.NearestName;
import tacit.formula.SourcePosition;

/** Checks that formulas read only names that are known where they stand, with the right number of indices. */
final class FormulaCheck {
    private final SymbolTable symbols;
    private final List<String> stateNames;
    private final boolean numbered;
    private final int coordinates;
    private final Set<String> used = new HashSet<>();

    /**
     * Makes a check.
     *
     * @param stateNames the names that may stand for a state in an index; empty where states are numbers
     * @param states the states as they are declared
     */
    FormulaCheck(SymbolTable symbols, List<String> stateNames, StateSpace states) {
        this.symbols = symbols;
        this.stateNames = stateNames;
        this.numbered = states.isNumbered();
        this.coordinates = states.coordinates();
    }

    /** Whether any formula checked so far reads the name. */
    boolean isUsed(String name) {
        return used.contains(name);
    }

    /** Notes that something other than a formula reads the name. */
    void use(String name) {
        used.add(name);
    }

    /** Checks a number; {@code indices} are the variables that stand for a state. */
    void number(Formula formula, Place place, Set<String> indices) {
        switch (formula) {
            case Formula.NumberLiteral literal -> {}
            case Formula.Name name -> name(name, place, indices);
            case Formula.Tuple tuple -> throw notOneState(tuple);
            case Formula.Negate negate -> number(negate.operand(), place, indices);
            case Formula.Binary binary -> {
                number(binary.left(), place, indices);
                number(binary.right(), place, indices);
            }
            case Formula.Call call -> call.arguments().forEach(argument -> number(argument, place, indices));
            case Formula.Sum sum -> sum(sum, place, indices);
            case Formula.Conditional conditional -> {
                condition(conditional.condition(), place, indices);
                number(conditional.then(), place, indices);
                number(conditional.otherwise(), place, indices);
            }
        }
    }

    /** Checks a condition; {@code indices} are the variables that stand for a state. */
    void condition(Condition condition, Place place, Set<String> indices) {
        switch (condition) {
            case Condition.Comparison comparison -> comparison(comparison, place, indices);
            case Condition.Conjunction and -> {
                condition(and.left(), place, indices);
                condition(and.right(), place, indices);
            }
            case Condition.Disjunction or -> {
                condition(or.left(), place, indices);
                condition(or.right(), place, indices);
            }
            case Condition.Negation not -> condition(not.operand(), place, indices);
        }
    }

    /** Checks that an index stands for a state and hides no declared name, and gives the known indices with it. */
    Set<String> withIndex(Set<String> indices, Index index, SourcePosition position) {
        if (index.names().size() != coordinates) {
            throw new FormulaException(
                    position, "the index '" + index + "' is no state: " + Structure.coordinates(coordinates));
        }
        Set<String> extended = indices;
        for (String name : index.names()) {
            extended = withIndex(extended, name, position);
        }
        return extended;
    }

    /** Checks that a variable hides no declared name, and gives the known indices with it. */
    Set<String> withIndex(Set<String> indices, String index, SourcePosition position) {
        symbols.find(index).filter(symbol -> symbol.kind() != Symbol.Kind.INDEX).ifPresent(symbol -> {
            throw new FormulaException(
                    position,
                    "the index '" + index + "' has the name of a "
                            + symbol.kind().label() + ": choose another letter");
        });
        Set<String> extended = new HashSet<>(indices);
        extended.add(index);
        return extended;
    }

    private void sum(Formula.Sum sum, Place place, Set<String> indices) {
        if (place == Place.STATE_RANGE || place == Place.STATE_CONDITION) {
            throw new FormulaException(sum.position(), "a sum over the states cannot stand in " + place.description());
        }
        Place inside = place == Place.RATE || place == Place.COST ? Place.SUM : place;
        Set<String> inner = withIndex(indices, sum.index(), sum.position());
        sum.condition().ifPresent(condition -> condition(condition, inside, inner));
        number(sum.body(), inside, inner);
    }

    private void comparison(Condition.Comparison comparison, Place place, Set<String> indices) {
        if (!isState(comparison.left(), indices) && !isState(comparison.right(), indices)) {
            number(comparison.left(), place, indices);
            number(comparison.right(), place, indices);
            return;
        }
        switch (comparison.operator()) {
            case EQUAL, NOT_EQUAL -> {
                state(comparison.left(), indices);
                state(comparison.right(), indices);
            }
            default ->
                throw new FormulaException(comparison.position(), "states have no order: compare them by = or !=");
        }
    }

    private boolean isState(Formula formula, Set<String> indices) {
        return !numbered
                && formula instanceof Formula.Name name
                && name.indices().isEmpty()
                && (indices.contains(name.name()) || isStateName(name.name()));
    }

    private boolean isStateName(String name) {
        return stateNames.contains(name)
                && symbols.find(name)
                        .filter(symbol -> symbol.kind() != Symbol.Kind.STATE)
                        .isEmpty();
    }

    private void state(Formula formula, Set<String> indices) {
        if (!(formula instanceof Formula.Name name) || !name.indices().isEmpty()) {
            throw new FormulaException(
                    formula.position(), "found '" + formula + "' where a state or an index was expected");
        }
        if (!indices.contains(name.name()) && !stateNames.contains(name.name())) {
            List<String> known = Stream.concat(indices.stream().sorted(), stateNames.stream())
                    .toList();
            throw StateParser.unknownState(name.name(), name.position(), known);
        }
    }

    private void name(Formula.Name name, Place place, Set<String> indices) {
        if (indices.contains(name.name()) && name.indices().isEmpty()) {
            if (!numbered) {
                throw stateAsNumber(name);
            }
            return;
        }
        Symbol symbol = symbols.find(name.name()).orElseThrow(() -> unknown(name, place, indices));
        switch (symbol.kind()) {
            case STATE -> throw stateAsNumber(name);
            case INDEX -> throw unknown(name, place, indices);
            case LIST ->
                throw new FormulaException(name.position(), "'" + symbol.name() + "' is a list of names, not a number");
            default -> read(symbol, name, place, indices);
        }
    }

    private void read(Symbol symbol, Formula.Name name, Place place, Set<String> indices) {
        if (!place.reads(symbol)) {
            throw new FormulaException(
                    name.position(),
                    "the " + symbol.kind().label() + " '" + symbol.name() + "' cannot stand in " + place.description()
                            + ", which may read " + place.readable());
        }
        List<Formula> states = name.states(coordinates);
        if (states.size() != symbol.indices()) {
            throw new FormulaException(
                    name.position(),
                    "'" + symbol.name() + "' takes " + count(symbol.indices()) + " and is given " + states.size());
        }
        used.add(symbol.name());
        for (Formula index : states) {
            if (numbered) {
                coordinates(index, indices);
            } else {
                state(index, indices);
            }
        }
    }

    /** Checks an index where states are numbers or tuples of numbers. */
    void coordinates(Formula index, Set<String> indices) {
        List<Formula> parts = index instanceof Formula.Tuple tuple ? tuple.parts() : List.of(index);
        if (parts.size() != coordinates) {
            throw notOneState(index);
        }
        parts.forEach(part -> number(part, Place.STATE_NUMBER, indices));
    }

    private FormulaException notOneState(Formula index) {
        return new FormulaException(
                index.position(), "'" + index + "' is no state: " + Structure.coordinates(coordinates));
    }

    private FormulaException stateAsNumber(Formula.Name name) {
        return new FormulaException(
                name.position(),
                "'" + name + "' stands for a state, not a number: mu[" + name.name()
                        + "] is the share of the population in it");
    }

    private FormulaException unknown(Formula.Name name, Place place, Set<String> indices) {
        if (stateNames.contains(name.name())) {
            return stateAsNumber(name);
        }
        List<String> known = new ArrayList<>(indices.stream().sorted().toList());
        symbols.all().stream().filter(place::reads).map(Symbol::name).forEach(known::add);
        return new FormulaException(
                name.position(),
                "unknown name '" + name.name() + "' in " + place.description()
                        + NearestName.suggestionOrAll(name.name(), known));
    }

    private static String count(int indices) {
        return switch (indices) {
            case 0 -> "no index";
            case 1 -> "one index";
            default -> indices + " indices";
        };
    }
}
