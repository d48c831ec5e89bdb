package tacit.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes expressions and shares equal ones (hash-consing). What can be simplified without changing a value, other than
 * that {@code 0·x} is 0, is simplified at once: sums with 0, products with 0 and ±1, operations on constants, whole
 * powers, quotients with common factors ({@code x/x} is 1, and rounding changes).
 */
public final class ExpressionGraph {
    private static final int LARGEST_UNROLLED_POWER = 16;

    private record Key(Op op, List<Integer> arguments, long bits) {}

    private final Map<Key, Expression> nodes = new HashMap<>();
    private int count;

    /** A number. */
    public Expression constant(double value) {
        double positive = value == 0 ? 0.0 : value;
        return nodes.computeIfAbsent(
                new Key(Op.CONSTANT, List.of(), Double.doubleToLongBits(positive)),
                key -> new Expression(count++, Op.CONSTANT, List.of(), positive, ""));
    }

    /** A new symbol, distinct from every other one. */
    public Expression symbol(String label) {
        return new Expression(count++, Op.SYMBOL, List.of(), Double.NaN, label);
    }

    /** {@code a + b}. */
    public Expression add(Expression a, Expression b) {
        if (a.is(0)) {
            return b;
        }
        if (b.is(0)) {
            return a;
        }
        if (b.op() == Op.NEGATE) {
            return subtract(a, b.argument(0));
        }
        if (a.op() == Op.NEGATE) {
            return subtract(b, a.argument(0));
        }
        return a == b ? multiply(constant(2), a) : commutative(Op.ADD, a, b);
    }

    /** {@code a − b}. */
    public Expression subtract(Expression a, Expression b) {
        if (b.is(0)) {
            return a;
        }
        if (a.is(0)) {
            return negate(b);
        }
        if (a == b) {
            return constant(0);
        }
        if (b.op() == Op.NEGATE) {
            return add(a, b.argument(0));
        }
        if (a.op() == Op.NEGATE) {
            return negate(add(a.argument(0), b));
        }
        return make(Op.SUBTRACT, a, b);
    }

    /** {@code a · b}. */
    public Expression multiply(Expression a, Expression b) {
        if (a.is(0) || b.is(0)) {
            return constant(0);
        }
        if (a.is(1)) {
            return b;
        }
        if (b.is(1)) {
            return a;
        }
        if (a.is(-1)) {
            return negate(b);
        }
        if (b.is(-1)) {
            return negate(a);
        }
        if (a.op() == Op.NEGATE) {
            return negate(multiply(a.argument(0), b));
        }
        if (b.op() == Op.NEGATE) {
            return negate(multiply(a, b.argument(0)));
        }
        if (isIndicator(a)) {
            return masked(a, b);
        }
        if (isIndicator(b)) {
            return masked(b, a);
        }
        if (a.isConstant() && isPowerOfTwo(a.value())) {
            return scale(a, b);
        }
        return b.isConstant() && isPowerOfTwo(b.value()) ? scale(b, a) : commutative(Op.MULTIPLY, a, b);
    }

    private static boolean isPowerOfTwo(double value) {
        return Math.scalb(1.0, Math.getExponent(value)) == Math.abs(value);
    }

    /** A product with a power of two, which is exact and so may be drawn into a product or a quotient. */
    private Expression scale(Expression power, Expression factor) {
        boolean product = factor.op() == Op.MULTIPLY;
        if (product && factor.argument(0).isConstant()) {
            return multiply(constant(power.value() * factor.argument(0).value()), factor.argument(1));
        }
        if (product && factor.argument(1).isConstant()) {
            return multiply(constant(power.value() * factor.argument(1).value()), factor.argument(0));
        }
        if (factor.op() == Op.DIVIDE && factor.argument(1).isConstant()) {
            return divide(factor.argument(0), constant(factor.argument(1).value() / power.value()));
        }
        return commutative(Op.MULTIPLY, power, factor);
    }

    private static boolean isIndicator(Expression e) {
        return e.op() == Op.SELECT && isBit(e.argument(2)) && isBit(e.argument(3));
    }

    private static boolean isBit(Expression e) {
        return e.is(0) || e.is(1);
    }

    /** A product with an indicator: the factor itself where the indicator is 1, so that 0 · ∞ cannot arise. */
    private Expression masked(Expression indicator, Expression factor) {
        Expression zero = constant(0);
        return select(
                indicator.argument(0),
                indicator.argument(1),
                indicator.argument(2).is(1) ? factor : zero,
                indicator.argument(3).is(1) ? factor : zero);
    }

    /** {@code a / b}, common factors cancelled. */
    public Expression divide(Expression a, Expression b) {
        if (a.is(0) && !b.is(0)) {
            return constant(0);
        }
        if (b.is(1)) {
            return a;
        }
        if (a.isConstant() && b.isConstant()) {
            return constant(a.value() / b.value());
        }
        Product numerator = Product.of(a);
        Product denominator = Product.of(b);
        if (denominator.coefficient() != 0
                && numerator.isShort()
                && denominator.isShort()
                && numerator.cancel(denominator)) {
            return make(numerator, denominator);
        }
        return make(Op.DIVIDE, a, b);
    }

    private Expression make(Product numerator, Product denominator) {
        Expression top = numerator.rebuild(this);
        Expression bottom = denominator.rebuild(this);
        return bottom.is(1) ? top : bottom.is(-1) ? negate(top) : make(Op.DIVIDE, top, bottom);
    }

    /** {@code −a}. */
    public Expression negate(Expression a) {
        return switch (a.op()) {
            case NEGATE -> a.argument(0);
            case SUBTRACT -> subtract(a.argument(1), a.argument(0));
            default -> make(Op.NEGATE, a);
        };
    }

    /** {@code a^b}; a small whole constant {@code b} becomes products. */
    public Expression power(Expression a, Expression b) {
        if (b.isConstant()) {
            double exponent = b.value();
            if (exponent == 0.5) {
                return make(Op.SQRT, a);
            }
            if (exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_UNROLLED_POWER) {
                Expression positive = wholePower(a, (int) Math.abs(exponent));
                return exponent < 0 ? divide(constant(1), positive) : positive;
            }
        }
        return make(Op.POWER, a, b);
    }

    private Expression wholePower(Expression a, int exponent) {
        if (exponent == 0) {
            return constant(1);
        }
        Expression half = wholePower(a, exponent / 2);
        Expression even = multiply(half, half);
        return exponent % 2 == 0 ? even : multiply(even, a);
    }

    /** {@code c} where {@code a ≤ b}, otherwise {@code d}. */
    public Expression select(Expression a, Expression b, Expression c, Expression d) {
        if (c == d || a == b) {
            return c;
        }
        if (a.isConstant() && b.isConstant()) {
            return a.value() <= b.value() ? c : d;
        }
        return make(Op.SELECT, a, b, c, d);
    }

    /** The operation on the arguments, simplified. */
    public Expression apply(Op op, List<Expression> arguments) {
        Expression a = arguments.get(0);
        return switch (op) {
            case ADD -> add(a, arguments.get(1));
            case SUBTRACT -> subtract(a, arguments.get(1));
            case MULTIPLY -> multiply(a, arguments.get(1));
            case DIVIDE -> divide(a, arguments.get(1));
            case NEGATE -> negate(a);
            case POWER -> power(a, arguments.get(1));
            case MINIMUM, MAXIMUM -> a == arguments.get(1) ? a : make(op, a, arguments.get(1));
            case SELECT -> select(a, arguments.get(1), arguments.get(2), arguments.get(3));
            case FUSED -> make(op, a, arguments.get(1), arguments.get(2));
            case HELD -> a.isConstant() ? a : make(op, a);
            case SQRT, EXP, LOG, TANH, SIGMOID, SOFTPLUS -> make(op, a);
            case CONSTANT, SYMBOL -> throw new IllegalArgumentException(op + " is a leaf");
        };
    }

    /** The operation on the arguments, simplified. */
    public Expression apply(Op op, Expression... arguments) {
        return apply(op, List.of(arguments));
    }

    private Expression commutative(Op op, Expression a, Expression b) {
        return a.id() <= b.id() ? make(op, a, b) : make(op, b, a);
    }

    private Expression make(Op op, Expression... arguments) {
        List<Expression> list = List.of(arguments);
        if (list.stream().allMatch(Expression::isConstant)) {
            double[] values = new double[4];
            for (int i = 0; i < arguments.length; i++) {
                values[i] = arguments[i].value();
            }
            return constant(op.apply(values[0], values[1], values[2], values[3]));
        }
        List<Integer> ids = new ArrayList<>(arguments.length);
        for (Expression argument : arguments) {
            ids.add(argument.id());
        }
        return nodes.computeIfAbsent(new Key(op, ids, 0), key -> new Expression(count++, op, list, Double.NaN, ""));
    }
}
