package tacit.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tacit.equilibrium.PointPass.Kind;
import tacit.equilibrium.PointPass.Operand;
import tacit.equilibrium.PointPass.Row;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;

/*
 * The least-squares problem min ‖r − Σ_j c_j y_j‖ of each lane over the y_j that it remembers, newest first, by
 * Cholesky factors of the Gram matrix. Rows that identity steps repeat do not count, nor does a y_j that depends on
 * newer ones. A lane's sums run over its own steps, whatever the number of lanes.
 */
final class SecantFit {
    /** The share of a column that newer ones must leave for it to count: half of the digits. */
    private static final double INDEPENDENT = 1e-10;

    /** The products of the newest column with others and of those with {@code r}, by the number of columns. */
    private static final Map<Integer, Kind> PRODUCTS = new ConcurrentHashMap<>();

    private final int window;
    private final int states;
    private final int lanes;
    private final PointPass[] passes;
    private final double[][][] gram;
    private final double[][] right;
    private final double[][] weights;
    private final double[] factor;
    private final double[] solution;

    SecantFit(int window, int states, int lanes) {
        this.window = window;
        this.states = states;
        this.lanes = lanes;
        passes = IntStream.rangeClosed(1, window)
                .mapToObj(columns -> PRODUCTS.computeIfAbsent(columns, SecantFit::products))
                .map(kind -> new PointPass(kind, states, lanes))
                .toArray(PointPass[]::new);
        gram = new double[window][window][lanes];
        right = new double[window][lanes];
        weights = new double[window][lanes];
        factor = new double[window * window];
        solution = new double[window];
    }

    /** Operands: lengths, {@code r}, and for each column itself, its product with the newest, and with {@code r}. */
    private static Kind products(int columns) {
        List<Operand> operands = new ArrayList<>(List.of(Operand.TIMES, Operand.STATES));
        for (int age = 0; age < columns; age++) {
            operands.addAll(List.of(Operand.STATES, Operand.SUM, Operand.SUM));
        }
        return new Kind(operands, row -> {
            Expression newest = ofOwnStep(row, row.read(2));
            Expression r = ofOwnStep(row, row.read(1));
            for (int age = 0; age < columns; age++) {
                Expression column = row.read(2 + 3 * age);
                row.add(3 + 3 * age, row.graph().multiply(newest, column));
                row.add(4 + 3 * age, row.graph().multiply(r, column));
            }
        });
    }

    /** What identity steps repeat does not count. */
    private static Expression ofOwnStep(Row row, Expression value) {
        ExpressionGraph graph = row.graph();
        return graph.select(row.read(0), graph.constant(0), graph.constant(0), value);
    }

    /**
     * Solves for the weights of every lane.
     *
     * @param r {@code [N+1][d][L]}; not modified
     * @param y the window's columns, each {@code [N+1][d][L]}; not modified
     * @param newest where the newest column stands; only this one has changed since the last call
     * @param depth how many columns each lane uses; not modified
     * @return the most columns that a lane uses
     */
    int solve(FineGrid grid, double[] r, double[][] y, int newest, int[] depth) {
        int deepest = 0;
        for (int lane = 0; lane < lanes; lane++) {
            deepest = Math.max(deepest, depth[lane]);
        }
        multiply(grid, r, y, newest, deepest);
        for (int lane = 0; lane < lanes; lane++) {
            solve(lane, newest, depth[lane]);
        }
        return deepest;
    }

    /** The products of the newest column with the {@code count} newest, and of those with {@code r}. */
    private void multiply(FineGrid grid, double[] r, double[][] y, int newest, int count) {
        if (count == 0) {
            return;
        }
        PointPass pass = passes[count - 1];
        int second = states * lanes;
        pass.take(0, grid.lengths()).take(1, r, second);
        for (int age = 0; age < count; age++) {
            int slot = Math.floorMod(newest - age, window);
            pass.take(2 + 3 * age, y[slot], second)
                    .into(3 + 3 * age, gram[newest][slot])
                    .into(4 + 3 * age, right[slot]);
        }
        pass.run(grid.steps());
        for (int age = 0; age < count; age++) {
            int slot = Math.floorMod(newest - age, window);
            System.arraycopy(gram[newest][slot], 0, gram[slot][newest], 0, lanes);
        }
    }

    /** The weight {@code c} of the column that is {@code age} iterations old in each lane, {@code [L]}. */
    double[] weights(int age) {
        return weights[age];
    }

    /** Computes all products anew, for columns on another grid. */
    void refine(FineGrid grid, double[][] y) {
        for (int slot = 0; slot < window; slot++) {
            multiply(grid, y[slot], y, slot, window);
        }
    }

    private void solve(int lane, int newest, int depth) {
        for (int age = 0; age < window; age++) {
            weights[age][lane] = 0;
        }
        for (int i = 0; i < depth; i++) {
            int slot = Math.floorMod(newest - i, window);
            for (int j = 0; j <= i; j++) {
                double sum = gram[slot][Math.floorMod(newest - j, window)][lane];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * window + k] * factor[j * window + k];
                }
                factor[i * window + j] = j == i ? pivot(sum, gram[slot][slot][lane]) : quotient(sum, j);
            }
            double sum = right[slot][lane];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * window + k] * solution[k];
            }
            solution[i] = quotient(sum, i);
        }
        for (int i = depth - 1; i >= 0; i--) {
            double sum = solution[i];
            for (int k = i + 1; k < depth; k++) {
                sum -= factor[k * window + i] * weights[k][lane];
            }
            weights[i][lane] = quotient(sum, i);
        }
    }

    /** The pivot of a column, 0 where newer columns leave nothing of it. */
    private static double pivot(double left, double whole) {
        return left > INDEPENDENT * whole ? Math.sqrt(left) : 0;
    }

    private double quotient(double sum, int column) {
        double pivot = factor[column * window + column];
        return pivot > 0 ? sum / pivot : 0;
    }
}
