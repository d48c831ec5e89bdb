package tacit.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Symbolic derivatives of expressions, as expressions of the same graph.
 *
 * <p>At the kink of a minimum, a maximum or a clipped control the derivative is that of the first argument: one-sided.
 * An {@link Op#HELD} expression counts as a constant.
 */
public final class Derivatives {
    private final ExpressionGraph graph;

    /** Derivatives of the expressions of {@code graph}. */
    public Derivatives(ExpressionGraph graph) {
        this.graph = graph;
    }

    /** {@code ∂f/∂symbol}. */
    public Expression partial(Expression f, Expression symbol) {
        return partials(List.of(f), symbol).getFirst();
    }

    /** {@code ∂f/∂symbol} of each function. */
    public List<Expression> partials(List<Expression> functions, Expression symbol) {
        return tangent(functions, Map.of(symbol, graph.constant(1)));
    }

    /** The directional derivative of each of {@code functions}: {@code Σ_s (∂f/∂s) ṡ} (forward mode). */
    public List<Expression> tangent(List<Expression> functions, Map<Expression, Expression> directions) {
        Map<Expression, Expression> dots = new HashMap<>(directions);
        Expression zero = graph.constant(0);
        for (Expression node : Topology.order(functions)) {
            Expression sum = dots.getOrDefault(node, zero);
            if (node.op() != Op.HELD) {
                for (int i = 0; i < node.arguments().size(); i++) {
                    Expression dot = dots.getOrDefault(node.argument(i), zero);
                    if (!dot.is(0)) {
                        sum = graph.add(sum, graph.multiply(local(node, i), dot));
                    }
                }
            }
            dots.put(node, sum);
        }
        return functions.stream().map(f -> dots.getOrDefault(f, zero)).toList();
    }

    /**
     * The derivative of {@code Σ_f f̄ f} in each of {@code symbols} (reverse mode).
     *
     * @param seeds the weight {@code f̄} of each function
     */
    public Map<Expression, Expression> cotangent(Map<Expression, Expression> seeds, Set<Expression> symbols) {
        List<Expression> order = new ArrayList<>(Topology.order(seeds.keySet()));
        Set<Expression> active = active(order, symbols);
        Map<Expression, Expression> bars = new HashMap<>(seeds);
        order.sort(Comparator.comparingInt(Expression::id).reversed());
        for (Expression node : order) {
            Expression bar = bars.get(node);
            if (bar == null || node.op() == Op.HELD || bar.is(0)) {
                continue;
            }
            for (int i = 0; i < node.arguments().size(); i++) {
                Expression argument = node.argument(i);
                if (active.contains(argument)) {
                    bars.merge(argument, graph.multiply(local(node, i), bar), graph::add);
                }
            }
        }
        bars.keySet().retainAll(symbols);
        return bars;
    }

    private static Set<Expression> active(List<Expression> order, Set<Expression> symbols) {
        Set<Expression> active = new HashSet<>(symbols);
        for (Expression node : order) {
            if (node.op() != Op.HELD && node.arguments().stream().anyMatch(active::contains)) {
                active.add(node);
            }
        }
        return active;
    }

    /** {@code ∂node/∂argument i}, all other arguments fixed. */
    private Expression local(Expression node, int i) {
        Expression a = node.arguments().isEmpty() ? node : node.argument(0);
        Expression b = node.arguments().size() < 2 ? a : node.argument(1);
        Expression one = graph.constant(1);
        Expression zero = graph.constant(0);
        return switch (node.op()) {
            case ADD -> one;
            case SUBTRACT -> i == 0 ? one : graph.constant(-1);
            case MULTIPLY -> i == 0 ? b : a;
            case FUSED -> i == 2 ? one : i == 0 ? b : a;
            case DIVIDE -> i == 0 ? graph.divide(one, b) : graph.negate(graph.divide(node, b));
            case NEGATE -> graph.constant(-1);
            case MINIMUM -> i == 0 ? graph.select(a, b, one, zero) : graph.select(a, b, zero, one);
            case MAXIMUM -> i == 0 ? graph.select(b, a, one, zero) : graph.select(b, a, zero, one);
            case SQRT -> graph.divide(graph.constant(0.5), node);
            case EXP -> node;
            case LOG -> graph.divide(one, a);
            case TANH -> graph.subtract(one, graph.multiply(node, node));
            case SIGMOID -> graph.multiply(node, graph.subtract(one, node));
            case SOFTPLUS -> graph.apply(Op.SIGMOID, a);
            case POWER -> i == 0 ? powerBase(a, b) : powerExponent(node, a);
            case SELECT ->
                switch (i) {
                    case 2 -> graph.select(a, b, one, zero);
                    case 3 -> graph.select(a, b, zero, one);
                    default -> zero;
                };
            case HELD, CONSTANT, SYMBOL -> zero;
        };
    }

    private Expression powerBase(Expression a, Expression b) {
        return graph.multiply(b, graph.power(a, graph.subtract(b, graph.constant(1))));
    }

    /** {@code a^b log a}, and its limit 0 where {@code a ≤ 0}. */
    private Expression powerExponent(Expression power, Expression a) {
        Expression zero = graph.constant(0);
        return graph.select(a, zero, zero, graph.multiply(power, graph.apply(Op.LOG, a)));
    }
}
