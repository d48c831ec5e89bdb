/**
 * Formulas: their syntax, and expressions with simplification, symbolic derivatives and shared subexpressions; programs
 * of loops over expressions, an interpreter of them, and their derivatives.
 */
package tacit.formula;
