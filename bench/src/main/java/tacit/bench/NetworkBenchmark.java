package tacit.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
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
import tacit.network.Activation;
import tacit.network.Initialisation;
import tacit.network.MultilayerPerceptron;
import tacit.network.NetworkEvaluator;

/** The passes of a network of four inputs and 64–64 units through a batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkBenchmark {
    private static final int INPUTS = 4;

    @Param({"8", "1000"})
    private int rows;

    @Param({"1", "3", "12"})
    private int outputs;

    @Param
    private Activation activation = Activation.RELU;

    private NetworkEvaluator evaluator;
    private double[] theta;
    private double[] inputs;
    private double[] cotangent;
    private double[] values;
    private double[] thetaCotangent;
    private double[] inputCotangent;

    /** Draws weights and a batch. */
    @Setup
    public void draw() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        var network = new MultilayerPerceptron(INPUTS, List.of(64, 64), outputs, activation);
        theta = network.initial(Initialisation.HE_UNIFORM, random);
        inputs = random.doubles((long) rows * INPUTS, -1, 1).toArray();
        cotangent = random.doubles((long) rows * outputs, -1, 1).toArray();
        values = new double[cotangent.length];
        thetaCotangent = new double[theta.length];
        inputCotangent = new double[inputs.length];
        evaluator = network.evaluator(rows);
        values();
    }

    /** New weights, and the values. */
    @Benchmark
    public double[] values() {
        evaluator.parameters(theta);
        evaluator.evaluate(rows, inputs, values);
        return values;
    }

    /** The cotangent of the weights. */
    @Benchmark
    public double[] pullbackToParameters() {
        evaluator.pullbackToParameters(cotangent, thetaCotangent);
        return thetaCotangent;
    }

    /** The cotangent of the inputs. */
    @Benchmark
    public double[] pullbackToInputs() {
        evaluator.pullbackToInputs(cotangent, inputCotangent);
        return inputCotangent;
    }

    /** The tangent by the weights. */
    @Benchmark
    public double[] tangentByParameters() {
        evaluator.tangentByParameters(theta, values);
        return values;
    }
}
