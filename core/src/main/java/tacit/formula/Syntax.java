package tacit.formula;

/** What the parser reads before it knows whether a number or a condition is wanted. */
sealed interface Syntax permits Formula, Condition {
    SourcePosition position();
}
