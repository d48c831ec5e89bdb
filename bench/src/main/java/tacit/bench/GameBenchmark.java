package tacit.bench;

import java.util.concurrent.TimeUnit;
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
import tacit.equilibrium.Anderson;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Newton;
import tacit.equilibrium.SolverSweep;
import tacit.sensitivity.AutoAdjoint;
import tacit.sensitivity.DirectAdjoint;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FlowGradient;
import tacit.sensitivity.KrylovAdjoint;

/**
 * From a sweep up to the gradient of a loss, each with the library's default options. Warming up takes long enough for
 * the vector kernels, which are made ready in the background one after the other, to be in use.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-XX:+UseSerialGC",
            "--add-modules=jdk.incubator.vector",
            "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0"
        })
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class GameBenchmark {
    @Param
    private Subject game = Subject.LINEAR_QUADRATIC_3;

    @Param({"1", "16"})
    private int lanes;

    private EquilibriumProblem problem;
    private Equilibrium equilibrium;
    private double[] flowCotangent;
    private SolverSweep sweep;

    /** Solves the problem once. */
    @Setup
    public void solve() {
        problem = game.problem(lanes);
        equilibrium = anderson().orElseThrow();
        flowCotangent = PeerProblem.misfit(equilibrium);
        sweep = SolverSweep.at(equilibrium);
    }

    /** One backward and one forward sweep. */
    @Benchmark
    public double[] sweep() {
        sweep.run();
        return sweep.flow();
    }

    /** From nothing to a converged equilibrium, substeps chosen on the way, by damped fixed-point iteration. */
    @Benchmark
    public Equilibrium picard() {
        return new DampedPicard().solve(problem);
    }

    /** The same by Anderson acceleration. */
    @Benchmark
    public Equilibrium anderson() {
        return new Anderson().solve(problem);
    }

    /** The same by Newton's method. */
    @Benchmark
    public Equilibrium newton() {
        return new Newton().solve(problem);
    }

    /** The gradient at an equilibrium that has been solved already, by fixed-point iteration. */
    @Benchmark
    public FlowGradient fixedPoint() {
        return new FixedPointAdjoint().gradient(equilibrium, flowCotangent);
    }

    /** The same by block elimination. */
    @Benchmark
    public FlowGradient direct() {
        return new DirectAdjoint().gradient(equilibrium, flowCotangent);
    }

    /** The same by a Krylov method. */
    @Benchmark
    public FlowGradient krylov() {
        return new KrylovAdjoint().gradient(equilibrium, flowCotangent);
    }

    /** The same by what suits. */
    @Benchmark
    public FlowGradient automatic() {
        return new AutoAdjoint().gradient(equilibrium, flowCotangent);
    }

    /** What one evaluation of a fit costs: an equilibrium and the gradient there, by what suits. */
    @Benchmark
    public FlowGradient both() {
        Equilibrium solved = new Automatic().solve(problem);
        return new AutoAdjoint().gradient(solved, PeerProblem.misfit(solved));
    }
}
