package tacit.network;

/** The textbook's network: one row and one unit at a time, functions of the library, backpropagation by hand. */
final class PlainNetwork {
    private final MultilayerPerceptron network;
    private final double[] theta;

    PlainNetwork(MultilayerPerceptron network, double[] theta) {
        this.network = network;
        this.theta = theta;
    }

    private double weight(int layer, int input, int output) {
        return theta[network.weightsOffset(layer) + input * network.outputsOf(layer) + output];
    }

    /** Values of every layer, the inputs first; with {@code slope} the derivatives of the activations instead. */
    private double[][] layers(double[] row, boolean slope) {
        double[][] values = new double[network.layers() + 1][];
        double[][] slopes = new double[network.layers() + 1][];
        values[0] = row;
        for (int l = 0; l < network.layers(); l++) {
            values[l + 1] = new double[network.outputsOf(l)];
            slopes[l + 1] = new double[network.outputsOf(l)];
            for (int j = 0; j < values[l + 1].length; j++) {
                double z = theta[network.biasesOffset(l) + j];
                for (int i = 0; i < values[l].length; i++) {
                    z += weight(l, i, j) * values[l][i];
                }
                boolean last = l + 1 == network.layers();
                values[l + 1][j] = last ? z : value(network.activation(), z);
                slopes[l + 1][j] = last ? 1 : slope(network.activation(), z);
            }
        }
        return slope ? slopes : values;
    }

    double[] outputs(double[] row) {
        return layers(row, false)[network.layers()];
    }

    /** Adds the cotangent of the parameters and returns that of the inputs. */
    double[] pullback(double[] row, double[] cotangent, double[] thetaCotangent) {
        double[][] values = layers(row, false);
        double[][] slopes = layers(row, true);
        double[] above = cotangent;
        for (int l = network.layers() - 1; l >= 0; l--) {
            double[] below = new double[values[l].length];
            for (int j = 0; j < above.length; j++) {
                double z = above[j] * slopes[l + 1][j];
                thetaCotangent[network.biasesOffset(l) + j] += z;
                for (int i = 0; i < below.length; i++) {
                    thetaCotangent[network.weightsOffset(l) + i * above.length + j] += z * values[l][i];
                    below[i] += z * weight(l, i, j);
                }
            }
            above = below;
        }
        return above;
    }

    static double value(Activation activation, double z) {
        return switch (activation) {
            case RELU -> z > 0 ? z : 0;
            case TANH -> StrictMath.tanh(z);
            case SOFTPLUS -> z > 0 ? z + StrictMath.log1p(StrictMath.exp(-z)) : StrictMath.log1p(StrictMath.exp(z));
            case SILU -> z * logistic(z);
        };
    }

    static double slope(Activation activation, double z) {
        return switch (activation) {
            case RELU -> z > 0 ? 1 : 0;
            case TANH -> 1 / (StrictMath.cosh(z) * StrictMath.cosh(z));
            case SOFTPLUS -> logistic(z);
            case SILU -> logistic(z) * (1 + z * logistic(-z));
        };
    }

    private static double logistic(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }
}
