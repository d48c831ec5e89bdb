package tacit.network;

/*
 * Weights and biases of one layer, or a direction of them, as the products want them: both ways round, with every row
 * an array of its own.
 */
final class Layer {
    private final double[][] weights;
    private final double[][] transposed;
    private final double[] biases;

    Layer(int inputs, int outputs) {
        weights = new double[inputs][outputs];
        transposed = new double[outputs][inputs];
        biases = new double[outputs];
    }

    int inputs() {
        return weights.length;
    }

    int outputs() {
        return biases.length;
    }

    /** Weights {@code [input][output]}. */
    double[][] weights() {
        return weights;
    }

    /** Weights {@code [output][input]}. */
    double[][] transposed() {
        return transposed;
    }

    double[] biases() {
        return biases;
    }

    /** Reads the layer from a vector of parameters, its weights from {@code offset} on. */
    void read(double[] parameters, int offset) {
        int outputs = outputs();
        for (int i = 0; i < weights.length; i++) {
            System.arraycopy(parameters, offset + i * outputs, weights[i], 0, outputs);
            for (int j = 0; j < outputs; j++) {
                transposed[j][i] = weights[i][j];
            }
        }
        System.arraycopy(parameters, offset + weights.length * outputs, biases, 0, outputs);
    }
}
