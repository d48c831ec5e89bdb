package tacit.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tacit.formula.Expression;

/**
 * Several lanes at a time, in vectors of {@code jdk.incubator.vector}. Only operations that are rounded once are used,
 * so a lane's bits are those of {@link ScalarCode}; extremes and choices are comparisons and blends.
 */
final class VectorCode extends LaneCode {
    private static final String PACKAGE = "jdk.incubator.vector.";
    private static final ClassDesc DOUBLES = ClassDesc.of(PACKAGE + "DoubleVector");
    private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "Vector");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
    private static final ClassDesc COMPARISON = ClassDesc.of(PACKAGE + "VectorOperators$Comparison");
    private static final ClassDesc ARRAY = ConstantDescs.CD_double.arrayType();
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(DOUBLES);
    private static final MethodTypeDesc BINARY = MethodTypeDesc.of(DOUBLES, VECTOR);
    private static final MethodTypeDesc TERNARY = MethodTypeDesc.of(DOUBLES, VECTOR, VECTOR);
    private static final MethodTypeDesc BROADCAST = MethodTypeDesc.of(DOUBLES, SPECIES, ConstantDescs.CD_double);
    private static final MethodTypeDesc FETCH = MethodTypeDesc.of(DOUBLES, SPECIES, ARRAY, ConstantDescs.CD_int);
    private static final MethodTypeDesc STORE = MethodTypeDesc.of(ConstantDescs.CD_void, ARRAY, ConstantDescs.CD_int);
    private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(MASK, COMPARISON, VECTOR);
    private static final MethodTypeDesc OR = MethodTypeDesc.of(MASK, MASK);
    private static final MethodTypeDesc BLEND = MethodTypeDesc.of(DOUBLES, VECTOR, MASK);

    private final int width;
    private final Map<Double, Integer> constants = new HashMap<>();

    /**
     * Code for vectors.
     *
     * @param width number of lanes of a vector: 2, 4 or 8
     */
    VectorCode(CodeBuilder code, int width) {
        super(code);
        this.width = width;
    }

    /** Whether an expression's operation has a vector form that gives the same bits. */
    static boolean supports(Expression node) {
        return switch (node.op()) {
            case CONSTANT, SYMBOL, ADD, SUBTRACT, MULTIPLY, FUSED, DIVIDE, NEGATE -> true;
            case MINIMUM, MAXIMUM, SQRT, SELECT, HELD -> true;
            case EXP, LOG, TANH, SIGMOID, SOFTPLUS, POWER -> false;
        };
    }

    @Override
    int width() {
        return width;
    }

    private void species() {
        code.getstatic(DOUBLES, "SPECIES_" + width * Double.SIZE, SPECIES);
    }

    @Override
    void declare(Set<Double> numbers) {
        for (double number : numbers) {
            broadcast(() -> code.loadConstant(number));
            int local = allocate();
            set(local);
            constants.put(number, local);
        }
    }

    @Override
    void constant(double number) {
        get(Objects.requireNonNull(constants.get(number)));
    }

    @Override
    void broadcast(Runnable number) {
        species();
        number.run();
        code.invokestatic(DOUBLES, "broadcast", BROADCAST);
    }

    @Override
    int allocate() {
        return code.allocateLocal(TypeKind.REFERENCE);
    }

    @Override
    void get(int local) {
        code.aload(local);
    }

    @Override
    void set(int local) {
        code.astore(local);
    }

    @Override
    void fetch(Runnable place) {
        species();
        place.run();
        code.invokestatic(DOUBLES, "fromArray", FETCH);
    }

    @Override
    void store(Runnable value, Runnable place) {
        value.run();
        place.run();
        code.invokevirtual(DOUBLES, "intoArray", STORE);
    }

    @Override
    void add() {
        code.invokevirtual(DOUBLES, "add", BINARY);
    }

    @Override
    void fuse() {
        code.invokevirtual(DOUBLES, "fma", TERNARY);
    }

    @Override
    void operate(Expression node) {
        switch (node.op()) {
            case ADD -> add();
            case SUBTRACT -> code.invokevirtual(DOUBLES, "sub", BINARY);
            case MULTIPLY -> code.invokevirtual(DOUBLES, "mul", BINARY);
            case FUSED -> fuse();
            case DIVIDE -> code.invokevirtual(DOUBLES, "div", BINARY);
            case NEGATE -> code.invokevirtual(DOUBLES, "neg", UNARY);
            case SQRT -> code.invokevirtual(DOUBLES, "sqrt", UNARY);
            case MINIMUM -> extreme(node, "GE", "GT");
            case MAXIMUM -> extreme(node, "LE", "LT");
            case HELD -> {}
            default -> throw new IllegalStateException(node.op() + " has no vector form");
        }
    }

    /**
     * {@code b} where {@code a} stands in the relation to it, or where it is not a number; otherwise {@code a}.
     *
     * @param reverse the relation in which {@code b} stands to {@code a} where {@code a} is to be taken
     */
    private void extreme(Expression node, String relation, String reverse) {
        int a = allocate();
        int b = allocate();
        set(b);
        set(a);
        if (node.argument(0).isConstant()) {
            get(b);
            get(a);
            compare(b, reverse, a);
        } else {
            get(a);
            get(b);
            compare(a, relation, b);
            if (!node.argument(1).isConstant()) {
                compare(b, "NE", b);
                code.invokevirtual(MASK, "or", OR);
            }
        }
        code.invokevirtual(DOUBLES, "blend", BLEND);
    }

    private void compare(int a, String relation, int b) {
        get(a);
        code.getstatic(OPERATORS, relation, COMPARISON);
        get(b);
        code.invokevirtual(DOUBLES, "compare", COMPARE);
    }

    @Override
    void select(Runnable a, Runnable b, Runnable c, Runnable d) {
        d.run();
        c.run();
        a.run();
        code.getstatic(OPERATORS, "LE", COMPARISON);
        b.run();
        code.invokevirtual(DOUBLES, "compare", COMPARE);
        code.invokevirtual(DOUBLES, "blend", BLEND);
    }
}
