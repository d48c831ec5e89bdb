package tacit.game;

import java.util.Optional;
import tacit.formula.Condition;
import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/**
 * A formula that holds in every state of a pattern: a running or a terminal cost.
 *
 * @param when which of those states it holds in; empty for all
 */
public record StateFormula(StatePattern state, Optional<Condition> when, Formula formula, SourcePosition position) {}
