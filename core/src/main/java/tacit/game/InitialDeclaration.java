package tacit.game;

import java.util.List;
import tacit.formula.Formula;
import tacit.formula.Index;
import tacit.formula.SourcePosition;

/** The initial distribution of the population; its formulas read settings and the number of states. */
public sealed interface InitialDeclaration {
    /** Where the declaration begins. */
    SourcePosition position();

    /**
     * One share per state: {@code initial 0.99, 0.01, 0}.
     *
     * @param shares in the order of the states
     */
    record Shares(List<Formula> shares, SourcePosition position) implements InitialDeclaration {
        /** Copies the shares. */
        public Shares {
            shares = List.copyOf(shares);
        }
    }

    /**
     * One formula for all states: {@code initial x : 1/d}.
     *
     * @param index what stands for the state
     */
    record Template(Index index, Formula share, SourcePosition position) implements InitialDeclaration {}
}
