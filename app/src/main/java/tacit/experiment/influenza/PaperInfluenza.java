package tacit.experiment.influenza;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tacit.calibrate.Calibration;
import tacit.calibrate.FitListener;
import tacit.calibrate.FitResult;
import tacit.calibrate.Optimizer;
import tacit.calibrate.Prediction;
import tacit.catalogue.Games;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.network.Activation;
import tacit.optimize.Schedule;
import tacit.parameter.InitialDistribution;
import tacit.parameter.NetworkOfFlow;
import tacit.parameter.NetworkOptions;
import tacit.parameter.ParameterBlock;

/**
 * The protocol of the paper for influenza: one network of the week and of the <em>observed</em> share of specimens
 * emits β, γ and c_I in every week, trained by Adam through the Euler equilibrium on the training seasons; of test
 * seasons it reads the very flow that it is then compared with. That is no forecast.
 *
 * <p>Shares of specimens are taken for shares of the population; {@code S_0 = 1 − I_0}, {@code I_0} the first value.
 * What is missing is interpolated for the network, and does not count in the loss. Source: Thöni et al., arXiv
 * 2606.23155 (2026); a step of a week is cut into substeps where its rates ask for that.
 */
public final class PaperInfluenza {
    /** Its learning rate. */
    private static final double RATE = 5e-3;

    private static final int EPOCHS = 250;
    private static final int BATCH = 10;
    private static final double WINDOW = 0.2;
    private static final int MOST_SUBSTEPS = 64;
    private static final double START = 0.5;

    private final MeanFieldGame game = Games.load("epidemic");
    private final long seed;
    private final FitListener listener;

    private PaperInfluenza(long seed, FitListener listener) {
        this.seed = seed;
        this.listener = listener;
    }

    /**
     * What it found.
     *
     * @param fit of the training seasons
     * @param test the test seasons
     * @param prediction of the test seasons, from their own observed flow
     */
    public record Result(FitResult fit, List<InfluenzaSeason> test, Prediction prediction) {
        /** The mean squared error over all values of all test seasons. */
        public double meanSquare() {
            return prediction.meanSquare();
        }

        /** The mean squared error over all values of the test seasons that begin in a year. */
        public double meanSquare(int year) {
            return prediction.meanSquare(IntStream.range(0, test.size())
                    .filter(i -> test.get(i).year() == year)
                    .toArray());
        }

        /** The years in which the test seasons begin. */
        public List<Integer> years() {
            return test.stream().map(InfluenzaSeason::year).distinct().toList();
        }

        /** The share infected in each week of a test season's equilibrium, {@code [week]}. */
        public double[] infected(int season) {
            double[] infected = new double[InfluenzaSeasons.WEEKS];
            for (int week = 0; week < infected.length; week++) {
                infected[week] = prediction.equilibrium().flow(week, SeasonLanes.INFECTED, season);
            }
            return infected;
        }
    }

    /**
     * Trains and tests.
     *
     * @param seed of the network's first weights and of the batches
     */
    public static Result run(InfluenzaSeasons seasons, long seed, FitListener listener) {
        return new PaperInfluenza(seed, listener).run(seasons);
    }

    private Result run(InfluenzaSeasons seasons) {
        FitResult fit = calibration(seasons.training()).fit(blocks(seasons.training()));
        Prediction prediction = calibration(seasons.test()).predict(fit.best().theta(), blocks(seasons.test()));
        return new Result(fit, seasons.test(), prediction);
    }

    private Calibration calibration(List<InfluenzaSeason> seasons) {
        int count = seasons.size();
        double[] initial = new double[game.states().size() * count];
        for (int i = 0; i < count; i++) {
            double infected = filled(seasons.get(i).shares())[0];
            initial[i] = 1 - infected;
            initial[count + i] = infected;
        }
        double[] first = {1 - initial[count], initial[count], 0};
        TimeGrid grid = TimeGrid.uniform(0, InfluenzaSeasons.WEEKS - 1, InfluenzaSeasons.WEEKS - 1);
        var problem = EquilibriumProblem.euler(game, grid, first, new double[] {START, START, 1, START})
                .withSubsteps(new SubstepRule.Automatic(MOST_SUBSTEPS));
        return Calibration.of(problem)
                .observing(InfluenzaSeasons.trajectories(seasons))
                .initial(InitialDistribution.given(initial))
                .optimizer(Optimizer.adam(EPOCHS, RATE, BATCH)
                        .withSchedule(Schedule.constant())
                        .withWindow(WINDOW))
                .starts(1)
                .seed(seed)
                .listener(listener);
    }

    private List<ParameterBlock> blocks(List<InfluenzaSeason> seasons) {
        int count = seasons.size();
        double[] flow = new double[InfluenzaSeasons.WEEKS * count];
        for (int i = 0; i < count; i++) {
            double[] shares = filled(seasons.get(i).shares());
            for (int week = 0; week < shares.length; week++) {
                flow[week * count + i] = shares[week];
            }
        }
        NetworkOptions options =
                NetworkOptions.ordinary().withActivation(Activation.RELU).withSeed(seed);
        return List.of(new NetworkOfFlow(
                List.of("beta", "gamma", "c_I"),
                options,
                GridPath.of(InfluenzaSeasons.WEEKS, 1, count, flow),
                OptionalDouble.empty()));
    }

    /** The shares with missing ones on a line between their neighbours, held at the ends. */
    static double[] filled(double[] shares) {
        double[] filled = shares.clone();
        int before = -1;
        for (int week = 0; week < filled.length; week++) {
            if (!Double.isNaN(shares[week])) {
                for (int gap = before + 1; gap < week; gap++) {
                    double weight = before < 0 ? 1 : (double) (gap - before) / (week - before);
                    double left = before < 0 ? 0 : shares[before];
                    filled[gap] = (1 - weight) * left + weight * shares[week];
                }
                before = week;
            }
        }
        for (int gap = before + 1; gap < filled.length; gap++) {
            filled[gap] = shares[before];
        }
        return filled;
    }
}
