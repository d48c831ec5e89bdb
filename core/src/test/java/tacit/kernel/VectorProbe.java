package tacit.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import tacit.catalogue.Games;
import tacit.game.EliminationStep;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.LinearStep;
import tacit.game.MeanFieldGame;
import tacit.game.RandomPoint;
import tacit.game.Step;
import tacit.game.StepElimination;
import tacit.game.Strides;

/**
 * Runs the steps of games, named as {@code game} or {@code game:setting=value:…}, in vectors until they are compiled,
 * and prints how many bytes each kind of step then allocates: none, unless vectors are objects because the JIT has
 * given up somewhere.
 */
final class VectorProbe {
    private static final int LANES = 16;
    private static final int WARM_UP = 12_000;
    private static final int MEASURED = 1_000;

    private VectorProbe() {}

    public static void main(String[] games) {
        for (String game : games) {
            String[] parts = game.split(":");
            GameOptions options = GameOptions.NONE;
            for (int i = 1; i < parts.length; i++) {
                String[] setting = parts[i].split("=");
                options = options.with(setting[0], setting[1]);
            }
            probe(
                    game,
                    GameFactory.make(Games.definition(parts[0]), options, new KernelCompiler(VectorModule.WIDEST, 0)));
        }
    }

    private static void probe(String name, MeanFieldGame game) {
        SplittableRandom random = new SplittableRandom(1);
        GamePoint at = RandomPoint.inside(game, LANES, random);
        GamePoint direction = RandomPoint.direction(game, LANES, random);
        GamePoint sum = RandomPoint.zero(game, LANES);
        double[] next = random.doubles(game.states().size() * LANES).toArray();
        Step step = new Step().lengths(new double[LANES], 0).next(next, 0).strain(new double[LANES], 0);
        GameStepper stepper = game.stepper(LANES);
        report(name, "bellman", () -> stepper.bellman(at, step));
        report(name, "kolmogorov", () -> stepper.kolmogorov(at, step));
        for (Variables variables : List.of(Variables.STATE, Variables.ALL)) {
            report(name, "bellman tangent", () -> stepper.bellmanTangent(variables, at, direction, step));
            report(name, "kolmogorov tangent", () -> stepper.kolmogorovTangent(variables, at, direction, step));
        }
        for (Variables variables : List.of(Variables.STATE, Variables.GIVEN)) {
            report(name, "bellman cotangent", () -> stepper.bellmanCotangent(variables, at, step, sum));
            report(name, "kolmogorov cotangent", () -> stepper.kolmogorovCotangent(variables, at, step, sum));
        }
        Strides resting = new Strides();
        double[] bellman = new double[stepper.bellmanCoefficients().orElseThrow() * LANES];
        double[] kolmogorov = new double[stepper.kolmogorovCoefficients().orElseThrow() * LANES];
        LinearStep product = new LinearStep()
                .weights(next, 0, 0)
                .value(sum.array(Argument.VALUE), 0, 0)
                .flow(sum.array(Argument.FLOW), 0, 0);
        step.next(bellman, 0);
        report(name, "bellman coefficients", () -> stepper.bellmanCoefficients(at, step, resting, 1));
        product.coefficients(bellman, 0, 0);
        report(name, "bellman product", () -> stepper.bellmanProduct(product, 1));
        step.next(kolmogorov, 0);
        report(name, "kolmogorov coefficients", () -> stepper.kolmogorovCoefficients(at, step, resting, 1));
        product.coefficients(kolmogorov, 0, 0);
        report(name, "kolmogorov product", () -> stepper.kolmogorovProduct(product, 1));
        stepper.elimination().ifPresent(elimination -> probe(name, elimination, bellman, kolmogorov));
    }

    private static void probe(String name, StepElimination elimination, double[] bellman, double[] kolmogorov) {
        double[] factors = new double[elimination.factors() * LANES];
        double[][] operands = new double[4][factors.length + LANES];
        EliminationStep step = new EliminationStep()
                .bellman(bellman, 0, 0)
                .kolmogorov(kolmogorov, 0, 0)
                .factors(factors, 0, 0)
                .end(operands[0], 0, 0)
                .beginning(operands[1], 0, 0)
                .source(operands[2], 0, 0)
                .sum(operands[3], 0, 0);
        report(name, "factor", () -> elimination.factor(step, 1));
        report(name, "elimination backward", () -> elimination.backward(step, 1));
        report(name, "elimination forward", () -> elimination.forward(step, 1));
        report(name, "transposed backward", () -> elimination.transposedBackward(step, 1));
        report(name, "transposed forward", () -> elimination.transposedForward(step, 1));
    }

    private static void report(String game, String kind, Runnable step) {
        repeat(WARM_UP, step);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(MEASURED, step);
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED;
        System.out.println(game + ", " + kind + ": " + each + " bytes");
    }

    private static void repeat(int times, Runnable step) {
        for (int i = 0; i < times; i++) {
            step.run();
        }
    }
}
