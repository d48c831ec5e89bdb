package tacit.game;

import java.util.List;
import java.util.Optional;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/** The states that a game file declares. */
public sealed interface StateSpace {
    /** Where the declaration begins. */
    SourcePosition position();

    /**
     * States by name: {@code states S, I, R}.
     *
     * @param names in order, all different
     */
    record Named(List<String> names, SourcePosition position) implements StateSpace {
        /** Copies the names. */
        public Named {
            names = List.copyOf(names);
        }
    }

    /**
     * States by number: {@code states x in 0 .. d-1}. An index variable is then a number in formulas.
     *
     * @param index the variable that stands for a state
     * @param first the first number, a formula of settings
     * @param last the last number, included, a formula of settings
     */
    record Range(String index, Formula first, Formula last, SourcePosition position) implements StateSpace {}

    /**
     * States by tuples of numbers: {@code states (i, j) in 0 .. 9 x 0 .. 4 where i != j}. The variables are numbers in
     * formulas.
     *
     * @param axes the coordinates, two or more
     * @param where which tuples are states, a condition on settings and coordinates; empty for all
     */
    record Product(List<Range> axes, Optional<Condition> where, SourcePosition position) implements StateSpace {
        /** Copies the axes. */
        public Product {
            axes = List.copyOf(axes);
        }
    }

    /** Whether index variables are numbers in formulas. */
    default boolean isNumbered() {
        return this instanceof Range || this instanceof Product;
    }

    /** How many coordinates a state has; 1 where it has a name. */
    default int coordinates() {
        return this instanceof Product product ? product.axes().size() : 1;
    }

    /**
     * States by a list that a setting holds: {@code states x in stations}.
     *
     * @param index the variable that stands for a state
     * @param setting the name of the setting
     */
    record Listed(String index, String setting, SourcePosition position) implements StateSpace {}
}
