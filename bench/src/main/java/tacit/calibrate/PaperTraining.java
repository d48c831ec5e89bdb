package tacit.calibrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.equilibrium.TimeOrder;
import tacit.game.GameDefinition;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;
import tacit.math.ParallelMap;
import tacit.network.Activation;
import tacit.optimize.Schedule;
import tacit.parameter.CoupledNetwork;
import tacit.parameter.InitialDistribution;
import tacit.parameter.NetworkOfFlow;
import tacit.parameter.NetworkOptions;
import tacit.parameter.ParameterBlock;
import tacit.sensitivity.AutoAdjoint;
import tacit.sensitivity.AutoTangent;
import tacit.simulate.SyntheticFlows;
import tacit.simulate.TrueParameters;

/**
 * The paper's training on the linear-quadratic game with 3 states, as a fit runs it: 200 trajectories on 99 steps in
 * batches of 10, a network of time and flow with 64–64 ReLU units that ends in softplus + 0.1, windows of 20 % of the
 * time, Adam at 5e-3. The solver, the adjoint and the tangent are those of every fit.
 */
@NullMarked
public final class PaperTraining implements AutoCloseable {
    /** Steps of Adam that {@link #run} takes: 10 epochs of 20 batches. */
    public static final int STEPS = 200;

    private static final int TRAJECTORIES = 200;
    private static final int BATCH = 10;
    private static final int POINTS = 100;
    private static final double HORIZON = 2;
    private static final double WINDOW = 0.2;
    private static final double TRUE_PRICE = 1.55;
    private static final double FIRST_PRICE = 1;
    private static final int MOST_ITERATIONS = 500;
    private static final long SEED = 1;

    private final SyntheticFlows data;
    private final FitModel model;
    private final Solvers solvers = new Solvers(
            new Automatic(Automatic.Options.DEFAULT.withMaxIterations(MOST_ITERATIONS)),
            new AutoAdjoint(),
            new AutoTangent(),
            TimeOrder.FIRST);
    private final ParallelMap map;

    /**
     * A training.
     *
     * @param coupled whether the network reads the equilibrium's own flow, not the observed one
     * @param threads how many threads share the lanes of a batch
     */
    public PaperTraining(boolean coupled, int threads) {
        GameDefinition definition = gameAboveFloor();
        MeanFieldGame game = Games.make(definition, GameOptions.NONE);
        EquilibriumProblem template = template(game);
        data = SyntheticFlows.draw(
                template,
                TrueParameters.of(definition, GameOptions.NONE, Map.of()),
                new SyntheticFlows.Options(TRAJECTORIES, 0, SEED, threads));
        model = Calibration.of(template)
                .observing(data.observed())
                .initial(InitialDistribution.given(data.problem().initial()))
                .model(List.of(network(coupled)));
        map = new ParallelMap(threads);
    }

    /** The shipped game, but that the price of moving lies above 0.1, where the paper's network ends. */
    private static GameDefinition gameAboveFloor() {
        try (InputStream shipped = Games.class.getResourceAsStream("linear-quadratic.game")) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            return GameParser.parse(text.replace("parameter gamma > 0 ", "parameter gamma > 0.1 "));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static EquilibriumProblem template(MeanFieldGame game) {
        double[] values = game.parameters().stream()
                .mapToDouble(element -> element.name().equals("gamma")
                        ? TRUE_PRICE
                        : element.value().orElseThrow())
                .toArray();
        double[] even = IntStream.range(0, game.states().size())
                .mapToDouble(x -> 1.0 / game.states().size())
                .toArray();
        return EquilibriumProblem.nash(game, TimeGrid.uniform(0, HORIZON, POINTS - 1), even, values);
    }

    private ParameterBlock network(boolean coupled) {
        NetworkOptions options = NetworkOptions.ordinary().withActivation(Activation.RELU);
        int states = data.problem().states();
        return coupled
                ? CoupledNetwork.parameters(options, states, "gamma").startingAt(FIRST_PRICE)
                : NetworkOfFlow.parameters(options, GridPath.of(POINTS, states, TRAJECTORIES, data.flow()), "gamma")
                        .startingAt(FIRST_PRICE);
    }

    /** The observed flows, {@code [K+1][d][trajectory]}; the array itself. */
    public double[] observed() {
        return data.flow();
    }

    /** The first weights and biases. */
    public double[] start() {
        return model.start();
    }

    /**
     * The mean squared error of the first batch at the first weights on a window, then its gradient by the weights.
     *
     * @param first the window's first point
     */
    public double[] lossAndGradient(int first) {
        int[] batch = IntStream.range(0, BATCH).toArray();
        Window window = new Window(first, first + (int) Math.round(WINDOW * POINTS) - 1);
        Evaluation evaluation =
                new LossEvaluator(model, solvers, 1, batch, map).evaluate(start(), Planning.FREE, window);
        double[] all = new double[1 + evaluation.gradient().length];
        all[0] = evaluation.loss();
        System.arraycopy(evaluation.gradient(), 0, all, 1, all.length - 1);
        for (int i = 0; i < all.length; i++) {
            all[i] *= model.lossUnit();
        }
        return all;
    }

    /** Trains for {@link #STEPS} steps from the first weights. */
    public void run() {
        int epochs = STEPS * BATCH / TRAJECTORIES;
        Optimizer.Adam adam = Optimizer.adam(epochs, 5e-3, BATCH)
                .withSchedule(Schedule.constant())
                .withWindow(WINDOW);
        Split all = new Split(IntStream.range(0, TRAJECTORIES).toArray(), new int[0]);
        TrainingSeed seed = TrainingSeed.draw(0, new StartDraws(model, SEED, 1), SEED);
        TrainingRun training = new TrainingRun(model, solvers, adam, all, seed, map);
        while (training.training()) {
            training.epoch();
        }
    }

    @Override
    public void close() {
        map.close();
    }
}
