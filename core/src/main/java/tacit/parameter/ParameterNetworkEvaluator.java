package tacit.parameter;

import java.util.Arrays;
import tacit.network.NetworkEvaluator;

/**
 * Evaluates a {@link ParameterNetwork} at some points in time of all lanes, and its derivatives at those evaluated
 * last: one point, as a sweep asks that makes the flow as it goes, or all of a grid. Nothing is allocated by a call;
 * one thread at a time may use it.
 *
 * <p>Arrays hold times as {@code [point][lane]}, flows as {@code [point][d][lane]} and the emitted parameters as
 * {@code [point][emitted][lane]}, each from an offset on. A lane's numbers do not depend on its neighbours. Derivatives
 * throw {@link IllegalStateException} where nothing has been evaluated with the present weights.
 */
public final class ParameterNetworkEvaluator {
    private final ParameterNetwork network;
    private final NetworkEvaluator evaluator;
    private final int capacity;
    private final int lanes;
    private final int states;
    private final int emitted;
    private final double[] inputs;
    private final double[] inputChanges;
    private final double[] outputs;
    private final double[] outputChanges;
    private final double[] slopes;
    private int points;
    private boolean slopesKnown;

    ParameterNetworkEvaluator(ParameterNetwork network, int capacity, int lanes) {
        if (capacity < 1 || lanes < 1) {
            throw new IllegalArgumentException("points (" + capacity + ") and lanes (" + lanes
                    + ") must be positive: give how many are evaluated at once");
        }
        this.network = network;
        this.capacity = capacity;
        this.lanes = lanes;
        states = network.states();
        emitted = network.emitted().size();
        int rows = capacity * lanes;
        evaluator = network.network().evaluator(rows);
        inputs = new double[rows * (1 + states)];
        inputChanges = new double[inputs.length];
        outputs = new double[rows * emitted];
        outputChanges = new double[outputs.length];
        slopes = new double[outputs.length];
    }

    /**
     * Sets the weights of the next evaluations.
     *
     * @param theta {@code [size]}; not modified
     * @throws IllegalArgumentException where it is not of that size
     */
    public void theta(double[] theta) {
        evaluator.parameters(theta);
        points = 0;
    }

    /** The number of points evaluated last, 0 before the first evaluation. */
    public int points() {
        return points;
    }

    /**
     * Emits the parameters at some points in time.
     *
     * @param count number of points
     * @param times {@code [point][lane]} from {@code timesOffset} on; not modified
     * @param mu {@code [point][d][lane]} from {@code muOffset} on, any array for a network of the time alone; not
     *     modified
     * @param gamma {@code [point][emitted][lane]} from {@code gammaOffset} on; overwritten
     * @throws IllegalArgumentException where there is no point, or more than there is memory for
     * @throws IllegalStateException where no weights have been set
     */
    public void evaluate(
            int count, double[] times, int timesOffset, double[] mu, int muOffset, double[] gamma, int gammaOffset) {
        if (count < 1 || count > capacity) {
            throw new IllegalArgumentException("points (" + count + ") must be from 1 to " + capacity
                    + ": evaluate in parts, or make an evaluator for more points");
        }
        points = count;
        slopesKnown = false;
        for (int row = 0; row < rows(); row++) {
            int input = row * (1 + states);
            inputs[input] = network.scaledTime(times[timesOffset + row]);
            for (int x = 0; x < states; x++) {
                inputs[input + 1 + x] = states * mu[muOffset + flowIndex(row, x)] - 1;
            }
        }
        evaluator.evaluate(rows(), inputs, outputs);
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < emitted; i++) {
                gamma[gammaOffset + emittedIndex(row, i)] = network.transform(i).value(outputs[row * emitted + i]);
            }
        }
    }

    /**
     * Writes {@code (∂γ/∂θ) δθ}.
     *
     * @param thetaDirection {@code δθ}, {@code [size]}; not modified
     * @param gammaTangent {@code [point][emitted][lane]} from {@code gammaOffset} on; overwritten
     */
    public void tangentByTheta(double[] thetaDirection, double[] gammaTangent, int gammaOffset) {
        evaluator.tangentByParameters(thetaDirection, outputChanges);
        writeTangent(gammaTangent, gammaOffset);
    }

    /**
     * Writes {@code (∂γ/∂μ) δμ}.
     *
     * @param muDirection {@code δμ}, {@code [point][d][lane]} from {@code muOffset} on; not modified
     * @param gammaTangent {@code [point][emitted][lane]} from {@code gammaOffset} on; overwritten
     */
    public void tangentByFlow(double[] muDirection, int muOffset, double[] gammaTangent, int gammaOffset) {
        for (int row = 0; row < rows(); row++) {
            int input = row * (1 + states);
            inputChanges[input] = 0;
            for (int x = 0; x < states; x++) {
                inputChanges[input + 1 + x] = states * muDirection[muOffset + flowIndex(row, x)];
            }
        }
        evaluator.tangentByInputs(inputChanges, outputChanges);
        writeTangent(gammaTangent, gammaOffset);
    }

    /**
     * Adds {@code (∂γ/∂θ)ᵀ γ̄}, summed over points and lanes in their order.
     *
     * @param gammaCotangent {@code γ̄}, {@code [point][emitted][lane]} from {@code gammaOffset} on; not modified
     * @param thetaCotangent {@code θ̄}, {@code [size]}; added to
     */
    public void pullbackToTheta(double[] gammaCotangent, int gammaOffset, double[] thetaCotangent) {
        readCotangent(gammaCotangent, gammaOffset);
        evaluator.pullbackToParameters(outputChanges, thetaCotangent);
    }

    /**
     * Adds {@code (∂γ/∂μ)ᵀ γ̄} of every point and lane.
     *
     * @param gammaCotangent {@code γ̄}, {@code [point][emitted][lane]} from {@code gammaOffset} on; not modified
     * @param muCotangent {@code μ̄}, {@code [point][d][lane]} from {@code muOffset} on; added to
     */
    public void pullbackToFlow(double[] gammaCotangent, int gammaOffset, double[] muCotangent, int muOffset) {
        readCotangent(gammaCotangent, gammaOffset);
        evaluator.pullbackToInputs(outputChanges, inputChanges);
        for (int row = 0; row < rows(); row++) {
            for (int x = 0; x < states; x++) {
                muCotangent[muOffset + flowIndex(row, x)] += states * inputChanges[row * (1 + states) + 1 + x];
            }
        }
    }

    /**
     * Writes {@code ∂γ_i/∂μ_x} of every point and lane: where many products with it are wanted, they then cost no more
     * than {@code emitted · d} each. Takes one pullback for each parameter emitted.
     *
     * @param jacobian {@code [point][emitted][d][lane]} from {@code offset} on; overwritten
     */
    public void flowJacobian(double[] jacobian, int offset) {
        findSlopes();
        for (int i = 0; i < emitted; i++) {
            Arrays.fill(outputChanges, 0);
            for (int row = 0; row < rows(); row++) {
                outputChanges[row * emitted + i] = slopes[row * emitted + i];
            }
            evaluator.pullbackToInputs(outputChanges, inputChanges);
            for (int row = 0; row < rows(); row++) {
                for (int x = 0; x < states; x++) {
                    int entry = ((row / lanes * emitted + i) * states + x) * lanes + row % lanes;
                    jacobian[offset + entry] = states * inputChanges[row * (1 + states) + 1 + x];
                }
            }
        }
    }

    private void readCotangent(double[] gammaCotangent, int gammaOffset) {
        findSlopes();
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < emitted; i++) {
                int output = row * emitted + i;
                outputChanges[output] = slopes[output] * gammaCotangent[gammaOffset + emittedIndex(row, i)];
            }
        }
    }

    private void writeTangent(double[] gammaTangent, int gammaOffset) {
        findSlopes();
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < emitted; i++) {
                int output = row * emitted + i;
                gammaTangent[gammaOffset + emittedIndex(row, i)] = slopes[output] * outputChanges[output];
            }
        }
    }

    private void findSlopes() {
        for (int output = 0; output < rows() * emitted && !slopesKnown; output++) {
            slopes[output] = network.transform(output % emitted).slope(outputs[output]);
        }
        slopesKnown = true;
    }

    private int rows() {
        return points * lanes;
    }

    private int flowIndex(int row, int state) {
        return (row / lanes * states + state) * lanes + row % lanes;
    }

    private int emittedIndex(int row, int element) {
        return (row / lanes * emitted + element) * lanes + row % lanes;
    }
}
