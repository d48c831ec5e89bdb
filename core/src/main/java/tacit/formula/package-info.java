/** Formulas: their syntax as the user writes it, and expressions with derivatives that games are computed from. */
package tacit.formula;
