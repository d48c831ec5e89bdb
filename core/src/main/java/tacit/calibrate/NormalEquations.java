package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.math.ParallelMap;
import tacit.parameter.Lanes;
import tacit.sensitivity.FlowDirection;
import tacit.sensitivity.FlowTangent;

/**
 * Residuals {@code r} of some trajectories and the normal equations of their linearisation, {@code JᵀJ} and {@code Jᵀr},
 * summed over chunks of trajectories in their order: {@code J} itself is never held as a whole. Only parameters are
 * unknown.
 */
final class NormalEquations {
    /** Lanes solved together: more would not make a lane cheaper. */
    private static final int LANES = 8;

    /** Tangents computed together share factorisations and take a flow of memory each. */
    private static final int TOGETHER = 32;

    private final Solvers solvers;
    private final ParallelMap map;
    private final List<Chunk> chunks = new ArrayList<>();

    /** @param trajectories the trajectories that count, ascending; not modified */
    NormalEquations(FitModel whole, Solvers solvers, int[] trajectories, ParallelMap map) {
        this.solvers = solvers;
        this.map = map;
        for (int from = 0; from < trajectories.length; from += LANES) {
            int[] some = Arrays.copyOfRange(trajectories, from, Math.min(from + LANES, trajectories.length));
            chunks.add(new Chunk(whole.evaluating(some), some));
        }
    }

    /** The sum of squared residuals at a point, {@code +∞} where an equilibrium failed; remembered for what follows. */
    double squares(double[] theta) {
        return map.map(chunks.size(), i -> chunks.get(i).squares(theta)).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /**
     * The linearisation at a point.
     *
     * @param gram {@code JᵀJ}, {@code [component][component]}
     * @param gradient {@code Jᵀr}, {@code [component]}
     */
    record Linear(double[] gram, double[] gradient) {}

    /** The linearisation at the point whose squares were asked for last; empty where a tangent failed. */
    Optional<Linear> linear(double[] theta) {
        List<Optional<Linear>> parts = map.map(chunks.size(), i -> chunks.get(i).linear(theta));
        double[] gram = new double[theta.length * theta.length];
        double[] gradient = new double[theta.length];
        for (Optional<Linear> part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
            add(part.get().gram(), gram);
            add(part.get().gradient(), gradient);
        }
        return Optional.of(new Linear(gram, gradient));
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    /** Trajectories whose equilibria are solved together, near the last ones. */
    private final class Chunk {
        private final FitModel model;
        private final int[] trajectories;
        private final Lanes lanes;
        private Optional<Solution> last = Optional.empty();

        Chunk(FitModel model, int[] trajectories) {
            this.model = model;
            this.trajectories = trajectories;
            this.lanes = new Lanes(1, trajectories.length);
        }

        double squares(double[] theta) {
            EquilibriumProblem problem = model.problem(
                    trajectories, model.path(theta, lanes), model.initial(theta, lanes), model.substeps());
            Solution solution = model.solve(solvers, model.parameters(), theta, problem, last);
            if (solution.worstStatus() != Status.CONVERGED) {
                return Double.POSITIVE_INFINITY;
            }
            last = Optional.of(solution);
            double sum = 0;
            for (double residual : residuals(theta, solution)) {
                sum += residual * residual;
            }
            return sum;
        }

        private double[] residuals(double[] theta, Solution solution) {
            double scale = model.scaleOf(theta, 1, 0);
            double[] flow = solution.path().flow();
            double[][] all = new double[trajectories.length][];
            for (int lane = 0; lane < all.length; lane++) {
                all[lane] = model.observation().residuals(trajectories[lane], flow, all.length, lane, scale);
            }
            return Arrays.stream(all).flatMapToDouble(Arrays::stream).toArray();
        }

        Optional<Linear> linear(double[] theta) {
            Solution solution = last.orElseThrow();
            double[] residuals = residuals(theta, solution);
            double[][] columns = new double[theta.length][];
            for (int from = 0; from < theta.length; from += TOGETHER) {
                var directions = new ArrayList<FlowDirection>();
                for (int c = from; c < Math.min(from + TOGETHER, theta.length); c++) {
                    directions.add(direction(theta, c));
                }
                List<FlowTangent> tangents = solvers.tangents(solution, directions);
                for (int i = 0; i < directions.size(); i++) {
                    if (tangents.get(i).worstStatus() != Status.CONVERGED) {
                        return Optional.empty();
                    }
                    columns[from + i] = column(theta, solution, tangents.get(i).flow(), residuals.length);
                }
            }
            return Optional.of(products(columns, residuals));
        }

        private FlowDirection direction(double[] theta, int component) {
            int p = model.game().parameters().size();
            int points = model.grid().points();
            double[] direction = new double[theta.length];
            direction[component] = 1;
            GridPath change = GridPath.of(points, p, lanes.count(), new double[points * p * lanes.count()]);
            model.parameters().tangent(theta, lanes, direction, change);
            return new FlowDirection(change.values(), new double[model.states() * lanes.count()]);
        }

        private double[] column(double[] theta, Solution solution, double[] flowChange, int size) {
            double scale = model.scaleOf(theta, 1, 0);
            double[] column = new double[size];
            int row = 0;
            for (int lane = 0; lane < trajectories.length; lane++) {
                double[] own = model.observation()
                        .residualsTangent(
                                trajectories[lane],
                                solution.path().flow(),
                                flowChange,
                                trajectories.length,
                                lane,
                                scale,
                                0);
                System.arraycopy(own, 0, column, row, own.length);
                row += own.length;
            }
            return column;
        }

        private static Linear products(double[][] columns, double[] residuals) {
            int size = columns.length;
            double[] gram = new double[size * size];
            double[] gradient = new double[size];
            for (int i = 0; i < size; i++) {
                gradient[i] = dot(columns[i], residuals);
                for (int j = 0; j <= i; j++) {
                    gram[i * size + j] = dot(columns[i], columns[j]);
                    gram[j * size + i] = gram[i * size + j];
                }
            }
            return new Linear(gram, gradient);
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
