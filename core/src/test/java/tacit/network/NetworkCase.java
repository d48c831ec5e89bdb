package tacit.network;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A seeded network with a batch of rows, and directions and cotangents for it. */
record NetworkCase(
        MultilayerPerceptron network,
        int rows,
        double[] theta,
        double[] inputs,
        double[] thetaDirection,
        double[] inputDirection,
        double[] cotangent) {

    /** Widths and numbers of rows that are no multiples of any block, narrow ones and wide ones. */
    static NetworkCase of(long seed, Activation activation) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Integer> hidden = switch ((int) (seed % 4)) {
            case 0 -> List.of();
            case 1 -> List.of(21, 18);
            case 2 -> List.of(5, 33, 16);
            default -> List.of(64, 64);
        };
        int inputs = 1 + random.nextInt(6);
        int outputs = seed % 5 == 0 ? 17 : 1 + random.nextInt(5);
        MultilayerPerceptron network = new MultilayerPerceptron(inputs, hidden, outputs, activation);
        int rows = 1 + random.nextInt(100);
        double[] theta = network.initial(Initialisation.HE_NORMAL, random);
        for (int i = 0; i < theta.length; i++) {
            theta[i] += 0.1 * random.nextGaussian();
        }
        return new NetworkCase(
                network,
                rows,
                theta,
                numbers(random, rows * inputs),
                numbers(random, theta.length),
                numbers(random, rows * inputs),
                numbers(random, rows * outputs));
    }

    private static double[] numbers(RandomGenerator random, int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    NetworkEvaluator evaluated() {
        NetworkEvaluator evaluator = network.evaluator(rows);
        evaluator.parameters(theta);
        evaluator.evaluate(rows, inputs, new double[cotangent.length]);
        return evaluator;
    }

    double[] outputs(double[] parameters, double[] in) {
        NetworkEvaluator evaluator = network.evaluator(rows);
        double[] outputs = new double[cotangent.length];
        evaluator.parameters(parameters);
        evaluator.evaluate(rows, in, outputs);
        return outputs;
    }

    static double[] moved(double[] from, double[] direction, double step) {
        double[] moved = from.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
