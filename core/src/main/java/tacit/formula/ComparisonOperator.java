package tacit.formula;

/** A comparison of two numbers, or of two states. */
public enum ComparisonOperator {
    /** {@code a = b}. */
    EQUAL("="),
    /** {@code a != b}. */
    NOT_EQUAL("!="),
    /** {@code a < b}. */
    LESS("<"),
    /** {@code a <= b}. */
    LESS_OR_EQUAL("<="),
    /** {@code a > b}. */
    GREATER(">"),
    /** {@code a >= b}. */
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    ComparisonOperator(String symbol) {
        this.symbol = symbol;
    }

    /** How the comparison is written. */
    public String symbol() {
        return symbol;
    }

    /** Whether {@code left} and {@code right} compare so; false for NaN, except under {@code !=}. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
        };
    }
}
