package tacit.formula;

/** Prints an expression as a formula with as few parentheses as it needs. */
final class ExpressionPrinter {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int ATOM = 4;

    private ExpressionPrinter() {}

    static String print(Expression expression) {
        StringBuilder out = new StringBuilder();
        print(expression, 0, out);
        return out.toString();
    }

    private static void print(Expression e, int context, StringBuilder out) {
        switch (e.op()) {
            case CONSTANT -> number(e.value(), context, out);
            case SYMBOL -> out.append(e.label());
            case ADD -> infix(e, " + ", SUM, SUM, SUM, context, out);
            case SUBTRACT -> infix(e, " - ", SUM, SUM, PRODUCT, context, out);
            case MULTIPLY -> multiply(e, context, out);
            case DIVIDE -> infix(e, "/", PRODUCT, PRODUCT, PRODUCT + 1, context, out);
            case FUSED -> call("fma", e, out);
            case POWER -> infix(e, "^", PRODUCT + 1, ATOM, ATOM, context, out);
            case NEGATE -> {
                open(context > SUM, out);
                out.append('-');
                print(e.argument(0), PRODUCT, out);
                close(context > SUM, out);
            }
            case HELD -> print(e.argument(0), context, out);
            case SELECT -> select(e, out);
            case MINIMUM -> call("min", e, out);
            case MAXIMUM -> call("max", e, out);
            case SQRT, EXP, LOG, TANH, SIGMOID, SOFTPLUS ->
                call(e.op().name().toLowerCase(java.util.Locale.ROOT), e, out);
        }
    }

    private static void number(double value, int context, StringBuilder out) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        open(value < 0 && context > SUM, out);
        out.append(text);
        close(value < 0 && context > SUM, out);
    }

    private static void multiply(Expression e, int context, StringBuilder out) {
        Expression a = e.argument(0);
        Expression b = e.argument(1);
        if (a == b) {
            open(context > PRODUCT + 1, out);
            print(a, ATOM, out);
            out.append("^2");
            close(context > PRODUCT + 1, out);
        } else if (b.isConstant()) {
            open(context > PRODUCT, out);
            print(b, PRODUCT, out);
            out.append('*');
            print(a, PRODUCT, out);
            close(context > PRODUCT, out);
        } else {
            infix(e, "*", PRODUCT, PRODUCT, PRODUCT, context, out);
        }
    }

    private static void infix(Expression e, String sign, int own, int left, int right, int context, StringBuilder out) {
        open(context > own, out);
        print(e.argument(0), left, out);
        out.append(sign);
        print(e.argument(1), right, out);
        close(context > own, out);
    }

    private static void select(Expression e, StringBuilder out) {
        out.append("if(");
        print(e.argument(0), 0, out);
        out.append(" <= ");
        print(e.argument(1), 0, out);
        out.append(", ");
        print(e.argument(2), 0, out);
        out.append(", ");
        print(e.argument(3), 0, out);
        out.append(')');
    }

    private static void call(String name, Expression e, StringBuilder out) {
        out.append(name).append('(');
        for (int i = 0; i < e.arguments().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            print(e.argument(i), 0, out);
        }
        out.append(')');
    }

    private static void open(boolean needed, StringBuilder out) {
        if (needed) {
            out.append('(');
        }
    }

    private static void close(boolean needed, StringBuilder out) {
        if (needed) {
            out.append(')');
        }
    }
}
