package tacit.optimize;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** A smooth function with its gradient, for tests of the searches. */
record TestFunction(ToDoubleFunction<double[]> value, UnaryOperator<double[]> gradient) {
    /** Rosenbrock's valley, minimum 0 at (1, 1). */
    static TestFunction rosenbrock() {
        return new TestFunction(x -> 100 * square(x[1] - x[0] * x[0]) + square(1 - x[0]), x ->
                new double[] {-400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]), 200 * (x[1] - x[0] * x[0])});
    }

    /** {@code ½ Σ w_i (x_i − 1)²}, weights spread evenly in their logarithm from 1 to the condition number. */
    static TestFunction quadratic(int size, double condition) {
        return new TestFunction(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += 0.5 * weight(i, size, condition) * square(x[i] - 1);
                    }
                    return sum;
                },
                x -> {
                    double[] gradient = new double[size];
                    for (int i = 0; i < size; i++) {
                        gradient[i] = weight(i, size, condition) * (x[i] - 1);
                    }
                    return gradient;
                });
    }

    private static double weight(int i, int size, double condition) {
        return Math.pow(condition, (double) i / (size - 1));
    }

    static double square(double x) {
        return x * x;
    }

    /** Runs the search to its end and returns how often the function was evaluated. */
    int run(Search search) {
        int evaluations = 0;
        while (!search.done()) {
            double[] point = search.point();
            search.tell(value.applyAsDouble(point), gradient.apply(point));
            evaluations++;
        }
        return evaluations;
    }
}
