package tacit.game;

import java.util.Optional;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/**
 * A formula that holds on every edge from one pattern to another: the rate of a transition, or a cost of using it.
 *
 * @param when which of those edges it holds on; empty for all
 */
public record EdgeFormula(
        StatePattern from, StatePattern to, Optional<Condition> when, Formula formula, SourcePosition position) {
    /** The same without its condition. */
    EdgeFormula always() {
        return new EdgeFormula(from, to, Optional.empty(), formula, position);
    }
}
