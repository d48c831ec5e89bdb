package tacit.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Makes a program quicker: what is the same for many instances of a loop, as the price of entering a state is for all
 * edges into it, becomes a loop of its own; and a division by what several quotients share, or by what is the same for
 * many instances, becomes a product with the reciprocal (a quotient's last digit may change).
 */
public final class Hoisting {
    private final ExpressionGraph graph;
    private final Loop loop;
    private final Partition.Maker partitions;
    private final Map<Expression, Partition> known = new HashMap<>();

    private Hoisting(ExpressionGraph graph, Loop loop) {
        this.graph = graph;
        this.loop = loop;
        partitions = new Partition.Maker(loop.instances());
        loop.loads().forEach(load -> known.put(load.symbol(), partitions.of(load.elements())));
        loop.values().forEach(value -> known.put(value.symbol(), partitions.of(value.numbers())));
    }

    /** The quicker program. */
    public static Program hoist(Program program) {
        List<Loop> loops = new ArrayList<>();
        for (Loop loop : program.loops()) {
            Loop released = new Hoisting(program.graph(), loop).withNothingHeld();
            Loop multiplying = new Hoisting(program.graph(), released).withReciprocals();
            Loop fused = new Hoisting(program.graph(), multiplying).withFusedProducts();
            new Hoisting(program.graph(), fused).split(loops);
        }
        return FirstSums.begin(new Program(program.graph(), program.external(), program.zeroed(), loops));
    }

    private Partition partition(Expression node) {
        Partition ready = known.get(node);
        return ready != null ? ready : partitions.uniform();
    }

    private List<Expression> order() {
        List<Expression> order = Topology.order(loop.results());
        for (Expression node : order) {
            for (Expression argument : node.arguments()) {
                known.merge(node, partition(argument), partitions::join);
            }
        }
        return order;
    }

    /** Nothing is differentiated any more. */
    private Loop withNothingHeld() {
        return rebuilt(
                order(),
                (node, arguments) -> node.op() == Op.HELD ? arguments.getFirst() : graph.apply(node.op(), arguments));
    }

    private Loop withReciprocals() {
        List<Expression> order = order();
        Map<Expression, Integer> quotients = new HashMap<>();
        order.stream()
                .filter(node -> node.op() == Op.DIVIDE)
                .forEach(node -> quotients.merge(node.argument(1), 1, Integer::sum));
        return rebuilt(order, (node, arguments) -> {
            if (node.op() == Op.DIVIDE && isShared(node, quotients)) {
                Expression reciprocal = graph.divide(graph.constant(1), arguments.get(1));
                return graph.multiply(arguments.get(0), reciprocal);
            }
            return graph.apply(node.op(), arguments);
        });
    }

    /** Products that are only added to something are fused with the addition. */
    private Loop withFusedProducts() {
        List<Expression> order = order();
        Map<Expression, Integer> uses = new HashMap<>();
        loop.results().forEach(result -> uses.merge(result, 1, Integer::sum));
        order.forEach(node -> node.arguments().forEach(argument -> uses.merge(argument, 1, Integer::sum)));
        return rebuilt(order, (node, arguments) -> {
            for (int i = node.arguments().size() - 1; i >= 0; i--) {
                Expression product = node.argument(i);
                boolean free = product.op() == Op.MULTIPLY
                        && arguments.get(i).op() == Op.MULTIPLY
                        && uses.getOrDefault(product, 0) == 1
                        && partition(product) == partition(node);
                if (free && node.op() == Op.ADD) {
                    return fuse(arguments.get(i).argument(0), arguments.get(i).argument(1), arguments.get(1 - i));
                }
                if (free && node.op() == Op.SUBTRACT && i == 1) {
                    int cheap = isCheap(product.argument(0), node, uses) ? 0 : 1;
                    if (isCheap(product.argument(cheap), node, uses)) {
                        Expression negated = graph.negate(arguments.get(1).argument(cheap));
                        return fuse(negated, arguments.get(1).argument(1 - cheap), arguments.get(0));
                    }
                }
            }
            return graph.apply(node.op(), arguments);
        });
    }

    private Expression fuse(Expression a, Expression b, Expression c) {
        return graph.apply(Op.FUSED, a, b, c);
    }

    /** Whether a factor's sign is changed less often than it is used. */
    private boolean isCheap(Expression factor, Expression node, Map<Expression, Integer> uses) {
        return factor.isConstant()
                || uses.getOrDefault(factor, 0) > 1
                || partition(factor).count() <= partition(node).count() / 2;
    }

    private Loop rebuilt(List<Expression> order, BiFunction<Expression, List<Expression>, Expression> image) {
        Map<Expression, Expression> images = new HashMap<>();
        for (Expression node : order) {
            List<Expression> arguments = node.arguments().stream()
                    .map(argument -> Objects.requireNonNull(images.get(argument)))
                    .toList();
            images.put(node, arguments.isEmpty() ? node : image.apply(node, arguments));
        }
        List<Loop.Store> stores = loop.stores().stream()
                .map(store -> new Loop.Store(
                        store.buffer(),
                        store.elements(),
                        Objects.requireNonNull(images.get(store.value())),
                        store.mode()))
                .toList();
        return new Loop(loop.name(), loop.instances(), loop.loads(), loop.values(), stores);
    }

    private boolean isShared(Expression quotient, Map<Expression, Integer> quotients) {
        Expression divisor = quotient.argument(1);
        return !divisor.isConstant()
                && (quotients.getOrDefault(divisor, 0) > 1
                        || partition(divisor).count() <= partition(quotient).count() / 2);
    }

    /** Adds the loop, and before it those for what many of its instances share. */
    private void split(List<Loop> loops) {
        Map<Expression, Expression> symbols = new HashMap<>();
        List<Loop.Load> loads = new ArrayList<>(loop.loads());
        candidates().forEach((partition, nodes) -> {
            List<Loop.Store> stores = new ArrayList<>();
            int size = 1 + Arrays.stream(partition.classes()).max().orElse(0);
            for (Expression node : nodes) {
                Buffer buffer = Buffer.scratch("shared", size);
                Expression symbol = graph.symbol("shared");
                symbols.put(node, symbol);
                loads.add(new Loop.Load(symbol, buffer, partition.classes()));
                int[] elements = at(partition.classes(), partition.representatives());
                stores.add(new Loop.Store(buffer, elements, node, Loop.Mode.SET));
            }
            loops.add(restricted(partition, stores));
        });
        List<Expression> results = Topology.substitute(graph, loop.results(), symbols);
        List<Loop.Store> stores = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Loop.Store store = loop.stores().get(i);
            stores.add(new Loop.Store(store.buffer(), store.elements(), results.get(i), store.mode()));
        }
        loops.add(new Loop(loop.name(), loop.instances(), loads, loop.values(), stores).pruned());
    }

    /** What is used by something finer than itself, or stored. */
    private Map<Partition, Set<Expression>> candidates() {
        Map<Partition, Set<Expression>> candidates = new LinkedHashMap<>();
        for (Expression node : order()) {
            node.arguments().stream()
                    .filter(argument -> partition(argument) != partition(node))
                    .forEach(argument -> consider(argument, candidates));
        }
        loop.results().forEach(result -> consider(result, candidates));
        return candidates;
    }

    private void consider(Expression node, Map<Partition, Set<Expression>> candidates) {
        if (!node.arguments().isEmpty() && partition(node).isWorthHoisting()) {
            candidates
                    .computeIfAbsent(partition(node), missing -> new LinkedHashSet<>())
                    .add(node);
        }
    }

    private Loop restricted(Partition partition, List<Loop.Store> stores) {
        int[] representatives = partition.representatives();
        List<Loop.Load> loads = loop.loads().stream()
                .map(load -> new Loop.Load(load.symbol(), load.buffer(), at(load.elements(), representatives)))
                .toList();
        List<Loop.Value> values = loop.values().stream()
                .map(value -> new Loop.Value(value.symbol(), at(value.numbers(), representatives)))
                .toList();
        return new Loop("shared by " + loop.name(), representatives.length, loads, values, stores).pruned();
    }

    private static int[] at(int[] elements, int[] instances) {
        return Arrays.stream(instances).map(i -> elements[i]).toArray();
    }

    private static double[] at(double[] numbers, int[] instances) {
        return Arrays.stream(instances).mapToDouble(i -> numbers[i]).toArray();
    }
}
