package tacit.game;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;

/** A square matrix of expressions; products with entries that are zero do not arise. */
final class SymbolicMatrix {
    private final ExpressionGraph graph;
    private final Expression[][] rows;

    /** A matrix of the rows, which are kept. */
    SymbolicMatrix(ExpressionGraph graph, Expression[][] rows) {
        this.graph = graph;
        this.rows = rows;
    }

    private SymbolicMatrix of(IntFunction<IntFunction<Expression>> entry) {
        Expression[][] made = new Expression[rows.length][rows.length];
        for (int x = 0; x < rows.length; x++) {
            for (int y = 0; y < rows.length; y++) {
                made[x][y] = entry.apply(x).apply(y);
            }
        }
        return new SymbolicMatrix(graph, made);
    }

    /** The entry {@code x·d + y}. */
    Expression entry(int place) {
        return rows[place / rows.length][place % rows.length];
    }

    /** The places {@code x·d + y} of entries that are not always zero. */
    int[] entries() {
        return IntStream.range(0, rows.length * rows.length)
                .filter(place -> !entry(place).is(0))
                .toArray();
    }

    SymbolicMatrix transposed() {
        return of(x -> y -> rows[y][x]);
    }

    SymbolicMatrix plus(SymbolicMatrix other) {
        return of(x -> y -> graph.add(rows[x][y], other.rows[x][y]));
    }

    SymbolicMatrix times(SymbolicMatrix other) {
        return of(x -> y -> {
            Expression sum = graph.constant(0);
            for (int z = 0; z < rows.length; z++) {
                sum = graph.add(sum, graph.multiply(rows[x][z], other.rows[z][y]));
            }
            return sum;
        });
    }

    Expression[] times(Expression[] vector) {
        Expression[] made = new Expression[rows.length];
        for (int x = 0; x < rows.length; x++) {
            made[x] = graph.constant(0);
            for (int y = 0; y < rows.length; y++) {
                made[x] = graph.add(made[x], graph.multiply(rows[x][y], vector[y]));
            }
        }
        return made;
    }

    /** {@code P (I − D P)⁻¹} of this {@code P}, by {@code W L U = P} with {@code L U = I − D P}, without pivoting. */
    SymbolicMatrix overIdentityMinus(SymbolicMatrix d) {
        int size = rows.length;
        Expression[][] lu = factorsOfIdentityMinus(d);
        Expression[][] w = of(x -> y -> rows[x][y]).rows;
        for (Expression[] row : w) {
            for (int y = 0; y < size; y++) {
                for (int k = 0; k < y; k++) {
                    row[y] = graph.subtract(row[y], graph.multiply(row[k], lu[k][y]));
                }
                row[y] = graph.multiply(row[y], lu[y][y]);
            }
            for (int y = size - 2; y >= 0; y--) {
                for (int k = y + 1; k < size; k++) {
                    row[y] = graph.subtract(row[y], graph.multiply(row[k], lu[k][y]));
                }
            }
        }
        return new SymbolicMatrix(graph, w);
    }

    /** The reciprocals of the pivots of {@code I − D P}, of this {@code P}, that are not always 1. */
    List<Expression> pivotsOfIdentityMinus(SymbolicMatrix d) {
        Expression[][] lu = factorsOfIdentityMinus(d);
        return IntStream.range(0, rows.length)
                .mapToObj(k -> lu[k][k])
                .filter(reciprocal -> !reciprocal.isConstant())
                .toList();
    }

    /** {@code L U = I − D P}, the diagonal of {@code L} being 1; in place of that of {@code U} its reciprocals. */
    private Expression[][] factorsOfIdentityMinus(SymbolicMatrix d) {
        SymbolicMatrix product = d.times(this);
        Expression[][] lu = of(x -> y -> graph.subtract(graph.constant(x == y ? 1 : 0), product.rows[x][y])).rows;
        for (int k = 0; k < lu.length; k++) {
            lu[k][k] = graph.divide(graph.constant(1), lu[k][k]);
            for (int x = k + 1; x < lu.length; x++) {
                lu[x][k] = graph.multiply(lu[x][k], lu[k][k]);
                for (int y = k + 1; y < lu.length; y++) {
                    lu[x][y] = graph.subtract(lu[x][y], graph.multiply(lu[x][k], lu[k][y]));
                }
            }
        }
        return lu;
    }
}
