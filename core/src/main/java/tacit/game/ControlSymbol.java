package tacit.game;

import tacit.formula.Expression;

/**
 * The control that the formulas of a loop may read.
 *
 * @param sources the state each instance's player is in
 * @param targets the state each instance's move leads to; the same array as {@code sources} in a state's own formulas
 * @param symbol what stands for the control
 */
record ControlSymbol(ControlDeclaration declaration, int[] sources, int[] targets, Expression symbol) {}
