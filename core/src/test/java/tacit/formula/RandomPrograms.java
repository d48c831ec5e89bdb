package tacit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Random programs: a few inputs, a scratch sum over instances, and outputs that read both. */
public final class RandomPrograms {
    /** The operations that are rounded once and so are the same bits everywhere. */
    public static final List<Op> EXACT =
            List.of(Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.DIVIDE, Op.NEGATE, Op.MINIMUM, Op.MAXIMUM, Op.SQRT, Op.SELECT);

    /** All operations but those whose derivative jumps. */
    public static final List<Op> SMOOTH = List.of(
            Op.ADD,
            Op.SUBTRACT,
            Op.MULTIPLY,
            Op.DIVIDE,
            Op.NEGATE,
            Op.SQRT,
            Op.EXP,
            Op.LOG,
            Op.TANH,
            Op.SIGMOID,
            Op.SOFTPLUS,
            Op.POWER);

    /** Number of elements of each input and output. */
    public static final int SIZE = 3;

    private final RandomGenerator random;
    private final List<Op> operations;
    private final ExpressionGraph graph = new ExpressionGraph();
    private final Buffer x = Buffer.external("x", SIZE);
    private final Buffer y = Buffer.external("y", SIZE);
    private final Buffer z = Buffer.external("z", SIZE);
    private final Buffer middle = Buffer.scratch("middle", SIZE);

    private RandomPrograms(RandomGenerator random, List<Op> operations) {
        this.random = random;
        this.operations = operations;
    }

    /** A program with external buffers {@code x}, {@code y} (read) and {@code z} (written). */
    public static Program make(RandomGenerator random, List<Op> operations, int nodes) {
        return new RandomPrograms(random, operations).make(nodes);
    }

    private Program make(int nodes) {
        Loop first = loop("first", 5, List.of(x, y), middle, nodes);
        Loop second = loop("second", SIZE, List.of(x, middle), z, nodes);
        Loop third = loop("third", 1, List.of(y, middle), z, nodes);
        return new Program(graph, List.of(x, y, z), Set.of(z), List.of(first, second, third));
    }

    private Loop loop(String name, int instances, List<Buffer> sources, Buffer target, int nodes) {
        List<Expression> known = new ArrayList<>();
        List<Loop.Load> loads = new ArrayList<>();
        for (Buffer source : sources) {
            Expression symbol = graph.symbol(source.name());
            loads.add(new Loop.Load(symbol, source, elements(instances)));
            known.add(symbol);
        }
        Expression number = graph.symbol("number");
        double[] numbers = random.doubles(instances, 0.5, 2).toArray();
        known.add(number);
        known.add(graph.constant(random.nextDouble(0.5, 2)));
        for (int i = 0; i < nodes; i++) {
            known.add(node(known));
        }
        List<Loop.Store> stores = List.of(
                new Loop.Store(target, elements(instances), known.getLast(), Loop.Mode.ADD),
                new Loop.Store(target, elements(instances), known.get(known.size() - 2), Loop.Mode.ADD));
        return new Loop(name, instances, loads, List.of(new Loop.Value(number, numbers)), stores);
    }

    private int[] elements(int instances) {
        return random.ints(instances, 0, SIZE).toArray();
    }

    /** An operation on known expressions, its arguments kept where it is defined. */
    private Expression node(List<Expression> known) {
        Op op = operations.get(random.nextInt(operations.size()));
        Expression a = known.get(random.nextInt(known.size()));
        Expression b = known.get(random.nextInt(known.size()));
        Expression c = known.get(random.nextInt(known.size()));
        Expression d = known.get(random.nextInt(known.size()));
        Expression positive = graph.add(graph.constant(0.5), graph.multiply(a, a));
        Expression tame = graph.apply(Op.TANH, a);
        return switch (op) {
            case SQRT, LOG -> graph.apply(op, positive);
            case DIVIDE -> graph.divide(b, positive);
            case EXP -> graph.apply(op, operations.contains(Op.TANH) ? tame : a);
            case POWER -> graph.apply(op, positive, operations.contains(Op.TANH) ? tame : b);
            case SELECT -> graph.select(a, b, c, d);
            case NEGATE, TANH, SIGMOID, SOFTPLUS -> graph.apply(op, a);
            default -> graph.apply(op, a, b);
        };
    }
}
