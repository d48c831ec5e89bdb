package tacit.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FlowGradient;

/** From one evaluation of a game up to the gradient of a loss, each with the library's default options. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GameBenchmark {
    @Param
    private Subject game = Subject.LINEAR_QUADRATIC_3;

    @Param({"1", "16"})
    private int lanes;

    private EquilibriumProblem problem;
    private Equilibrium equilibrium;
    private double[] flowCotangent;
    private SweepPair sweeps;

    /** Solves the problem once, which also shows how many iterations it takes. */
    @Setup
    public void solve() {
        problem = game.problem(lanes);
        equilibrium = equilibrium().orElseThrow();
        flowCotangent = PeerProblem.misfit(equilibrium);
        sweeps = new SweepPair(equilibrium);
        FlowGradient gradient = gradient();
        System.out.printf(
                "(%d fine steps, at most %d iterations of the equilibrium, %d of the adjoint, %s) ",
                equilibrium.fineGrid().steps(),
                most(equilibrium::iterations),
                most(gradient::iterations),
                gradient.worstStatus());
    }

    /** One evaluation of the Hamiltonian and the rates in every lane. */
    @Benchmark
    public double[] kernel() {
        return sweeps.evaluate();
    }

    /** One backward and one forward sweep. */
    @Benchmark
    public double[] sweep() {
        sweeps.backward();
        return sweeps.forward();
    }

    /** From nothing to a converged equilibrium, substeps chosen on the way. */
    @Benchmark
    public Equilibrium equilibrium() {
        return new DampedPicard().solve(problem);
    }

    /** The gradient at an equilibrium that has been solved already. */
    @Benchmark
    public FlowGradient gradient() {
        return new FixedPointAdjoint().gradient(equilibrium, flowCotangent);
    }

    /** What one evaluation of a fit costs: an equilibrium and the gradient there. */
    @Benchmark
    public FlowGradient equilibriumAndGradient() {
        Equilibrium solved = equilibrium();
        return new FixedPointAdjoint().gradient(solved, PeerProblem.misfit(solved));
    }

    private int most(IntUnaryOperator iterations) {
        return IntStream.range(0, lanes).map(iterations).max().orElseThrow();
    }
}
