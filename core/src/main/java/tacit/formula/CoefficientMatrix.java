package tacit.formula;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A matrix whose entries are expressions of coefficients that a program has computed ({@link LinearParts}).
 *
 * @param rows its entries, row by row; not modified
 * @param coefficients which coefficient each symbol in them is
 */
public record CoefficientMatrix(Expression[][] rows, Map<Expression, Integer> coefficients) {
    /**
     * The matrix as a loop of a single instance reads it.
     *
     * @param loop whose expressions the entries become; coefficients are loaded as they are needed
     * @param computed what holds the coefficients
     */
    public Expression[][] in(LoopBuilder loop, Buffer computed) {
        List<Expression> entries = Arrays.stream(rows).flatMap(Arrays::stream).toList();
        Map<Expression, Expression> symbols = new HashMap<>();
        for (Expression node : Topology.order(entries)) {
            Integer coefficient = coefficients.get(node);
            if (coefficient != null) {
                symbols.put(node, loop.load(computed, coefficient, "coefficient"));
            }
        }
        List<Expression> images = Topology.substitute(loop.graph(), entries, symbols);
        Expression[][] made = new Expression[rows.length][];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            made[i] = images.subList(next, next + rows[i].length).toArray(Expression[]::new);
            next += rows[i].length;
        }
        return made;
    }
}
