package tacit.formula;

/** An operator between two numbers. */
public enum BinaryOperator {
    /** {@code a + b}. */
    ADD("+"),
    /** {@code a - b}. */
    SUBTRACT("-"),
    /** {@code a * b}. */
    MULTIPLY("*"),
    /** {@code a / b}. */
    DIVIDE("/"),
    /** {@code a ^ b}, associative to the right. */
    POWER("^");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** How the operator is written. */
    public String symbol() {
        return symbol;
    }
}
