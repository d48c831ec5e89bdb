package tacit.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tacit.formula.Expression;
import tacit.formula.Op;

/**
 * Emits the expressions of a loop. What its plan says is worth keeping stands in a local variable, filled at the node's
 * level in topological order, so the code is as deep as one expression between kept ones.
 */
final class ExpressionEmitter {
    private final LaneCode lanes;
    private final LoopPlan plan;
    private final Map<Expression, Integer> locals = new HashMap<>();
    private final Map<Expression, Runnable> symbols = new HashMap<>();

    ExpressionEmitter(LaneCode lanes, LoopPlan plan) {
        this.lanes = lanes;
        this.plan = plan;
    }

    /** Says how a symbol's value is pushed. */
    void bind(Expression symbol, Runnable push) {
        symbols.put(symbol, push);
    }

    /** Fills the local variables of a level. */
    void prepare(LoopPlan.Level level) {
        for (Expression node : plan.order()) {
            if (plan.level(node) == level && plan.isKept(node)) {
                evaluate(node);
                int local = lanes.allocate();
                lanes.set(local);
                locals.put(node, local);
            }
        }
    }

    /** Pushes the value of an expression. */
    void push(Expression node) {
        Integer local = locals.get(node);
        if (local != null) {
            lanes.get(local);
        } else {
            evaluate(node);
        }
    }

    private void evaluate(Expression node) {
        if (node.isConstant()) {
            lanes.constant(node.value());
        } else if (node.op() == Op.SYMBOL) {
            Objects.requireNonNull(symbols.get(node)).run();
        } else if (node.op() == Op.SELECT) {
            lanes.select(
                    () -> push(node.argument(0)),
                    () -> push(node.argument(1)),
                    () -> push(node.argument(2)),
                    () -> push(node.argument(3)));
        } else {
            node.arguments().forEach(this::push);
            lanes.operate(node);
        }
    }
}
