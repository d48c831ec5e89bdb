package tacit.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.Constant;
import tacit.parameter.InitialDistribution;
import tacit.parameter.StateAverage;
import tacit.parameter.TimePath;

class ModelChoiceTest {
    private static final MeanFieldGame GAME = Games.load("linear-quadratic");
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 20);
    private static final int COUNT = 12;
    private static final double[] SHARES = shares();

    private static double[] shares() {
        Random random = new Random(8);
        double[] shares = new double[3 * COUNT];
        for (int i = 0; i < COUNT; i++) {
            double[] own = {0.1 + random.nextDouble(), 0.1 + random.nextDouble(), 0.1 + random.nextDouble()};
            for (int x = 0; x < 3; x++) {
                shares[x * COUNT + i] = own[x] / (own[0] + own[1] + own[2]);
            }
        }
        return shares;
    }

    private static double[] values(double gamma) {
        double[] values = GAME.parameters().stream()
                .mapToDouble(element -> element.value().orElse(0))
                .toArray();
        values[0] = gamma;
        return values;
    }

    /** Flows of a constant price, with independent noise. */
    private static double[] flow(double noise) {
        return flow(GridPath.constant(values(1).length, 1, values(1.5)), noise);
    }

    /** Flows of a price that rises evenly from 0.5 to 2.5. */
    private static double[] risingFlow() {
        int p = values(1).length;
        double[] rising = new double[GRID.points() * p];
        for (int k = 0; k < GRID.points(); k++) {
            System.arraycopy(values(0.5 + GRID.time(k)), 0, rising, k * p, p);
        }
        return flow(GridPath.of(GRID.points(), p, 1, rising), 1e-3);
    }

    private static double[] flow(GridPath parameters, double noise) {
        GridPath truth = LaneCopies.of(parameters, new int[COUNT]);
        double[] flow = new Automatic()
                .solve(EquilibriumProblem.nash(GAME, GRID, SHARES, truth))
                .orElseThrow()
                .flow();
        Random random = new Random(3);
        for (int i = 0; i < flow.length; i++) {
            flow[i] += noise * random.nextGaussian();
        }
        return flow;
    }

    private static ChosenFit choose(double noise, double sufficient) {
        double[] flow = flow(noise);
        GridPath read = GridPath.of(GRID.points(), 3, COUNT, flow);
        return calibration(trajectories(flow), new Optimizer.GaussNewton(30, 4, new Validation(0.4, 10, sufficient)))
                .choose(List.of(
                        new Candidate("constant", List.of(Constant.parameters("gamma"))),
                        new Candidate("average", List.of(StateAverage.parameters(GAME.states(), read, "gamma"))),
                        new Candidate("path", List.of(TimePath.parameters(4, "gamma")))));
    }

    private static List<Trajectory> trajectories(double[] flow) {
        var all = new ArrayList<Trajectory>();
        for (int i = 0; i < COUNT; i++) {
            double[] own = new double[GRID.points() * 3];
            for (int j = 0; j < own.length; j++) {
                own[j] = flow[j * COUNT + i];
            }
            all.add(new Trajectory("run " + i, GRID.times(), own));
        }
        return all;
    }

    private static Calibration calibration(List<Trajectory> all, Optimizer optimizer) {
        return Calibration.of(EquilibriumProblem.nash(GAME, GRID, new double[] {0.4, 0.3, 0.3}, values(1)))
                .observing(new Trajectories(GAME.states(), all))
                .initial(InitialDistribution.given(SHARES))
                .starts(1)
                .optimizer(optimizer);
    }

    @Test
    void amongModelsThatContainTheTruthTheMostParsimoniousIsChosen() {
        ChosenFit found = choose(1e-3, 0);

        assertThat(found.chosen().name()).isEqualTo("constant");
        assertThat(found.trials()).extracting(Trial::name).containsExactly("constant", "average", "path");
        assertThat(found.trials()).allMatch(trial -> trial.excess() >= 0);
        // the noise's mean square, up to its own scatter over 315 values
        assertThat(found.trials()).allMatch(trial -> trial.validationLoss() > 0.5e-6 && trial.validationLoss() < 2e-6);
    }

    @Test
    void aModelThatMissesTheFirstTrajectoriesMoreThanAnotherIsFittedToNoOthers() {
        ChosenFit found = calibration(
                        trajectories(risingFlow()), new Optimizer.GaussNewton(30, 4, new Validation(0.4, 10)))
                .choose(List.of(
                        new Candidate("path", List.of(TimePath.parameters(4, "gamma"))),
                        new Candidate("constant", List.of(Constant.parameters("gamma")))));

        assertThat(found.chosen().name()).isEqualTo("path");
        assertThat(found.trials()).extracting(Trial::onlyBegun).containsExactly(false, true);
    }

    @Test
    void whatIsGoodEnoughEndsTheTrials() {
        ChosenFit found = choose(0, 1e-8);

        assertThat(found.trials()).hasSize(1);
        // equilibria are solved to 1e-11
        assertThat(found.fit().value("gamma")).isCloseTo(1.5, within(1e-7));
    }

    @Test
    void aChoiceNeedsTrajectoriesHeldOut() {
        List<Candidate> two = List.of(
                new Candidate("constant", List.of(Constant.parameters("gamma"))),
                new Candidate("path", List.of(TimePath.parameters(4, "gamma"))));
        List<Trajectory> one = List.of(new Trajectory("run", new double[] {0, 2}, new double[] {.4, .3, .3, 0, 0, 1}));
        Calibration none = calibration(one, Optimizer.lbfgs());
        assertThatThrownBy(() -> none.choose(two))
                .hasMessageStartingWith("one of 2 models can be chosen only by trajectories that are held out")
                .hasMessageContaining("fit.validation=0.1");
    }
}
