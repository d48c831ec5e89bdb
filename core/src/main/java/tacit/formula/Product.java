package tacit.formula;

import java.util.ArrayList;
import java.util.List;

/** A product taken apart into a number and factors, so that a quotient's common factors can be cancelled. */
final class Product {
    private static final int MOST_FACTORS = 32;

    private double coefficient = 1;
    private final List<Expression> factors = new ArrayList<>();

    static Product of(Expression expression) {
        Product product = new Product();
        product.collect(expression);
        return product;
    }

    /** Whether it was taken apart as a whole: a power of powers has too many factors to be worth it. */
    boolean isShort() {
        return factors.size() <= MOST_FACTORS;
    }

    private void collect(Expression expression) {
        if (!isShort()) {
            return;
        }
        switch (expression.op()) {
            case CONSTANT -> coefficient *= expression.value();
            case NEGATE -> {
                coefficient = -coefficient;
                collect(expression.argument(0));
            }
            case MULTIPLY -> {
                collect(expression.argument(0));
                collect(expression.argument(1));
            }
            default -> factors.add(expression);
        }
    }

    /** The number. */
    double coefficient() {
        return coefficient;
    }

    /** Removes what both have in common; whether there was anything. */
    boolean cancel(Product denominator) {
        boolean found = false;
        for (Expression factor : List.copyOf(factors)) {
            if (denominator.factors.remove(factor)) {
                factors.remove(factor);
                found = true;
            }
        }
        if (denominator.coefficient != 1 && coefficient % denominator.coefficient == 0) {
            coefficient /= denominator.coefficient;
            denominator.coefficient = 1;
            found = true;
        }
        return found;
    }

    Expression rebuild(ExpressionGraph graph) {
        Expression product = graph.constant(1);
        for (Expression factor : factors) {
            product = graph.multiply(product, factor);
        }
        return graph.multiply(graph.constant(coefficient), product);
    }
}
