package tacit.equilibrium;

import java.util.SplittableRandom;

/** Problems for tests: those of the literature, and random ones. */
public final class Instances {
    private Instances() {}

    /** Linear-quadratic, T = 2, 100 points, γ an arc down to 0.1 at both ends. */
    public static EquilibriumProblem arc(int d) {
        TimeGrid grid = TimeGrid.uniform(0, 2, 99);
        double[] parameters = new double[grid.points() * 6];
        for (int k = 0; k < grid.points(); k++) {
            double t = grid.time(k);
            double[] now = {0.1 + 2.9 * t * (2 - t), 5, 2, 0.1, 0, 1};
            System.arraycopy(now, 0, parameters, 6 * k, 6);
        }
        return EquilibriumProblem.nash(
                new LinearQuadraticGame(d),
                grid,
                shares(d, 1, new SplittableRandom(d)),
                GridPath.of(grid.points(), 6, 1, parameters));
    }

    /** Uniform on the simplex in each lane, {@code [d][lanes]}. */
    public static double[] shares(int d, int lanes, SplittableRandom random) {
        double[] shares = new double[d * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            for (int x = 0; x < d; x++) {
                shares[x * lanes + lane] = -StrictMath.log(1 - random.nextDouble());
                sum += shares[x * lanes + lane];
            }
            for (int x = 0; x < d; x++) {
                shares[x * lanes + lane] /= sum;
            }
        }
        return shares;
    }

    /**
     * Linear-quadratic with four states, and parameters and initial shares at random in every lane and at every time:
     * some lanes need substeps, some rates are clipped at 0, prices depend on the flow.
     */
    public static EquilibriumProblem randomLinearQuadratic(long seed, int lanes) {
        SplittableRandom random = new SplittableRandom(seed);
        TimeGrid grid = TimeGrid.uniform(0, 1, 20);
        double[][] range = {{0.15, 1.5}, {1, 5}, {0.3, 2}, {0.1, 1}, {0, 0.5}, {0, 1}};
        return EquilibriumProblem.nash(
                new LinearQuadraticGame(4), grid, shares(4, lanes, random), path(grid, range, lanes, random));
    }

    /** Epidemic with avoidance, and parameters and initial shares at random in every lane and at every time. */
    public static EquilibriumProblem randomEpidemic(long seed, int lanes) {
        SplittableRandom random = new SplittableRandom(seed);
        TimeGrid grid = TimeGrid.uniform(0, 20, 40);
        double[][] range = {{0.5, 1.5}, {0.1, 0.4}, {0.8, 1.2}, {0.2, 2}};
        return EquilibriumProblem.nash(
                new EpidemicGame(), grid, shares(3, lanes, random), path(grid, range, lanes, random));
    }

    /** Each lane's values lie between one and one and a half times a number that is drawn from the range. */
    private static GridPath path(TimeGrid grid, double[][] range, int lanes, SplittableRandom random) {
        int components = range.length;
        double[] values = new double[grid.points() * components * lanes];
        for (int i = 0; i < components * lanes; i++) {
            double[] interval = range[i / lanes];
            double middle = interval[0] + (interval[1] - interval[0]) * random.nextDouble();
            for (int k = 0; k < grid.points(); k++) {
                values[k * components * lanes + i] = middle * (1 + 0.5 * random.nextDouble());
            }
        }
        return GridPath.of(grid.points(), components, lanes, values);
    }
}
