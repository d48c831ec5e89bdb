package tacit.sensitivity;

import static tacit.sensitivity.DecimalGame.minus;
import static tacit.sensitivity.DecimalGame.plus;
import static tacit.sensitivity.DecimalGame.times;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.FineGrid;

/**
 * The discrete problem of one lane in decimal arithmetic, with the very numbers of an equilibrium's problem and its
 * substeps.
 *
 * @param game the game
 * @param grid the grid, whose lengths are taken as they are
 * @param initial {@code μ_0}, {@code [d]}; not modified
 * @param parameters parameters held on each interval, by name, {@code [K+1]}
 */
record DecimalProblem(DecimalGame game, FineGrid grid, BigDecimal[] initial, List<Map<String, BigDecimal>> parameters) {
    private static final int MOST_ITERATIONS = 2_000;
    private static final BigDecimal DAMPING = new BigDecimal("0.9");

    /**
     * A solution.
     *
     * @param flow {@code [N+1][d]}
     * @param change how far {@code flow} is from the flow that its own best response generates: the Bellman recursion
     *     holds by construction, the Kolmogorov recursion up to this
     * @param margin how far the nearest control is from a bound
     */
    record Solution(BigDecimal[][] flow, BigDecimal change, BigDecimal margin) {}

    static DecimalProblem of(DecimalGame game, Equilibrium equilibrium) {
        EquilibriumProblem problem = equilibrium.problem();
        List<Map<String, BigDecimal>> parameters = new ArrayList<>();
        for (int k = 0; k < problem.grid().points(); k++) {
            Map<String, BigDecimal> now = new LinkedHashMap<>();
            for (int i = 0; i < problem.parameters().components(); i++) {
                double value =
                        problem.parameters().values()[problem.parameters().offset(k) + i];
                now.put(problem.game().parameters().get(i).name(), DecimalGame.of(value));
            }
            parameters.add(now);
        }
        BigDecimal[] initial =
                Arrays.stream(problem.initial()).mapToObj(DecimalGame::of).toArray(BigDecimal[]::new);
        return new DecimalProblem(game, equilibrium.fineGrid(), initial, parameters);
    }

    /** The same problem with one parameter raised on the intervals from {@code from} to before {@code to}. */
    DecimalProblem raised(String name, int from, int to, BigDecimal by) {
        List<Map<String, BigDecimal>> raised = new ArrayList<>(parameters);
        for (int k = from; k < to; k++) {
            Map<String, BigDecimal> now = new LinkedHashMap<>(parameters.get(k));
            now.merge(name, by, DecimalGame::plus);
            raised.set(k, now);
        }
        return new DecimalProblem(game, grid, initial, raised);
    }

    /** The same problem with one initial share raised, the others as they are. */
    DecimalProblem raised(int x, BigDecimal by) {
        BigDecimal[] raised = initial.clone();
        raised[x] = plus(raised[x], by);
        return new DecimalProblem(game, grid, raised, parameters);
    }

    /** The flow that rests. */
    BigDecimal[][] guess() {
        BigDecimal[][] flow = new BigDecimal[grid.steps() + 1][];
        Arrays.setAll(flow, n -> initial.clone());
        return flow;
    }

    /** Iterates until the change is within the tolerance, from a flow that is not modified. */
    Solution solve(BigDecimal[][] guess, BigDecimal tolerance) {
        BigDecimal[][] flow = guess.clone();
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            BigDecimal[] margin = {BigDecimal.TEN};
            BigDecimal[][] values = backward(flow, margin);
            BigDecimal[][] image = forward(flow, values, margin);
            BigDecimal change = distance(flow, image);
            if (change.compareTo(tolerance) <= 0) {
                return new Solution(flow, change, margin[0]);
            }
            flow = between(flow, image);
        }
        throw new AssertionError("the decimal iteration has not converged");
    }

    private BigDecimal length(int n) {
        return DecimalGame.of(grid.lengths()[n]);
    }

    private BigDecimal[][] backward(BigDecimal[][] flow, BigDecimal[] margin) {
        int d = game.states();
        int end = grid.steps();
        BigDecimal[][] values = new BigDecimal[end + 1][d];
        for (int x = 0; x < d; x++) {
            values[end][x] = game.terminal(x, flow[end], parameters.getLast());
        }
        BigDecimal[] h = new BigDecimal[d];
        for (int n = end - 1; n >= 0; n--) {
            margin[0] = margin[0].min(
                    game.answer(values[n + 1], flow[n], parameters.get(grid.interval(n)), h, new BigDecimal[d][d]));
            for (int x = 0; x < d; x++) {
                values[n][x] = plus(values[n + 1][x], times(length(n), h[x]));
            }
        }
        return values;
    }

    /** The Kolmogorov sweep with rates at the given flow, which is the sweep's own at the solution. */
    private BigDecimal[][] forward(BigDecimal[][] flow, BigDecimal[][] values, BigDecimal[] margin) {
        int d = game.states();
        boolean nash = grid.problem().coupling() == Coupling.NASH;
        BigDecimal[][] image = new BigDecimal[grid.steps() + 1][];
        image[0] = initial;
        for (int n = 0; n < grid.steps(); n++) {
            BigDecimal[][] q = new BigDecimal[d][d];
            margin[0] = margin[0].min(game.answer(
                    values[nash ? n + 1 : n], flow[n], parameters.get(grid.interval(n)), new BigDecimal[d], q));
            image[n + 1] = image[n].clone();
            for (int x = 0; x < d; x++) {
                for (int y = 0; y < d; y++) {
                    if (x != y) {
                        BigDecimal moved = times(length(n), times(q[x][y], image[n][x]));
                        image[n + 1][x] = minus(image[n + 1][x], moved);
                        image[n + 1][y] = plus(image[n + 1][y], moved);
                    }
                }
            }
        }
        return image;
    }

    private static BigDecimal distance(BigDecimal[][] a, BigDecimal[][] b) {
        BigDecimal distance = BigDecimal.ZERO;
        for (int n = 0; n < a.length; n++) {
            for (int x = 0; x < a[n].length; x++) {
                distance = distance.max(minus(a[n][x], b[n][x]).abs());
            }
        }
        return distance;
    }

    private static BigDecimal[][] between(BigDecimal[][] from, BigDecimal[][] to) {
        BigDecimal[][] result = new BigDecimal[from.length][from[0].length];
        for (int n = 0; n < from.length; n++) {
            for (int x = 0; x < from[n].length; x++) {
                result[n][x] = plus(from[n][x], times(DAMPING, minus(to[n][x], from[n][x])));
            }
        }
        return result;
    }
}
