package tacit.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tacit.formula.BinaryOperator;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.NamedFunction;
import tacit.formula.SourcePosition;

/**
 * What follows from a game file, as formulas for people: for each state or template of states the optimal control and
 * the minimised Hamiltonian {@code h[x] = min_a { cost + Σ_y rate · (u[y] − u[x]) }}, and the terminal cost. {@code u}
 * is the value function. Programs are derived from the definition on their own, over arrays; this is the same at the
 * level of the file.
 */
public final class DerivedFormulas {
    private static final SourcePosition NOWHERE = SourcePosition.START;

    private final GameDefinition game;

    private DerivedFormulas(GameDefinition game) {
        this.game = game;
    }

    /**
     * One formula.
     *
     * @param name what it gives, such as {@code alpha[S]} or {@code h[x]}
     * @param formula the formula
     */
    public record Derived(String name, Formula formula) {
        @Override
        public String toString() {
            return name + " = " + formula;
        }
    }

    /** The optimal controls, those that are chosen in states or on edges that the file tells apart. */
    public static List<Derived> controls(GameDefinition game) {
        return game.control()
                .map(control -> new DerivedFormulas(game).controls(control))
                .orElse(List.of());
    }

    /** The Hamiltonian in each state or template of states, at the optimal control. */
    public static List<Derived> hamiltonians(GameDefinition game) {
        return new DerivedFormulas(game).hamiltonians();
    }

    /** The terminal cost in each state or template of states for which the file gives one. */
    public static List<Derived> terminalCosts(GameDefinition game) {
        var derived = new DerivedFormulas(game);
        Map<String, Formula> costs = new LinkedHashMap<>();
        for (StateFormula cost : game.terminalCosts()) {
            costs.merge(cost.state().toString(), derived.when(cost.when(), cost.formula()), DerivedFormulas::add);
        }
        return costs.entrySet().stream()
                .map(cost -> new Derived(derived.element("g", cost.getKey()), cost.getValue()))
                .toList();
    }

    private List<Derived> controls(ControlDeclaration control) {
        List<Derived> derived = new ArrayList<>();
        if (control.indices().size() == 2) {
            for (Move move : Move.of(game)) {
                ControlPolynomial polynomial = polynomial(move, control.name());
                if (!polynomial.coefficient(2).isZero()) {
                    String name = control.name() + "[" + move.from() + ", " + move.to() + "]";
                    derived.add(new Derived(
                            name, clipped(control, polynomial.minimiser().formula())));
                }
            }
            return derived;
        }
        for (String state : sources()) {
            ControlPolynomial polynomial = polynomial(state, control.name());
            if (!polynomial.coefficient(2).isZero()) {
                derived.add(new Derived(
                        element(control.name(), state),
                        clipped(control, polynomial.minimiser().formula())));
            }
        }
        return derived;
    }

    /** The part of the Hamiltonian on one move that depends on the control. */
    private ControlPolynomial polynomial(Move move, String control) {
        ControlPolynomial rate = ControlPolynomial.of(move.rate(), control);
        ControlPolynomial difference = ControlPolynomial.of(move.difference(), control);
        return ControlPolynomial.of(move.cost(), control).plus(rate.times(difference));
    }

    /** The part of the Hamiltonian in one state that depends on the control, sums over targets left as sums. */
    private ControlPolynomial polynomial(String state, String control) {
        ControlPolynomial polynomial = ControlPolynomial.zero();
        for (StateFormula cost : game.stateCosts()) {
            if (cost.state().toString().equals(state)) {
                polynomial = polynomial.plus(ControlPolynomial.of(cost.formula(), control));
            }
        }
        for (Move move : Move.of(game)) {
            if (move.from().toString().equals(state)) {
                polynomial = polynomial.plus(summed(move, control));
            }
        }
        return polynomial;
    }

    private ControlPolynomial summed(Move move, String control) {
        ControlPolynomial own = polynomial(move, control);
        ControlPolynomial summed = ControlPolynomial.zero();
        for (int degree = 1; degree <= 2; degree++) {
            ControlPolynomial coefficient = own.coefficient(degree);
            if (!coefficient.isZero()) {
                Formula term = multiply(move.summed(coefficient.formula()), power(control, degree));
                summed = summed.plus(ControlPolynomial.of(term, control));
            }
        }
        return summed;
    }

    private static Formula power(String control, int degree) {
        Formula name = name(control);
        return degree == 1 ? name : multiply(name, name);
    }

    private List<Derived> hamiltonians() {
        List<Derived> derived = new ArrayList<>();
        for (String state : sources()) {
            Optional<Formula> sum = Optional.empty();
            for (StateFormula cost : game.stateCosts()) {
                if (cost.state().toString().equals(state)) {
                    sum = plus(sum, when(cost.when(), cost.formula()));
                }
            }
            for (Move move : Move.of(game)) {
                if (move.from().toString().equals(state)) {
                    Formula gain = multiply(move.rate(), move.difference());
                    sum = plus(sum, move.summed(Move.sum(move.cost(), gain)));
                }
            }
            derived.add(new Derived(element("h", state), sum.orElse(number(0))));
        }
        return derived;
    }

    private static Optional<Formula> plus(Optional<Formula> sum, Formula term) {
        return Optional.of(sum.map(found -> add(found, term)).orElse(term));
    }

    /* The states by name, those of templates by their variable, in the order in which the file speaks of them. */
    private Set<String> sources() {
        Set<String> sources = new LinkedHashSet<>();
        if (game.states() instanceof StateSpace.Named named
                && Move.of(game).stream().allMatch(Move::isNamed)) {
            sources.addAll(named.names());
        }
        Move.of(game).forEach(move -> sources.add(move.from().toString()));
        game.stateCosts().forEach(cost -> sources.add(cost.state().toString()));
        return sources;
    }

    /** An element of a state or a template of states; coordinates stand in the brackets without parentheses. */
    private String element(String name, String state) {
        boolean tuple = game.states() instanceof StateSpace.Product;
        return name + "[" + (tuple ? state.substring(1, state.length() - 1) : state) + "]";
    }

    private Formula when(Optional<Condition> condition, Formula formula) {
        return condition
                .<Formula>map(holds -> new Formula.Conditional(holds, formula, number(0), NOWHERE))
                .orElse(formula);
    }

    private static Formula clipped(ControlDeclaration control, Formula minimiser) {
        Formula above = new Formula.Call(NamedFunction.MAX, List.of(minimiser, control.lower()), NOWHERE);
        return control.upper()
                .<Formula>map(upper -> new Formula.Call(NamedFunction.MIN, List.of(above, upper), NOWHERE))
                .orElse(above);
    }

    private static Formula name(String text) {
        return new Formula.Name(text, List.of(), NOWHERE);
    }

    private static Formula number(double value) {
        return new Formula.NumberLiteral(value, NOWHERE);
    }

    private static Formula add(Formula left, Formula right) {
        return ControlPolynomial.binary(BinaryOperator.ADD, left, right);
    }

    private static Formula multiply(Formula left, Formula right) {
        return ControlPolynomial.binary(BinaryOperator.MULTIPLY, left, right);
    }
}
