package tacit.network;

import java.util.Arrays;

/*
 * The layers of a network with memory for a number of rows: values, slopes and changes (cotangents on the way back,
 * tangents on the way forth) of every unit. Rows go through all layers a tile at a time, so that they are still in the
 * cache when the next layer reads them.
 */
final class LayerStack {
    private static final int TILE = 64;

    private final MultilayerPerceptron network;
    private final Layer[] layers;
    private final Layer[] directions;
    private final LayerCotangent[] cotangents;
    private final double[][][] values;
    private final double[][][] slopes;
    private final double[][][] changes;
    private final DenseProducts products;
    private final ActivationRow activations;

    LayerStack(MultilayerPerceptron network, int rows) {
        this.network = network;
        int count = network.layers();
        layers = new Layer[count];
        directions = new Layer[count];
        cotangents = new LayerCotangent[count];
        values = new double[count + 1][][];
        slopes = new double[count + 1][][];
        changes = new double[count + 1][][];
        values[0] = new double[rows][network.inputs()];
        changes[0] = new double[rows][network.inputs()];
        for (int l = 0; l < count; l++) {
            int outputs = network.outputsOf(l);
            layers[l] = new Layer(network.inputsOf(l), outputs);
            directions[l] = new Layer(network.inputsOf(l), outputs);
            cotangents[l] = new LayerCotangent(network.inputsOf(l), outputs);
            values[l + 1] = new double[rows][outputs];
            slopes[l + 1] = new double[l + 1 < count ? rows : 0][outputs];
            changes[l + 1] = new double[rows][outputs];
        }
        products = new DenseProducts(network.widest());
        activations = new ActivationRow(network.widest());
    }

    /** The inputs, {@code [row][input]}. */
    double[][] inputs() {
        return values[0];
    }

    /** The outputs, {@code [row][output]}. */
    double[][] outputs() {
        return values[layers.length];
    }

    /** Direction or cotangent of the inputs, {@code [row][input]}. */
    double[][] inputChanges() {
        return changes[0];
    }

    /** Tangent or cotangent of the outputs, {@code [row][output]}. */
    double[][] outputChanges() {
        return changes[layers.length];
    }

    void readParameters(double[] theta) {
        for (int l = 0; l < layers.length; l++) {
            layers[l].read(theta, network.weightsOffset(l));
        }
    }

    void readDirection(double[] direction) {
        for (int l = 0; l < layers.length; l++) {
            directions[l].read(direction, network.weightsOffset(l));
        }
    }

    void addParameterCotangent(double[] cotangent) {
        for (int l = 0; l < layers.length; l++) {
            cotangents[l].addTo(cotangent, network.weightsOffset(l));
        }
    }

    /** From {@link #inputs} to {@link #outputs}. */
    void evaluate(int rows) {
        for (int from = 0; from < rows; from += TILE) {
            int to = Math.min(from + TILE, rows);
            for (int l = 0; l < layers.length; l++) {
                for (int row = from; row < to; row++) {
                    System.arraycopy(layers[l].biases(), 0, values[l + 1][row], 0, layers[l].outputs());
                }
                addProduct(layers[l], from, to, values[l], values[l + 1]);
                for (int row = from; row < to && l + 1 < layers.length; row++) {
                    activations.apply(
                            network.activation(), layers[l].outputs(), values[l + 1][row], slopes[l + 1][row]);
                }
            }
        }
    }

    /** From {@link #outputChanges} to the cotangents asked for. */
    void pullback(int rows, boolean toParameters, boolean toInputs) {
        for (int l = 0; l < layers.length && toParameters; l++) {
            cotangents[l].clear();
        }
        for (int from = 0; from < rows; from += TILE) {
            int to = Math.min(from + TILE, rows);
            for (int l = layers.length - 1; l >= 0; l--) {
                if (toParameters) {
                    cotangents[l].add(products, from, to, values[l], changes[l + 1]);
                }
                if (l > 0 || toInputs) {
                    clear(from, to, changes[l]);
                    addTransposedProduct(layers[l], from, to, changes[l + 1], changes[l]);
                }
                if (l > 0) {
                    multiplyBySlopes(from, to, l);
                }
            }
        }
    }

    /** From the directions given to {@link #outputChanges}. */
    void tangent(int rows, boolean byParameters, boolean byInputs) {
        for (int from = 0; from < rows; from += TILE) {
            int to = Math.min(from + TILE, rows);
            for (int l = 0; l < layers.length; l++) {
                clear(from, to, changes[l + 1]);
                if (byParameters) {
                    addProduct(directions[l], from, to, values[l], changes[l + 1]);
                    addToRows(from, to, directions[l].biases(), changes[l + 1]);
                }
                if (l > 0 || byInputs) {
                    addProduct(layers[l], from, to, changes[l], changes[l + 1]);
                }
                if (l + 1 < layers.length) {
                    multiplyBySlopes(from, to, l + 1);
                }
            }
        }
    }

    private void addProduct(Layer layer, int from, int to, double[][] a, double[][] c) {
        products.add(from, to, a, layer.inputs(), layer.weights(), layer.transposed(), layer.outputs(), c);
    }

    private void addTransposedProduct(Layer layer, int from, int to, double[][] a, double[][] c) {
        products.add(from, to, a, layer.outputs(), layer.transposed(), layer.weights(), layer.inputs(), c);
    }

    private static void clear(int from, int to, double[][] a) {
        for (int row = from; row < to; row++) {
            Arrays.fill(a[row], 0);
        }
    }

    private static void addToRows(int from, int to, double[] addend, double[][] a) {
        for (int row = from; row < to; row++) {
            for (int j = 0; j < addend.length; j++) {
                a[row][j] += addend[j];
            }
        }
    }

    private void multiplyBySlopes(int from, int to, int level) {
        for (int row = from; row < to; row++) {
            multiply(slopes[level][row], changes[level][row]);
        }
    }

    private static void multiply(double[] factors, double[] a) {
        for (int j = 0; j < a.length; j++) {
            a[j] *= factors[j];
        }
    }
}
