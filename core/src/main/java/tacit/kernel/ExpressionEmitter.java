package tacit.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tacit.formula.Expression;
import tacit.formula.Op;
import tacit.formula.Topology;

/**
 * Emits expressions as stack code. What is used more than once is kept in a local variable, which {@link #prepare} fills
 * in topological order, so the code is as deep as one expression between shared ones.
 */
final class ExpressionEmitter {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc STRICT_MATH = ClassDesc.of("java.lang.StrictMath");
    private static final ClassDesc ELEMENTARY = ClassDesc.of("tacit.formula.Elementary");
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);
    private static final MethodTypeDesc BINARY =
            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);

    private final CodeBuilder code;
    private final Map<Expression, Integer> uses = new HashMap<>();
    private final Map<Expression, Integer> locals = new HashMap<>();
    private final Map<Expression, Runnable> symbols = new HashMap<>();

    ExpressionEmitter(CodeBuilder code, List<Expression> results) {
        this.code = code;
        results.forEach(result -> uses.merge(result, 1, Integer::sum));
        for (Expression node : Topology.order(results)) {
            node.arguments().forEach(argument -> uses.merge(argument, 1, Integer::sum));
        }
    }

    /** Says how a symbol's value is pushed. */
    void bind(Expression symbol, Runnable push) {
        symbols.put(symbol, push);
    }

    /** Evaluates the shared parts of an expression into local variables. */
    void prepare(Expression expression) {
        for (Expression node : Topology.order(List.of(expression))) {
            if (isShared(node) && !locals.containsKey(node)) {
                evaluate(node);
                int local = code.allocateLocal(TypeKind.DOUBLE);
                code.dstore(local);
                locals.put(node, local);
            }
        }
    }

    private boolean isShared(Expression node) {
        return !node.isConstant() && uses.getOrDefault(node, 0) > 1;
    }

    /** Pushes the value of an expression that was prepared. */
    void push(Expression node) {
        Integer local = locals.get(node);
        if (local != null) {
            code.dload(local);
        } else {
            evaluate(node);
        }
    }

    private void evaluate(Expression node) {
        switch (node.op()) {
            case CONSTANT -> code.loadConstant(node.value());
            case SYMBOL -> Objects.requireNonNull(symbols.get(node)).run();
            case SELECT -> select(node);
            default -> {
                push(node.arguments());
                operate(node.op());
            }
        }
    }

    private void push(Collection<Expression> nodes) {
        nodes.forEach(this::push);
    }

    private void operate(Op op) {
        switch (op) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case DIVIDE -> code.ddiv();
            case NEGATE -> code.dneg();
            case MINIMUM -> code.invokestatic(MATH, "min", BINARY);
            case MAXIMUM -> code.invokestatic(MATH, "max", BINARY);
            case SQRT -> code.invokestatic(MATH, "sqrt", UNARY);
            case EXP -> code.invokestatic(STRICT_MATH, "exp", UNARY);
            case LOG -> code.invokestatic(STRICT_MATH, "log", UNARY);
            case TANH -> code.invokestatic(STRICT_MATH, "tanh", UNARY);
            case POWER -> code.invokestatic(STRICT_MATH, "pow", BINARY);
            case SIGMOID -> code.invokestatic(ELEMENTARY, "sigmoid", UNARY);
            case SOFTPLUS -> code.invokestatic(ELEMENTARY, "softplus", UNARY);
            case HELD -> {}
            case CONSTANT, SYMBOL, SELECT -> throw new IllegalStateException(op + " is no operation on the stack");
        }
    }

    /** Both branches are side-effect free and their shared parts are ready, so only the chosen one is evaluated. */
    private void select(Expression node) {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        push(node.argument(0));
        push(node.argument(1));
        code.dcmpg().ifgt(otherwise);
        push(node.argument(2));
        code.goto_(end).labelBinding(otherwise);
        push(node.argument(3));
        code.labelBinding(end);
    }
}
