package tacit.formula;

/** What is known of an expression's sign whatever its symbols are. */
public final class Signs {
    private Signs() {}

    /** Whether an expression is certainly never negative (it may be no number). */
    public static boolean isNonNegative(Expression e) {
        return switch (e.op()) {
            case CONSTANT -> e.value() >= 0;
            case MAXIMUM -> isNonNegative(e.argument(0)) || isNonNegative(e.argument(1));
            case MINIMUM, ADD, MULTIPLY, DIVIDE -> isNonNegative(e.argument(0)) && isNonNegative(e.argument(1));
            case FUSED -> e.arguments().stream().allMatch(Signs::isNonNegative);
            case SELECT -> isNonNegative(e.argument(2)) && isNonNegative(e.argument(3));
            case SQRT, EXP, SIGMOID, SOFTPLUS -> true;
            case HELD -> isNonNegative(e.argument(0));
            case SYMBOL, SUBTRACT, NEGATE, LOG, TANH, POWER -> false;
        };
    }
}
