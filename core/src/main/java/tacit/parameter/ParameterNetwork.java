package tacit.parameter;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tacit.equilibrium.TimeGrid;
import tacit.network.MultilayerPerceptron;

/**
 * Parameters that a network emits: {@code γ_i = T_i(N_θ(t, μ)_i)}, {@code T_i} the
 * {@linkplain Transform#ofNetwork transform} of the domain that the game declares, so that every value of the domain's
 * inside can be emitted and none outside.
 *
 * <p>The network reads the time as {@code 2 (t − t_0)/(t_K − t_0) − 1}, and a flow's shares as {@code d μ_x − 1}, which
 * is 0 for the uniform distribution and of order 1 for any number {@code d} of states. {@code θ} are its weights and
 * biases as {@link MultilayerPerceptron} lays them out.
 *
 * <p>After T. Gaskin, G. A. Pavliotis, M. Girolami, "Neural parameter calibration for large-scale multiagent models",
 * PNAS 120(7), 2023. It is immutable and thread-safe; evaluators are not.
 */
public final class ParameterNetwork {
    /** The outputs' weights begin so much smaller than usual, so that a search begins near the elements' own values. */
    private static final double OUTPUT_SHARE = 0.1;

    private final MultilayerPerceptron network;
    private final NetworkOptions options;
    private final int states;
    private final double firstTime;
    private final double span;
    private final List<String> names;
    private final Transform[] transforms;
    private final double[] levels;

    private ParameterNetwork(
            List<GovernedElement> elements, OptionalDouble start, TimeGrid grid, int states, NetworkOptions options) {
        this.network = new MultilayerPerceptron(1 + states, options.hidden(), elements.size(), options.activation());
        this.options = options;
        this.states = states;
        this.firstTime = grid.time(0);
        this.span = grid.time(grid.steps()) - firstTime;
        this.names =
                elements.stream().map(governed -> governed.element().name()).toList();
        this.transforms = elements.stream()
                .map(governed -> Transform.ofNetwork(governed.element().domain()))
                .toArray(Transform[]::new);
        this.levels = new double[transforms.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = transforms[i].inverse(elements.get(i).startValue(start));
        }
    }

    /**
     * A network of the time alone.
     *
     * @param elements what it emits, in order
     * @param start the value near which every search begins; each element's own where empty
     * @param grid the points in time
     * @throws IllegalArgumentException where an element cannot be estimated, or does not begin in its domain
     */
    public static ParameterNetwork ofTime(
            List<GovernedElement> elements, OptionalDouble start, TimeGrid grid, NetworkOptions options) {
        return new ParameterNetwork(elements, start, grid, 0, options);
    }

    /**
     * A network of the time and the flow at that time.
     *
     * @param elements what it emits, in order
     * @param start the value near which every search begins; each element's own where empty
     * @param grid the points in time
     * @param states number {@code d} of states
     * @throws IllegalArgumentException where an element cannot be estimated, or does not begin in its domain
     */
    public static ParameterNetwork ofFlow(
            List<GovernedElement> elements, OptionalDouble start, TimeGrid grid, int states, NetworkOptions options) {
        return new ParameterNetwork(elements, start, grid, states, options);
    }

    /** The number of states whose shares it reads, 0 for a network of the time alone. */
    public int states() {
        return states;
    }

    /** The names of the elements that it emits, in order. */
    public List<String> emitted() {
        return names;
    }

    /** The number of weights and biases. */
    public int size() {
        return network.parameters();
    }

    /** The weights of the first start, from the seed of the options. */
    public double[] start() {
        return draw(RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed()));
    }

    /**
     * The weights of a further start, as the options' initialisation draws them, but those of the outputs a tenth as
     * large, and the outputs' biases {@code T_i⁻¹} of the start values: all starts begin near the same values of the
     * parameters.
     */
    public double[] draw(RandomGenerator random) {
        double[] theta = network.initial(options.initialisation(), random);
        int last = network.layers() - 1;
        int biases = network.biasesOffset(last);
        for (int i = network.weightsOffset(last); i < biases; i++) {
            theta[i] *= OUTPUT_SHARE;
        }
        System.arraycopy(levels, 0, theta, biases, levels.length);
        return theta;
    }

    /**
     * An evaluator with memory for so many points in time of so many lanes.
     *
     * @param points most points evaluated at once, positive
     * @param lanes number of lanes, positive
     */
    public ParameterNetworkEvaluator evaluator(int points, int lanes) {
        return new ParameterNetworkEvaluator(this, points, lanes);
    }

    MultilayerPerceptron network() {
        return network;
    }

    Transform transform(int emitted) {
        return transforms[emitted];
    }

    double scaledTime(double time) {
        return 2 * (time - firstTime) / span - 1;
    }
}
