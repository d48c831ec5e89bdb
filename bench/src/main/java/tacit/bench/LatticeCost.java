package tacit.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import tacit.bench.LogFigure.Panel;
import tacit.bench.LogFigure.Series;
import tacit.catalogue.Games;
import tacit.equilibrium.Anderson;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.TimeGrid;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FlowGradient;

/**
 * What an equilibrium of crowd aversion and its gradient cost, against the number of states, of edges and of steps: on
 * lattices (nearly four edges for each place), on paths of as many places (two), and on one lattice with finer and
 * finer time. Prints a table in Markdown and draws it as the SVG file that the argument names.
 */
final class LatticeCost {
    private static final int STEPS = 100;
    private static final int ROUNDS = 3;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Cost> costs = new ArrayList<>();

    /** One row; times in seconds of processor time, allocation in bytes. */
    private record Cost(
            int columns,
            int rows,
            int states,
            int edges,
            int steps,
            double equilibrium,
            double gradient,
            int iterations,
            double allocated) {}

    /** Seconds of processor time, and the result. */
    private record Timed<T>(double seconds, T result) {}

    private LatticeCost() {}

    public static void main(String[] arguments) throws IOException {
        LatticeCost table = new LatticeCost();
        printHead();
        for (int[] size : new int[][] {{5, 5}, {10, 10}, {20, 20}, {40, 25}, {50, 50}}) {
            table.measure(size[0], size[1], STEPS);
            table.measure(size[0] * size[1], 1, STEPS);
        }
        for (int steps : new int[] {50, 200, 400, 800}) {
            table.measure(20, 20, steps);
        }
        Files.writeString(Path.of(arguments[0]), table.figure().svg());
    }

    private void measure(int columns, int rows, int steps) {
        MeanFieldGame game = Games.load(
                "crowd-aversion",
                GameOptions.NONE.with("n", Integer.toString(columns)).with("m", Integer.toString(rows)));
        EquilibriumProblem problem = problem(game, steps);
        List<Timed<Equilibrium>> solved = new ArrayList<>();
        List<Timed<FlowGradient>> differentiated = new ArrayList<>();
        long before = 0;
        for (int round = 0; round < ROUNDS; round++) {
            before = THREADS.getCurrentThreadAllocatedBytes();
            Timed<Equilibrium> equilibrium =
                    time(() -> new Anderson().solve(problem).orElseThrow());
            double[] misfit = PeerProblem.misfit(equilibrium.result());
            solved.add(equilibrium);
            differentiated.add(time(() -> new FixedPointAdjoint().gradient(equilibrium.result(), misfit)));
        }
        costs.add(new Cost(
                columns,
                rows,
                game.graph().states(),
                game.graph().edges(),
                steps,
                median(solved),
                median(differentiated),
                solved.getFirst().result().iterations(0),
                THREADS.getCurrentThreadAllocatedBytes() - before));
        print(costs.getLast());
    }

    /** Everybody spread out evenly at first, parameters as shipped, horizon 10. */
    private static EquilibriumProblem problem(MeanFieldGame game, int steps) {
        double[] even = new double[game.graph().states()];
        Arrays.fill(even, 1.0 / even.length);
        double[] parameters = game.parameters().stream()
                .mapToDouble(parameter -> parameter.value().orElseThrow())
                .toArray();
        return EquilibriumProblem.nash(game, TimeGrid.uniform(0, 10, steps), even, parameters);
    }

    private static <T> Timed<T> time(Supplier<T> task) {
        long start = THREADS.getCurrentThreadCpuTime();
        T result = task.get();
        return new Timed<>((THREADS.getCurrentThreadCpuTime() - start) * 1e-9, result);
    }

    private static <T> double median(List<Timed<T>> timed) {
        return timed.stream().mapToDouble(Timed::seconds).sorted().toArray()[timed.size() / 2];
    }

    private static void printHead() {
        System.out.println("| places | states d | edges E | steps K | iterations | equilibrium [s] | gradient [s]"
                + " | allocated [MB] |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    }

    private static void print(Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "| %d × %d | %,d | %,d | %d | %d | %.3f | %.3f | %,.1f |%n",
                cost.columns,
                cost.rows,
                cost.states,
                cost.edges,
                cost.steps,
                cost.iterations,
                cost.equilibrium,
                cost.gradient,
                cost.allocated / 1e6);
    }

    private LogFigure figure() {
        List<Cost> lattices = costs.stream()
                .filter(cost -> cost.rows > 1 && cost.steps == STEPS)
                .toList();
        List<Cost> paths = costs.stream().filter(cost -> cost.rows == 1).toList();
        List<Cost> refined = costs.stream()
                .filter(cost -> cost.columns == 20 && cost.rows == 20)
                .sorted((a, b) -> Integer.compare(a.steps, b.steps))
                .toList();
        return new LogFigure(
                "Crowd aversion: processor time",
                "seconds",
                List.of(
                        panel("states d  (100 steps)", Cost::states, lattices, paths),
                        panel("edges E  (100 steps)", Cost::edges, lattices, paths),
                        panel("steps K  (20 × 20 places)", Cost::steps, refined, List.of())));
    }

    private static Panel panel(String axis, ToDoubleFunction<Cost> x, List<Cost> lattices, List<Cost> paths) {
        return new Panel(
                axis,
                List.of(
                        series("equilibrium, lattice", lattices, x, Cost::equilibrium),
                        series("gradient, lattice", lattices, x, Cost::gradient),
                        series("equilibrium, path", paths, x, Cost::equilibrium),
                        series("gradient, path", paths, x, Cost::gradient)));
    }

    private static Series series(String name, List<Cost> costs, ToDoubleFunction<Cost> x, ToDoubleFunction<Cost> y) {
        return new Series(
                name,
                costs.stream().mapToDouble(x).toArray(),
                costs.stream().mapToDouble(y).toArray());
    }
}
