package tacit.formula;

/** The operations of an {@link Expression}; {@code a, b, c, d} are its arguments in order. */
public enum Op {
    /** A number. */
    CONSTANT,
    /** A value given from outside. */
    SYMBOL,
    /** {@code a + b}. */
    ADD,
    /** {@code a − b}. */
    SUBTRACT,
    /** {@code a · b}. */
    MULTIPLY,
    /** {@code a · b + c}, rounded once. */
    FUSED,
    /** {@code a / b}. */
    DIVIDE,
    /** {@code −a}. */
    NEGATE,
    /** The smaller of {@code a} and {@code b}; its derivative is {@code a}'s where they are equal. */
    MINIMUM,
    /** The larger of {@code a} and {@code b}; its derivative is {@code a}'s where they are equal. */
    MAXIMUM,
    /** {@code √a}. */
    SQRT,
    /** {@code e^a}. */
    EXP,
    /** The natural logarithm of {@code a}. */
    LOG,
    /** The hyperbolic tangent of {@code a}. */
    TANH,
    /** {@code 1 / (1 + e^−a)}. */
    SIGMOID,
    /** {@code log(1 + e^a)}. */
    SOFTPLUS,
    /** {@code a^b} with {@code a ≥ 0} or {@code b} whole. */
    POWER,
    /** {@code c} where {@code a ≤ b}, otherwise {@code d}. */
    SELECT,
    /** {@code a}, held constant by differentiation: the envelope theorem for an optimal control. */
    HELD;

    /** The value of the operation; {@link #CONSTANT} and {@link #SYMBOL} have none of their own. */
    double apply(double a, double b, double c, double d) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case FUSED -> Math.fma(a, b, c);
            case DIVIDE -> a / b;
            case NEGATE -> -a;
            case MINIMUM -> Elementary.minimum(a, b);
            case MAXIMUM -> Elementary.maximum(a, b);
            case SQRT -> Math.sqrt(a);
            case EXP -> StrictMath.exp(a);
            case LOG -> StrictMath.log(a);
            case TANH -> StrictMath.tanh(a);
            case SIGMOID -> Elementary.sigmoid(a);
            case SOFTPLUS -> Elementary.softplus(a);
            case POWER -> StrictMath.pow(a, b);
            case SELECT -> a <= b ? c : d;
            case HELD -> a;
            case CONSTANT, SYMBOL -> throw new IllegalStateException(this + " is a leaf");
        };
    }
}
