package tacit.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.math.ParallelMap;

class NetworkModelTest {
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 8);
    private static final StubGame GAME = StubGame.mixed();
    private static final Lanes LANES = new Lanes(3, 5);
    private static final int POINTS = GRID.points();
    private static final NetworkOptions SMALL = NetworkOptions.ordinary().withHidden(18, 17);

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static GridPath flow() {
        return GridPath.of(
                POINTS,
                2,
                LANES.trajectories(),
                random(8).doubles(POINTS * 2 * LANES.trajectories()).toArray());
    }

    private static ParameterModel model(ParameterBlock... blocks) {
        return ParameterModel.of(GAME, GRID, GridPath.constant(6, 1, GAME.defaults()), List.of(blocks));
    }

    /** A network of the flow for two parameters, one of the time for a whole block, and a constant. */
    private static ParameterModel everyKind() {
        return model(
                NetworkOfFlow.parameters(SMALL, flow(), "share", "beta"),
                NetworkOfTime.parameters(SMALL, "q"),
                Constant.parameters("shift"));
    }

    private static GridPath empty() {
        return GridPath.of(POINTS, 6, LANES.count(), new double[POINTS * 6 * LANES.count()]);
    }

    private static GridPath path(ParameterModel model, double[] theta) {
        GridPath path = empty();
        model.evaluate(theta, LANES, path);
        return path;
    }

    private static double value(GridPath path, int k, int parameter, int lane) {
        return path.values()[path.offset(k) + parameter * path.lanes() + lane];
    }

    private static double[] starts(ParameterModel model, long seed) {
        return random(seed)
                .doubles((long) model.size() * LANES.starts(), -0.5, 0.5)
                .toArray();
    }

    @Test
    void networkOfTimeIsTheSameForAllTrajectoriesAndOfFlowForEachItsOwn() {
        GridPath path = path(everyKind(), starts(everyKind(), 1));

        for (int k = 0; k < POINTS; k++) {
            for (int lane = 0; lane < LANES.count(); lane++) {
                int first = lane - lane % LANES.trajectories();
                assertThat(value(path, k, 4, lane)).isEqualTo(value(path, k, 4, first));
                assertThat(value(path, k, 1, lane)).isZero(); // the cost keeps its value
                if (lane > first) {
                    assertThat(value(path, k, 0, lane)).isNotEqualTo(value(path, k, 0, first));
                }
            }
        }
        assertThat(value(path, 0, 4, 0)).isNotEqualTo(value(path, 1, 4, 0));
        assertThat(value(path, 0, 4, 0)).isNotEqualTo(value(path, 0, 4, LANES.trajectories()));
        assertThat(value(path, 0, 4, 0)).isNotEqualTo(value(path, 0, 5, 0));
    }

    @Test
    void networkOfTimeIsEvaluatedOnceForEachPoint() {
        ParameterNetwork network =
                ParameterNetwork.ofTime(ParameterNetworkTest.elements(), OptionalDouble.empty(), GRID, SMALL);
        NetworkWorkspaces workspaces = new NetworkWorkspaces(network, GRID.times());
        var workspace = workspaces.at(network.start(), Optional.empty(), 2);

        assertThat(workspace.rows()).isEqualTo(POINTS);
        assertThat(workspace.values()).hasSize(POINTS * 3);
    }

    @Test
    void pullbackAfterItsEvaluationFindsTheNetworkEvaluated() {
        ParameterNetwork network =
                ParameterNetwork.ofTime(ParameterNetworkTest.elements(), OptionalDouble.empty(), GRID, SMALL);
        NetworkWorkspaces workspaces = new NetworkWorkspaces(network, GRID.times());
        var first = workspaces.at(network.start(), Optional.empty(), 2);
        workspaces.giveBack(first);
        var second = workspaces.at(network.draw(random(11)), Optional.empty(), 2);
        workspaces.giveBack(second);

        assertThat(workspaces.at(network.start(), Optional.empty(), 2)).isSameAs(first);
        assertThat(workspaces.at(network.draw(random(11)), Optional.empty(), 2)).isSameAs(second);
        workspaces.giveBack(first);
        workspaces.giveBack(second);
        assertThat(workspaces.at(network.draw(random(12)), Optional.empty(), 2))
                .isSameAs(first); // the one that waited longest
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tangentIsTheDerivative(long seed) {
        ParameterModel model = everyKind();
        double[] theta = starts(model, seed);
        double[] direction = starts(model, seed + 100);
        GridPath tangent = empty();
        model.tangent(theta, LANES, direction, tangent);

        double step = 1e-5;
        double[] above = path(model, moved(theta, direction, step)).values();
        double[] below = path(model, moved(theta, direction, -step)).values();
        for (int i = 0; i < above.length; i++) {
            double scale = Math.max(1, Math.abs(above[i])) * Math.max(1, Math.abs(tangent.values()[i]));
            assertThat(tangent.values()[i]).isCloseTo((above[i] - below[i]) / (2 * step), within(1e-7 * scale));
        }
    }

    private static double[] moved(double[] theta, double[] direction, double step) {
        double[] moved = theta.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pullbackIsTheTransposedTangentForEachStartAlone(long seed) {
        ParameterModel model = everyKind();
        double[] theta = starts(model, seed);
        double[] direction = starts(model, seed + 100);
        GridPath cotangent = GridPath.of(
                POINTS,
                6,
                LANES.count(),
                random(seed).doubles((long) POINTS * 6 * LANES.count(), -1, 1).toArray());
        double[] pulled = new double[theta.length];
        model.pullback(theta, LANES, cotangent, pulled);
        GridPath tangent = empty();
        model.tangent(theta, LANES, direction, tangent);

        for (int start = 0; start < LANES.starts(); start++) {
            double inTheta = 0;
            double inPath = 0;
            double scale = 0;
            for (int c = start; c < theta.length; c += LANES.starts()) {
                inTheta += pulled[c] * direction[c];
                scale += Math.abs(pulled[c] * direction[c]);
            }
            for (int i = 0; i < tangent.values().length; i++) {
                boolean own = i % LANES.count() / LANES.trajectories() == start;
                inPath += own ? tangent.values()[i] * cotangent.values()[i] : 0;
            }
            assertThat(inTheta).isCloseTo(inPath, within(1e-12 * scale));
        }
    }

    @Test
    void bitsDoNotDependOnWhatWasEvaluatedBeforeNorOnThreads() {
        ParameterModel model = everyKind();
        List<double[]> thetas = List.of(starts(model, 1), starts(model, 2), starts(model, 3), starts(model, 4));
        List<double[]> fresh =
                thetas.stream().map(theta -> path(everyKind(), theta).values()).toList();
        try (ParallelMap map = new ParallelMap(4)) {
            List<double[]> shared =
                    map.map(40, i -> path(model, thetas.get(i % 4)).values());
            for (int i = 0; i < shared.size(); i++) {
                assertThat(shared.get(i)).containsExactly(fresh.get(i % 4));
            }
        }
    }

    @Test
    void someTrajectoriesHaveTheValuesThatTheyHaveAmongAll() {
        ParameterModel model = everyKind();
        double[] theta = starts(model, 1);
        int[] some = {3, 0};
        Lanes fewer = new Lanes(LANES.starts(), 2);
        GridPath path = GridPath.of(POINTS, 6, fewer.count(), new double[POINTS * 6 * fewer.count()]);
        model.select(some).evaluate(theta, fewer, path);
        GridPath all = path(model, theta);

        for (int row = 0; row < POINTS * 6; row++) {
            for (int lane = 0; lane < fewer.count(); lane++) {
                double among = all.values()[row * LANES.count() + LANES.lane(lane / 2, some[lane % 2])];
                assertThat(path.values()[row * fewer.count() + lane]).isEqualTo(among);
            }
        }
    }

    /**
     * With 500 trajectories the network is evaluated four points at a time, its weights' cotangent summed over them.
     */
    @Test
    void manyTrajectoriesAreTakenInParts() {
        Lanes lanes = new Lanes(1, 500);
        GridPath flow =
                GridPath.of(POINTS, 2, 500, random(3).doubles(POINTS * 2 * 500).toArray());
        ParameterModel model = model(NetworkOfFlow.parameters(SMALL, flow, "beta"));
        double[] theta = model.start();
        double[] direction = model.draw(random(4));
        double[] cotangent = random(5).doubles(POINTS * 6 * 500, -1, 1).toArray();
        GridPath path = GridPath.of(POINTS, 6, 500, new double[POINTS * 6 * 500]);
        GridPath tangent = GridPath.of(POINTS, 6, 500, new double[POINTS * 6 * 500]);
        double[] pulled = new double[theta.length];
        model.evaluate(theta, lanes, path);
        model.pullback(theta, lanes, GridPath.of(POINTS, 6, 500, cotangent), pulled);
        model.tangent(theta, lanes, direction, tangent);

        GridPath own = GridPath.of(POINTS, 6, 1, new double[POINTS * 6]);
        model.select(new int[] {498}).evaluate(theta, new Lanes(1, 1), own);
        double inPath = 0;
        double scale = 0;
        for (int i = 0; i < cotangent.length; i++) {
            inPath += cotangent[i] * tangent.values()[i];
            scale += Math.abs(cotangent[i] * tangent.values()[i]);
        }
        double inTheta = 0;
        for (int i = 0; i < theta.length; i++) {
            inTheta += pulled[i] * direction[i];
        }
        assertThat(inTheta).isCloseTo(inPath, within(1e-12 * scale));
        for (int k = 0; k < POINTS; k++) {
            assertThat(value(path, k, 0, 498)).isEqualTo(value(own, k, 0, 0));
        }
    }

    @Test
    void searchesBeginNearTheValuesGiven() {
        ParameterModel model = model(
                NetworkOfTime.parameters(SMALL, "beta").startingAt(0.5), NetworkOfFlow.parameters(SMALL, flow(), "q"));
        double[] start = model.start();
        double[] theta = new double[start.length * LANES.starts()];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = start[i / LANES.starts()];
        }
        GridPath path = path(model, theta);

        for (int k = 0; k < POINTS; k++) {
            assertThat(value(path, k, 0, 0)).isBetween(0.3, 0.8);
            assertThat(value(path, k, 5, 0)).isBetween(1.8, 5.0);
        }
        assertThat(model.unknowns().getFirst().name()).isEqualTo("weight 0 of the network of beta");
        assertThat(model.values(start)).containsExactly(start);
        assertThat(model.draw(random(11))).hasSameSizeAs(start).isNotEqualTo(start);
    }

    @Test
    void flowsThatDoNotFitAreRefused() {
        GridPath short5 = GridPath.of(5, 2, 1, new double[10]);
        GridPath gap = flow();
        gap.values()[7] = Double.NaN;

        assertThatThrownBy(() -> model(NetworkOfFlow.parameters(SMALL, short5, "beta")))
                .hasMessageContaining("flow (5 points) must have the grid's 9");
        assertThatThrownBy(() -> NetworkOfFlow.parameters(SMALL, gap, "beta"))
                .hasMessageContaining("share (NaN) of state 1 at point 0 of trajectory 2");
        ParameterModel model = model(NetworkOfFlow.parameters(SMALL, flow(), "beta"));
        assertThatThrownBy(() -> model.evaluate(model.start(), new Lanes(1, 2), empty()))
                .hasMessageContaining("trajectories (2) must be the 5 whose flow the network reads");
    }
}
