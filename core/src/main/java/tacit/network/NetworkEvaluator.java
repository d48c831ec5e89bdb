package tacit.network;

/**
 * Evaluates a network on batches of rows, and its derivatives at the batch evaluated last. Nothing is allocated by a
 * call; one thread at a time may use it.
 *
 * <p>A row's values depend on that row alone, bit for bit, and so do its cotangent and tangent; sums over rows run from
 * the first to the last. Cost of {@link #evaluate}: about two operations for each weight and row, of a pullback twice
 * that. Methods throw {@link IllegalArgumentException} where an array is too short for its rows or not of the
 * parameters' size, and {@link IllegalStateException} where parameters, or for derivatives an evaluation, are still
 * missing. See A. Griewank, A. Walther, Evaluating Derivatives, 2008, chapter 3.
 */
public final class NetworkEvaluator {
    private final MultilayerPerceptron network;
    private final int capacity;
    private final LayerStack stack;
    private int rows;
    private boolean parametersGiven;

    NetworkEvaluator(MultilayerPerceptron network, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "rows (" + capacity + ") must be positive: give the most rows evaluated at once, e.g. 1000");
        }
        this.network = network;
        this.capacity = capacity;
        stack = new LayerStack(network, capacity);
    }

    /** The network's shape. */
    public MultilayerPerceptron network() {
        return network;
    }

    /** The number of rows evaluated last, 0 before the first evaluation. */
    public int rows() {
        return rows;
    }

    /**
     * Sets the parameters of the next evaluations.
     *
     * @param theta laid out as {@link MultilayerPerceptron} says; not modified
     */
    public void parameters(double[] theta) {
        checkParameters("parameters", theta);
        stack.readParameters(theta);
        parametersGiven = true;
        rows = 0;
    }

    /**
     * Evaluates rows.
     *
     * @param count number of rows, at most as many as there is memory for
     * @param inputs {@code [row][input]}; not modified
     * @param outputs {@code [row][output]}; overwritten
     * @throws IllegalArgumentException where there is no row, or more than there is memory for
     */
    public void evaluate(int count, double[] inputs, double[] outputs) {
        if (!parametersGiven) {
            throw new IllegalStateException("the network has no parameters yet: set them before it is evaluated");
        }
        if (count < 1 || count > capacity) {
            throw new IllegalArgumentException("rows (" + count + ") must be from 1 to " + capacity
                    + ": evaluate in parts, or make an evaluator for more rows");
        }
        checkRows("inputs", "input", inputs, count, network.inputs());
        checkRows("outputs", "output", outputs, count, network.outputs());
        rows = count;
        split(inputs, stack.inputs());
        stack.evaluate(rows);
        join(stack.outputs(), outputs);
    }

    /**
     * Adds {@code (∂y/∂θ)ᵀ ȳ}, summed over the rows.
     *
     * @param outputCotangent {@code ȳ}, {@code [row][output]}; not modified
     * @param parameterCotangent {@code θ̄}, laid out as the parameters; added to
     */
    public void pullbackToParameters(double[] outputCotangent, double[] parameterCotangent) {
        checkParameters("cotangent of the parameters", parameterCotangent);
        readCotangent(outputCotangent);
        stack.pullback(rows, true, false);
        stack.addParameterCotangent(parameterCotangent);
    }

    /**
     * Writes {@code (∂y/∂x)ᵀ ȳ} of each row.
     *
     * @param outputCotangent {@code ȳ}, {@code [row][output]}; not modified
     * @param inputCotangent {@code x̄}, {@code [row][input]}; overwritten
     */
    public void pullbackToInputs(double[] outputCotangent, double[] inputCotangent) {
        readCotangent(outputCotangent);
        checkRows("cotangent of the inputs", "input", inputCotangent, rows, network.inputs());
        stack.pullback(rows, false, true);
        join(stack.inputChanges(), inputCotangent);
    }

    /**
     * Does both pullbacks at once, which takes less than one after the other.
     *
     * @param outputCotangent {@code ȳ}, {@code [row][output]}; not modified
     * @param parameterCotangent {@code θ̄}, laid out as the parameters; added to
     * @param inputCotangent {@code x̄}, {@code [row][input]}; overwritten
     */
    public void pullback(double[] outputCotangent, double[] parameterCotangent, double[] inputCotangent) {
        checkParameters("cotangent of the parameters", parameterCotangent);
        readCotangent(outputCotangent);
        checkRows("cotangent of the inputs", "input", inputCotangent, rows, network.inputs());
        stack.pullback(rows, true, true);
        stack.addParameterCotangent(parameterCotangent);
        join(stack.inputChanges(), inputCotangent);
    }

    private void readCotangent(double[] outputCotangent) {
        checkEvaluated();
        checkRows("cotangent of the outputs", "output", outputCotangent, rows, network.outputs());
        split(outputCotangent, stack.outputChanges());
    }

    /**
     * Writes {@code (∂y/∂θ) δθ} of each row.
     *
     * @param parameterDirection {@code δθ}, laid out as the parameters; not modified
     * @param outputTangent {@code δy}, {@code [row][output]}; overwritten
     */
    public void tangentByParameters(double[] parameterDirection, double[] outputTangent) {
        readDirection(parameterDirection);
        push(true, false, outputTangent);
    }

    /**
     * Writes {@code (∂y/∂x) δx} of each row.
     *
     * @param inputDirection {@code δx}, {@code [row][input]}; not modified
     * @param outputTangent {@code δy}, {@code [row][output]}; overwritten
     */
    public void tangentByInputs(double[] inputDirection, double[] outputTangent) {
        readInputDirection(inputDirection);
        push(false, true, outputTangent);
    }

    /**
     * Writes {@code (∂y/∂θ) δθ + (∂y/∂x) δx} of each row.
     *
     * @param parameterDirection {@code δθ}, laid out as the parameters; not modified
     * @param inputDirection {@code δx}, {@code [row][input]}; not modified
     * @param outputTangent {@code δy}, {@code [row][output]}; overwritten
     */
    public void tangent(double[] parameterDirection, double[] inputDirection, double[] outputTangent) {
        readDirection(parameterDirection);
        readInputDirection(inputDirection);
        push(true, true, outputTangent);
    }

    private void readDirection(double[] parameterDirection) {
        checkParameters("direction of the parameters", parameterDirection);
        stack.readDirection(parameterDirection);
    }

    private void readInputDirection(double[] inputDirection) {
        checkEvaluated();
        checkRows("direction of the inputs", "input", inputDirection, rows, network.inputs());
        split(inputDirection, stack.inputChanges());
    }

    private void push(boolean byParameters, boolean byInputs, double[] outputTangent) {
        checkEvaluated();
        checkRows("tangent of the outputs", "output", outputTangent, rows, network.outputs());
        stack.tangent(rows, byParameters, byInputs);
        join(stack.outputChanges(), outputTangent);
    }

    private void split(double[] flat, double[][] into) {
        int columns = into[0].length;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(flat, row * columns, into[row], 0, columns);
        }
    }

    private void join(double[][] from, double[] flat) {
        int columns = from[0].length;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from[row], 0, flat, row * columns, columns);
        }
    }

    private void checkEvaluated() {
        if (rows == 0) {
            throw new IllegalStateException(
                    "nothing has been evaluated with these parameters: evaluate rows before their derivatives");
        }
    }

    private void checkParameters(String what, double[] theta) {
        if (theta.length != network.parameters()) {
            throw new IllegalArgumentException(what + " (" + theta.length + " numbers) must be " + network.parameters()
                    + ", the weights and biases of all layers");
        }
    }

    private static void checkRows(String what, String column, double[] flat, int rows, int columns) {
        if (flat.length < rows * columns) {
            throw new IllegalArgumentException(what + " (" + flat.length + " numbers) must hold " + rows + " rows × "
                    + columns + " = " + rows * columns + ": lay them out as [row][" + column + "]");
        }
    }
}
