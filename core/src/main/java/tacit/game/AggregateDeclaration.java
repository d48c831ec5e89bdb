package tacit.game;

import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/**
 * A number that the whole population makes: {@code aggregate m = sum(x : x*mu[x])}.
 *
 * @param formula reads neither the control nor an aggregate that is declared later
 * @param meaning what it means, in a few words; empty where nothing is declared
 */
public record AggregateDeclaration(String name, Formula formula, String meaning, SourcePosition position) {}
