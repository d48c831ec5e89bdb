package tacit.bench;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.GridPath;
import tacit.math.ParallelMap;
import tacit.sensitivity.Adjoint;
import tacit.sensitivity.AutoAdjoint;
import tacit.sensitivity.FlowGradient;

/** One of the games that Tacit and JAX both solve; its lanes are shared out over threads, as a fit does it. */
final class PeerProblem implements Peer {
    private static final double TOLERANCE = 1e-10;

    private final EquilibriumSolver solver = new Automatic(Automatic.Options.DEFAULT.withTolerance(TOLERANCE));
    private final Adjoint adjoint = new AutoAdjoint();
    private final EquilibriumProblem whole;
    private final int chunks;
    private final List<EquilibriumProblem> parts;
    private final ParallelMap threads;

    /** An equilibrium and the gradient of a loss there. */
    private record Solution(Equilibrium equilibrium, FlowGradient gradient) {}

    PeerProblem(Subject game, int lanes, int threads) {
        whole = game.problem(lanes);
        chunks = Math.min(lanes, threads);
        parts = IntStream.range(0, chunks).mapToObj(this::part).toList();
        this.threads = new ParallelMap(chunks);
    }

    private EquilibriumProblem part(int chunk) {
        GridPath parameters = whole.parameters();
        return EquilibriumProblem.nash(
                whole.game(),
                whole.grid(),
                lanesOf(whole.initial(), chunk),
                GridPath.constant(
                        parameters.components(), whole.lanes() / chunks, lanesOf(parameters.values(), chunk)));
    }

    /** Equally many neighbouring lanes of {@code [row][L]}. */
    private double[] lanesOf(double[] rows, int chunk) {
        int lanes = whole.lanes();
        int width = lanes / chunks;
        return IntStream.range(0, rows.length / chunks)
                .mapToDouble(i -> rows[i / width * lanes + chunk * width + i % width])
                .toArray();
    }

    /** The initial distributions, {@code [d][L]}. */
    @Override
    public double[] opened() {
        return whole.initial();
    }

    @Override
    public double[] result(String[] order) {
        return switch (order[0]) {
            case "flow" -> together(solution -> solution.equilibrium().flow());
            case "gradient" -> together(solution -> solution.gradient().parameters());
            default -> throw new IllegalArgumentException("unknown order '" + order[0] + "': flow or gradient");
        };
    }

    /** Solves and differentiates once. */
    @Override
    public void run() {
        solutions();
    }

    private List<Solution> solutions() {
        return threads.map(chunks, chunk -> {
            Equilibrium equilibrium = solver.solve(parts.get(chunk)).orElseThrow();
            return new Solution(equilibrium, adjoint.gradient(equilibrium, misfit(equilibrium)));
        });
    }

    /** {@code ∂L/∂μ} of {@code L = ½ Σ (μ − 1/d)²} over the grid points. */
    static double[] misfit(Equilibrium equilibrium) {
        double even = 1.0 / equilibrium.problem().states();
        double[] misfit = equilibrium.flow();
        for (int i = 0; i < misfit.length; i++) {
            misfit[i] -= even;
        }
        return misfit;
    }

    private double[] together(Function<Solution, double[]> array) {
        List<double[]> arrays = solutions().stream().map(array).toList();
        int width = whole.lanes() / chunks;
        return IntStream.range(0, arrays.getFirst().length * chunks)
                .mapToDouble(i -> {
                    int lane = i % whole.lanes();
                    return arrays.get(lane / width)[i / whole.lanes() * width + lane % width];
                })
                .toArray();
    }

    @Override
    public void close() {
        threads.close();
    }
}
