package tacit.formula;

import java.util.HashSet;
import java.util.Set;

/** What is known of the signs of expressions, given what is known of their symbols. */
public final class Signs {
    private final Set<Expression> nonNegative = new HashSet<>();
    private final Set<Expression> positive = new HashSet<>();

    /** Notes that a symbol is never negative. */
    public void declareNonNegative(Expression symbol) {
        nonNegative.add(symbol);
    }

    /** Notes that a symbol is always positive. */
    public void declarePositive(Expression symbol) {
        nonNegative.add(symbol);
        positive.add(symbol);
    }

    /** Whether an expression is certainly never negative (it may be no number). */
    public boolean isNonNegative(Expression e) {
        return switch (e.op()) {
            case SYMBOL -> nonNegative.contains(e);
            case CONSTANT -> e.value() >= 0;
            case MAXIMUM -> isNonNegative(e.argument(0)) || isNonNegative(e.argument(1));
            case MULTIPLY -> e.argument(0).equals(e.argument(1)) || allNonNegative(e);
            case MINIMUM, ADD, DIVIDE, FUSED, HELD -> allNonNegative(e);
            case SELECT -> isNonNegative(e.argument(2)) && isNonNegative(e.argument(3));
            case POWER -> isNonNegative(e.argument(0));
            case SQRT, EXP, SIGMOID, SOFTPLUS -> true;
            case SUBTRACT, NEGATE, LOG, TANH -> false;
        };
    }

    private boolean allNonNegative(Expression e) {
        return e.arguments().stream().allMatch(this::isNonNegative);
    }

    /** Whether an expression is certainly positive, where it is a number and does not underflow. */
    public boolean isPositive(Expression e) {
        return switch (e.op()) {
            case SYMBOL -> positive.contains(e);
            case CONSTANT -> e.value() > 0;
            case MAXIMUM -> isPositive(e.argument(0)) || isPositive(e.argument(1));
            case ADD -> allNonNegative(e) && (isPositive(e.argument(0)) || isPositive(e.argument(1)));
            case MINIMUM, MULTIPLY, DIVIDE -> isPositive(e.argument(0)) && isPositive(e.argument(1));
            case SELECT -> isPositive(e.argument(2)) && isPositive(e.argument(3));
            case SQRT, HELD, POWER -> isPositive(e.argument(0));
            case EXP, SIGMOID, SOFTPLUS -> true;
            case SUBTRACT, NEGATE, LOG, TANH, FUSED -> false;
        };
    }
}
