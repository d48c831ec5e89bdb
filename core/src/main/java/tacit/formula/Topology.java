package tacit.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order and rebuilding of expressions. */
public final class Topology {
    private Topology() {}

    /** Every node that the roots are made of, arguments before their users. */
    public static List<Expression> order(Collection<Expression> roots) {
        Set<Expression> seen = new HashSet<>();
        Deque<Expression> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Expression node = open.pop();
            if (seen.add(node)) {
                open.addAll(node.arguments());
            }
        }
        List<Expression> order = new ArrayList<>(seen);
        order.sort(Comparator.comparingInt(Expression::id));
        return order;
    }

    /** The roots with symbols replaced, rebuilt and simplified in {@code graph}; other symbols stay as they are. */
    public static List<Expression> substitute(
            ExpressionGraph graph, List<Expression> roots, Map<Expression, Expression> replacements) {
        Map<Expression, Expression> images = new HashMap<>();
        for (Expression node : order(roots)) {
            Expression replacement = replacements.get(node);
            if (replacement != null) {
                images.put(node, replacement);
            } else if (node.isConstant()) {
                images.put(node, graph.constant(node.value()));
            } else if (node.op() == Op.SYMBOL) {
                images.put(node, node);
            } else {
                images.put(
                        node,
                        graph.apply(
                                node.op(),
                                node.arguments().stream().map(images::get).toList()));
            }
        }
        return roots.stream().map(images::get).toList();
    }
}
