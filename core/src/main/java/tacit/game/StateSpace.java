package tacit.game;

import java.util.List;
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
     * States by a list that a setting holds: {@code states x in stations}.
     *
     * @param index the variable that stands for a state
     * @param setting the name of the setting
     */
    record Listed(String index, String setting, SourcePosition position) implements StateSpace {}
}
