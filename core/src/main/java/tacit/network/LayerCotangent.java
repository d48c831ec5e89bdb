package tacit.network;

import java.util.Arrays;

/*
 * The cotangent of one layer's weights and biases, summed over rows from the first to the last. Rows of the sum run
 * along the wider side of the layer, since short rows are slow.
 */
final class LayerCotangent {
    private final int inputs;
    private final int outputs;
    private final boolean alongOutputs;
    private final double[][] weights;
    private final double[] biases;

    LayerCotangent(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        alongOutputs = outputs >= inputs;
        weights = new double[Math.min(inputs, outputs)][Math.max(inputs, outputs)];
        biases = new double[outputs];
    }

    void clear() {
        for (double[] row : weights) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(biases, 0);
    }

    /**
     * Adds what some rows contribute.
     *
     * @param values the layer's input, {@code [row][input]}; not modified
     * @param cotangent of its output before the activation, {@code [row][output]}; not modified
     */
    void add(DenseProducts products, int from, int to, double[][] values, double[][] cotangent) {
        if (alongOutputs) {
            products.addTransposed(from, to, values, inputs, cotangent, outputs, weights);
        } else {
            products.addTransposed(from, to, cotangent, outputs, values, inputs, weights);
        }
        for (int row = from; row < to; row++) {
            for (int j = 0; j < outputs; j++) {
                biases[j] += cotangent[row][j];
            }
        }
    }

    /** Adds the cotangent to a vector laid out as the parameters are, the layer's weights from {@code offset} on. */
    void addTo(double[] parameterCotangent, int offset) {
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                parameterCotangent[offset + i * outputs + j] += alongOutputs ? weights[i][j] : weights[j][i];
            }
        }
        for (int j = 0; j < outputs; j++) {
            parameterCotangent[offset + inputs * outputs + j] += biases[j];
        }
    }
}
