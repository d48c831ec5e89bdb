package tacit.game;

import java.util.Map;
import tacit.formula.Formula;

/**
 * What a game's programs are made from.
 *
 * @param definition what the file says
 * @param structure its settings and states
 * @param parameters where the parameters stand
 * @param inputs where the inputs stand
 * @param terms the terms of its sums
 * @param formulas parameters that are replaced by a formula of time and flow
 */
record GameSource(
        GameDefinition definition,
        Structure structure,
        ElementLayout parameters,
        ElementLayout inputs,
        SumTerms.Finder terms,
        Map<String, Formula> formulas) {}
