package tacit.game;

import tacit.formula.BinaryOperator;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.NamedFunction;
import tacit.formula.Op;

/** What the operators and functions of the language are as {@link Op}s. */
final class Operations {
    private Operations() {}

    static Op of(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> Op.ADD;
            case SUBTRACT -> Op.SUBTRACT;
            case MULTIPLY -> Op.MULTIPLY;
            case DIVIDE -> Op.DIVIDE;
            case POWER -> Op.POWER;
        };
    }

    /** The function applied; of a function of one argument {@code b} is not looked at. */
    static Expression apply(ExpressionGraph graph, NamedFunction function, Expression a, Expression b) {
        return switch (function) {
            case MIN -> graph.apply(Op.MINIMUM, a, b);
            case MAX -> graph.apply(Op.MAXIMUM, a, b);
            case ABS -> graph.apply(Op.MAXIMUM, a, graph.negate(a));
            case EXP -> graph.apply(Op.EXP, a);
            case LOG -> graph.apply(Op.LOG, a);
            case SQRT -> graph.apply(Op.SQRT, a);
            case TANH -> graph.apply(Op.TANH, a);
            case SIGMOID -> graph.apply(Op.SIGMOID, a);
            case SOFTPLUS -> graph.apply(Op.SOFTPLUS, a);
        };
    }
}
