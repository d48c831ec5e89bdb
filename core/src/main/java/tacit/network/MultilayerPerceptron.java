package tacit.network;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The shape of a network of fully connected layers:
 *
 * <p>{@code a_0 = x}, {@code a_l = σ(W_lᵀ a_{l−1} + b_l)} for each hidden layer, {@code y = W_nᵀ a_{n−1} + b_n}.
 *
 * <p>Its parameters are one vector: layer after layer the weights {@code [input][output]}, then the biases
 * {@code [output]}. See C. M. Bishop, Pattern Recognition and Machine Learning, 2006, chapter 5.
 *
 * @param inputs number of inputs, positive
 * @param hidden widths of the hidden layers, from the first to the last, such as 64, 64; none for a linear map
 * @param outputs number of outputs, positive
 * @param activation {@code σ}
 */
public record MultilayerPerceptron(int inputs, List<Integer> hidden, int outputs, Activation activation) {
    /** Copies the widths and checks that all are positive. */
    public MultilayerPerceptron {
        hidden = List.copyOf(hidden);
        check("inputs", inputs, "one number at least goes in");
        check("outputs", outputs, "one number at least comes out");
        for (int width : hidden) {
            check("width of a hidden layer", width, "give the number of its units, e.g. 64, or leave the layer out");
        }
    }

    private static void check(String what, int width, String remedy) {
        if (width < 1) {
            throw new IllegalArgumentException(what + " (" + width + ") must be positive: " + remedy);
        }
    }

    /** The number of layers of weights, one more than hidden layers. */
    public int layers() {
        return hidden.size() + 1;
    }

    /** The number of units that layer {@code l} reads, from 0. */
    int inputsOf(int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1);
    }

    /** The number of units that layer {@code l} feeds, from 0. */
    int outputsOf(int layer) {
        return layer == hidden.size() ? outputs : hidden.get(layer);
    }

    /** The number of weights and biases. */
    public int parameters() {
        return weightsOffset(layers());
    }

    /** Where the weights of a layer begin in the vector of parameters, {@code [input][output]}, from layer 0. */
    public int weightsOffset(int layer) {
        int offset = 0;
        for (int l = 0; l < layer; l++) {
            offset += (inputsOf(l) + 1) * outputsOf(l);
        }
        return offset;
    }

    /** Where the biases of a layer begin in the vector of parameters, {@code [output]}, from layer 0. */
    public int biasesOffset(int layer) {
        return weightsOffset(layer) + inputsOf(layer) * outputsOf(layer);
    }

    /** The widest row of numbers that an evaluation works on. */
    int widest() {
        return IntStream.range(0, layers()).map(this::outputsOf).reduce(inputs, Math::max);
    }

    /** Parameters to begin with: weights drawn layer after layer in their order, biases 0. */
    public double[] initial(Initialisation initialisation, RandomGenerator random) {
        double[] theta = new double[parameters()];
        for (int layer = 0; layer < layers(); layer++) {
            double variance = initialisation.variance(inputsOf(layer), outputsOf(layer));
            for (int i = weightsOffset(layer); i < biasesOffset(layer); i++) {
                theta[i] = initialisation.draw(variance, random);
            }
        }
        return theta;
    }

    /**
     * An evaluator with memory for so many rows.
     *
     * @param rows most rows evaluated at once, positive
     */
    public NetworkEvaluator evaluator(int rows) {
        return new NetworkEvaluator(this, rows);
    }
}
