package tacit.bench;

import java.util.Locale;
import java.util.function.IntFunction;
import tacit.catalogue.Games;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Richardson;
import tacit.equilibrium.Status;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;

/**
 * Prints the table of {@code docs/theory.md} on the order in time: how far the flow of each scheme is from the
 * continuous-time flow, largest over states and the points of the coarsest grid. Steps are taken without substeps.
 * Truth is a closed form where there is one, else Richardson extrapolation of very many steps, beside which stands how
 * far the other second-order scheme is from it there.
 */
public final class TimeOrder {
    private static final int COARSEST = 25;
    private static final int FINEST = 800;
    private static final int TRUTH = 12_800;
    private static final DampedPicard SOLVER = new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(1e-13));

    private static final String CHAIN = """
            game chain
            states A, B
            transition A -> B : 0.5
            transition B -> A : 1.5
            initial 0.9, 0.1
            horizon 2
            """;

    private TimeOrder() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        System.out.println("| game | steps | first order | Richardson | Heun chain | Heun at equal work |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        compare("two states, closed form", game(CHAIN), TimeOrder::exactChain);
        compare("SIR, no avoidance", load("epidemic", "c_I", "0"));
        compare("epidemic, c_I = 1", load("epidemic", "c_I", "1"));
        compare("epidemic, c_I = 3, beta = 1", load("epidemic", "c_I", "3", "beta", "1"));
        compare("linear-quadratic, d = 3", load("linear-quadratic"));
        compare("linear-quadratic, d = 3, kappa = 1, c = 1", load("linear-quadratic", "kappa", "1", "c", "1"));
    }

    private static MeanFieldGame game(String text) {
        return Games.make(GameParser.parse(text), GameOptions.NONE);
    }

    private static MeanFieldGame load(String name, String... parameters) {
        GameOptions options = GameOptions.NONE;
        for (int i = 0; i < parameters.length; i += 2) {
            options = options.with(parameters[i], FormulaParser.parse(parameters[i + 1]));
        }
        return Games.load(name, options);
    }

    private static EquilibriumProblem problem(MeanFieldGame game, int steps) {
        double[] initial = game.initial().orElseThrow();
        if (game.name().equals("linear-quadratic")) {
            initial = new double[] {0.6, 0.3, 0.1};
        }
        double[] parameters = game.parameters().stream()
                .mapToDouble(element -> element.value().orElseThrow())
                .toArray();
        TimeGrid grid = TimeGrid.uniform(0, game.horizon().orElseThrow(), steps);
        return EquilibriumProblem.nash(game, grid, initial, parameters).withSubsteps(new SubstepRule.Single());
    }

    /** The flow of the chain at the points of the coarsest grid, {@code [point][state]}. */
    private static double[] exactChain(int points) {
        double[] exact = new double[2 * points];
        for (int k = 0; k < points; k++) {
            double first = 0.75 + 0.15 * StrictMath.exp(-2 * 2.0 * k / (points - 1));
            exact[2 * k] = first;
            exact[2 * k + 1] = 1 - first;
        }
        return exact;
    }

    private static void compare(String name, MeanFieldGame game) {
        double[] truth = coarsened(solved(game, TRUTH).flow(), TRUTH);
        double[] other = heun(game, TRUTH);
        String agreement = String.format(Locale.ROOT, "%s (truth ± %.0e)", name, distance(truth, other));
        compare(agreement, game, points -> truth);
    }

    private static void compare(String name, MeanFieldGame game, IntFunction<double[]> exact) {
        double[] truth = exact.apply(COARSEST + 1);
        for (int steps = COARSEST; steps <= FINEST; steps *= 2) {
            Richardson pair = solved(game, steps);
            double first = distance(coarsened(pair.coarse().flow(), steps), truth);
            double second = distance(coarsened(pair.flow(), steps), truth);
            double heun = distance(heun(game, steps), truth);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1e | %.1e | %.1e | %.1e |",
                    steps == COARSEST ? name : "",
                    steps,
                    first,
                    second,
                    heun,
                    heun * 4 / 9));
        }
    }

    private static Richardson solved(MeanFieldGame game, int steps) {
        Richardson pair = Richardson.solve(problem(game, steps), SOLVER);
        if (pair.worstStatus() != Status.CONVERGED) {
            throw new IllegalStateException(game.name() + ", " + steps + " steps: " + pair.worstStatus());
        }
        return pair;
    }

    private static double[] heun(MeanFieldGame game, int steps) {
        double[][] flow = new HeunChain(problem(game, steps)).solve();
        int d = flow[0].length;
        double[] all = new double[flow.length * d];
        for (int n = 0; n < flow.length; n++) {
            System.arraycopy(flow[n], 0, all, n * d, d);
        }
        return coarsened(all, steps);
    }

    private static double[] coarsened(double[] flow, int steps) {
        int d = flow.length / (steps + 1);
        double[] result = new double[(COARSEST + 1) * d];
        for (int k = 0; k <= COARSEST; k++) {
            System.arraycopy(flow, k * (steps / COARSEST) * d, result, k * d, d);
        }
        return result;
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int i = 0; i < a.length; i++) {
            distance = Math.max(distance, Math.abs(a[i] - b[i]));
        }
        return distance;
    }
}
