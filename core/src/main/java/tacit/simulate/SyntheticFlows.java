package tacit.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.game.Domain;
import tacit.game.ParameterElement;
import tacit.math.ParallelMap;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;

/**
 * Equilibrium flows of a game with known parameters, to test a calibration with: the initial distributions are drawn
 * from {@code Dirichlet(1, …, 1)}, the parameters are {@code γ(t_k, μ_k)} with the equilibrium's own flow, held on
 * {@code [t_k, t_{k+1})}. They are found by iterating {@code γ → μ → γ} until {@code γ} changes by no more than 1e-10,
 * of its size where that is above 1.
 *
 * @param problem the problem of all trajectories, one lane for each, with the true parameters
 * @param flow the equilibrium flow, {@code [K+1][d][lane]}; kept, not to be modified
 * @param truth the true parameters, {@code [K+1][parameter][lane]} in the order of {@link TrueParameters#names}
 * @param observed the flow as it is observed, with noise
 */
public record SyntheticFlows(EquilibriumProblem problem, double[] flow, GridPath truth, Trajectories observed) {
    private static final String ALGORITHM = "L64X128MixRandom";
    /* Lanes solved together: the doubles in the widest vector registers there are. */
    private static final int CHUNK = 8;
    private static final int MOST_ROUNDS = 200;
    /* Rounding of the equilibria, which are solved to 1e-11, and no more. */
    private static final double SETTLED = 1e-10;
    /* Keeps the concentration of an empty state positive, as in the experiments of the literature. */
    private static final double LEAST_SHARE = 1e-6;

    /**
     * How flows are drawn.
     *
     * @param count number of trajectories, positive
     * @param noise {@code ε}: what is observed is drawn from {@code Dirichlet((μ_k + 1e-6)/ε)} at each time; 0 for none
     * @param seed of all that is drawn
     * @param threads how many threads work; the flows do not depend on it
     */
    public record Options(int count, double noise, long seed, int threads) {
        /** Checks the numbers. */
        public Options {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "trajectories (" + count + ") must be positive: give how many to draw, e.g. 200");
            }
            if (!(noise >= 0 && noise < 1)) {
                throw new IllegalArgumentException(
                        "noise (" + noise + ") must be at least 0 and below 1: give the level, e.g. 1e-3");
            }
        }
    }

    /**
     * Draws flows.
     *
     * @param template one lane: game, grid, coupling, substeps, inputs and the parameters that are not in {@code truth}
     * @throws tacit.equilibrium.NotConvergedException where an equilibrium cannot be found
     * @throws IllegalArgumentException where a true parameter is not one of the game's, or not in its domain, or the
     *     parameters and the flow that they read do not settle in 200 rounds
     */
    public static SyntheticFlows draw(EquilibriumProblem template, TrueParameters truth, Options options) {
        var random = (SplittableGenerator) RandomGeneratorFactory.of(ALGORITHM).create(options.seed());
        SplittableGenerator noise = random.split();
        int[] indices = indices(template, truth);
        double[] initial = initial(template.states(), options.count(), random);
        int chunks = (options.count() + CHUNK - 1) / CHUNK;
        try (var map = new ParallelMap(options.threads())) {
            List<Part> parts = map.map(chunks, chunk -> {
                int[] lanes = IntStream.range(chunk * CHUNK, Math.min(options.count(), (chunk + 1) * CHUNK))
                        .toArray();
                return solve(lanes(template, initial, options.count(), lanes), truth, indices);
            });
            return joined(template, initial, parts, truth, options, noise);
        }
    }

    /** The flow and the parameters of some lanes. */
    private record Part(EquilibriumProblem problem, double[] flow, double[] truth) {}

    private static int[] indices(EquilibriumProblem template, TrueParameters truth) {
        List<String> known = template.game().parameters().stream()
                .map(ParameterElement::name)
                .toList();
        return truth.names().stream()
                .mapToInt(name -> {
                    if (!known.contains(name)) {
                        throw new IllegalArgumentException("the truth names '" + name + "', game "
                                + template.game().name() + " has the parameters " + String.join(", ", known));
                    }
                    return known.indexOf(name);
                })
                .toArray();
    }

    private static double[] initial(int states, int count, RandomGenerator random) {
        double[] even = new double[states];
        Arrays.fill(even, 1);
        var dirichlet = new Dirichlet(random);
        double[] initial = new double[states * count];
        for (int lane = 0; lane < count; lane++) {
            double[] shares = dirichlet.draw(even);
            for (int x = 0; x < states; x++) {
                initial[x * count + lane] = shares[x];
            }
        }
        return initial;
    }

    private static EquilibriumProblem lanes(EquilibriumProblem template, double[] initial, int count, int[] lanes) {
        double[] some = new double[template.states() * lanes.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = initial[i / lanes.length * count + lanes[i % lanes.length]];
        }
        return new EquilibriumProblem(
                template.game(),
                template.grid(),
                template.coupling(),
                lanes.length,
                some,
                repeated(template.parameters(), template.grid().points(), lanes.length),
                repeated(template.inputs(), template.grid().points(), lanes.length),
                template.substeps());
    }

    private static GridPath repeated(GridPath path, int points, int lanes) {
        double[] values = new double[points * path.components() * lanes];
        for (int i = 0; i < values.length; i++) {
            int component = i / lanes % path.components();
            values[i] = path.values()[path.offset(i / lanes / path.components()) + component];
        }
        return GridPath.of(points, path.components(), lanes, values);
    }

    private static Part solve(EquilibriumProblem start, TrueParameters truth, int[] indices) {
        int points = start.grid().points();
        double[] flow = new double[points * start.initial().length];
        for (int k = 0; k < points; k++) {
            System.arraycopy(start.initial(), 0, flow, k * start.initial().length, start.initial().length);
        }
        var solver = new Automatic();
        double[] gamma = truth.values(start.grid(), flow, start.lanes());
        Optional<Equilibrium> last = Optional.empty();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            EquilibriumProblem problem = start.withParameters(with(start, gamma, indices));
            Equilibrium equilibrium =
                    (last.isPresent() ? solver.solve(problem, last.get()) : solver.solve(problem)).orElseThrow();
            double[] next = truth.values(start.grid(), equilibrium.flow(), start.lanes());
            if (distance(gamma, next) <= SETTLED) {
                return new Part(problem, equilibrium.flow(), gamma);
            }
            gamma = next;
            last = Optional.of(equilibrium);
        }
        throw new IllegalArgumentException(
                "the true parameters " + truth.names()
                        + " and the flow that they read do not settle: let them depend on the flow less, or take a shorter time");
    }

    private static GridPath with(EquilibriumProblem problem, double[] gamma, int[] indices) {
        int lanes = problem.lanes();
        double[] values = problem.parameters().values().clone();
        for (int i = 0; i < gamma.length; i++) {
            int k = i / lanes / indices.length;
            int index = indices[i / lanes % indices.length];
            check(
                    problem.game().parameters().get(index),
                    gamma[i],
                    problem.grid().time(k));
            values[problem.parameters().offset(k) + index * lanes + i % lanes] = gamma[i];
        }
        return GridPath.of(problem.grid().points(), problem.parameters().components(), lanes, values);
    }

    private static void check(ParameterElement element, double value, double time) {
        Domain domain = element.domain();
        if (!Double.isFinite(value) || value < domain.lower() || value > domain.upper()) {
            throw new IllegalArgumentException("truth." + element.name() + " (" + value + " at time " + time
                    + ") must be finite and " + domain + ": give a formula whose values are");
        }
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(a[i])));
        }
        return largest;
    }

    private static SyntheticFlows joined(
            EquilibriumProblem template,
            double[] initial,
            List<Part> parts,
            TrueParameters truth,
            Options options,
            RandomGenerator noise) {
        int points = template.grid().points();
        int count = options.count();
        double[] flow = new double[points * template.states() * count];
        double[] gamma = new double[points * truth.names().size() * count];
        double[] parameters = new double[points * template.parameters().components() * count];
        for (int chunk = 0; chunk < parts.size(); chunk++) {
            Part part = parts.get(chunk);
            int lanes = part.problem().lanes();
            scatter(part.flow(), lanes, chunk * CHUNK, flow, count);
            scatter(part.truth(), lanes, chunk * CHUNK, gamma, count);
            scatter(part.problem().parameters().values(), lanes, chunk * CHUNK, parameters, count);
        }
        var problem = new EquilibriumProblem(
                template.game(),
                template.grid(),
                template.coupling(),
                count,
                initial,
                GridPath.of(points, template.parameters().components(), count, parameters),
                repeated(template.inputs(), points, count),
                template.substeps());
        return new SyntheticFlows(
                problem,
                flow,
                GridPath.of(points, truth.names().size(), count, gamma),
                observed(problem, flow, options.noise(), noise));
    }

    private static void scatter(double[] from, int lanes, int first, double[] to, int count) {
        for (int i = 0; i < from.length; i++) {
            to[i / lanes * count + first + i % lanes] = from[i];
        }
    }

    private static Trajectories observed(
            EquilibriumProblem problem, double[] flow, double noise, RandomGenerator random) {
        int states = problem.states();
        var dirichlet = new Dirichlet(random);
        var all = new ArrayList<Trajectory>();
        for (int lane = 0; lane < problem.lanes(); lane++) {
            double[] values = new double[problem.grid().points() * states];
            for (int k = 0; k < problem.grid().points(); k++) {
                double[] shares = new double[states];
                for (int x = 0; x < states; x++) {
                    double share = flow[(k * states + x) * problem.lanes() + lane];
                    shares[x] = noise == 0 ? share : (Math.max(share, 0) + LEAST_SHARE) / noise;
                }
                System.arraycopy(noise == 0 ? shares : dirichlet.draw(shares), 0, values, k * states, states);
            }
            all.add(new Trajectory(Integer.toString(lane + 1), problem.grid().times(), values));
        }
        return new Trajectories(problem.game().states(), all);
    }
}
