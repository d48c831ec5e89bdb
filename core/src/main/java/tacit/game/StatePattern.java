package tacit.game;

import java.util.List;
import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/** The state or states that a transition or a cost is declared for. */
public sealed interface StatePattern {
    /** Where the pattern begins. */
    SourcePosition position();

    /** One state by its name: the {@code S} of {@code transition S -> I}. */
    record State(String name, SourcePosition position) implements StatePattern {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Every state in turn: the {@code x} of {@code cost x : mu[x]}. */
    record Variable(String index, SourcePosition position) implements StatePattern {
        @Override
        public String toString() {
            return index;
        }
    }

    /**
     * The states of a tuple: {@code (i, j)}, or {@code (i+1, j)} as a target. Where there is no state of these
     * coordinates nothing is declared.
     *
     * @param state its parts are formulas of settings, of the source's variables and of its own
     * @param variables those that stand for a coordinate here and nowhere before
     */
    record Point(Formula.Tuple state, List<String> variables, SourcePosition position) implements StatePattern {
        /** Copies the variables. */
        public Point {
            variables = List.copyOf(variables);
        }

        @Override
        public String toString() {
            return state.toString();
        }
    }

    /**
     * The state of a computed number: the target of {@code transition x -> x+1}, or the {@code d-1} of
     * {@code terminal d-1 : 1}. Where the number leaves the range there is no such state, and nothing is declared.
     *
     * @param number a formula of settings and, in a target, of the source's variable
     */
    record Computed(Formula number, SourcePosition position) implements StatePattern {
        @Override
        public String toString() {
            return number.toString();
        }
    }
}
