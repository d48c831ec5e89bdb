package tacit.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import tacit.formula.Expression;

/** One lane at a time, in doubles. */
final class ScalarCode extends LaneCode {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc STRICT_MATH = ClassDesc.of("java.lang.StrictMath");
    private static final ClassDesc ELEMENTARY = ClassDesc.of("tacit.formula.Elementary");
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);
    private static final MethodTypeDesc BINARY =
            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);

    private static final MethodTypeDesc TERNARY = MethodTypeDesc.of(
            ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);

    ScalarCode(CodeBuilder code) {
        super(code);
    }

    @Override
    int width() {
        return 1;
    }

    @Override
    void declare(Set<Double> constants) {}

    @Override
    void constant(double number) {
        code.loadConstant(number);
    }

    @Override
    void broadcast(Runnable number) {
        number.run();
    }

    @Override
    int allocate() {
        return code.allocateLocal(TypeKind.DOUBLE);
    }

    @Override
    void get(int local) {
        code.dload(local);
    }

    @Override
    void set(int local) {
        code.dstore(local);
    }

    @Override
    void fetch(Runnable place) {
        place.run();
        code.daload();
    }

    @Override
    void store(Runnable value, Runnable place) {
        place.run();
        value.run();
        code.dastore();
    }

    @Override
    void add() {
        code.dadd();
    }

    @Override
    void fuse() {
        code.invokestatic(MATH, "fma", TERNARY);
    }

    @Override
    void operate(Expression node) {
        switch (node.op()) {
            case ADD -> add();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case FUSED -> fuse();
            case DIVIDE -> code.ddiv();
            case NEGATE -> code.dneg();
            case MINIMUM -> code.invokestatic(ELEMENTARY, "minimum", BINARY);
            case MAXIMUM -> code.invokestatic(ELEMENTARY, "maximum", BINARY);
            case SQRT -> code.invokestatic(MATH, "sqrt", UNARY);
            case EXP -> code.invokestatic(STRICT_MATH, "exp", UNARY);
            case LOG -> code.invokestatic(STRICT_MATH, "log", UNARY);
            case TANH -> code.invokestatic(STRICT_MATH, "tanh", UNARY);
            case POWER -> code.invokestatic(STRICT_MATH, "pow", BINARY);
            case SIGMOID -> code.invokestatic(ELEMENTARY, "sigmoid", UNARY);
            case SOFTPLUS -> code.invokestatic(ELEMENTARY, "softplus", UNARY);
            case HELD -> {}
            case CONSTANT, SYMBOL, SELECT ->
                throw new IllegalStateException(node.op() + " is no operation on the stack");
        }
    }

    /** Only what is chosen is evaluated. */
    @Override
    void select(Runnable a, Runnable b, Runnable c, Runnable d) {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        a.run();
        b.run();
        code.dcmpg().ifgt(otherwise);
        c.run();
        code.goto_(end).labelBinding(otherwise);
        d.run();
        code.labelBinding(end);
    }
}
