package tacit.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;

class ParameterModelTest {
    private static final TimeGrid GRID = TimeGrid.uniform(0, 2, 8);
    private static final StubGame GAME = StubGame.mixed();
    private static final Lanes LANES = new Lanes(3, 2);

    private static ParameterModel model(ParameterBlock... blocks) {
        return ParameterModel.of(GAME, GRID, GridPath.constant(6, 1, GAME.defaults()), List.of(blocks));
    }

    private static ParameterModel everyKind() {
        return model(
                Constant.parameters("beta").startingAt(0.5),
                TimePath.parameters(4, "q"),
                Fixed.parameter("cost", 1.5),
                TimePath.parameters(2, "share", "shift"));
    }

    private static GridPath path(ParameterModel model, double[] theta) {
        int points = model.constantInTime() ? 1 : GRID.points();
        double[] values = new double[points * 6 * LANES.count()];
        GridPath path = points == 1
                ? GridPath.constant(6, LANES.count(), values)
                : GridPath.of(points, 6, LANES.count(), values);
        model.evaluate(theta, LANES, path);
        return path;
    }

    private static double value(GridPath path, int k, int parameter, int lane) {
        return path.values()[path.offset(k) + parameter * path.lanes() + lane];
    }

    private static double[] starts(ParameterModel model, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] theta = new double[model.size() * LANES.starts()];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = random.nextDouble(-1, 1);
        }
        return theta;
    }

    @Test
    void constantsAreTheSameAtEveryTimeAndOthersKeepTheirValues() {
        ParameterModel model = model(Constant.parameters("beta", "q[1,0]").startingAt(0.5));
        double[] theta = new double[6];
        for (int start = 0; start < 3; start++) {
            theta[start] = StrictMath.log(start + 1);
            theta[3 + start] = StrictMath.log(10 * (start + 1));
        }
        GridPath path = path(model, theta);

        assertThat(path.constantInTime()).isTrue();
        for (int start = 0; start < 3; start++) {
            for (int trajectory = 0; trajectory < 2; trajectory++) {
                int lane = LANES.lane(start, trajectory);
                assertThat(value(path, 0, 0, lane)).isCloseTo(start + 1, within(1e-15));
                assertThat(value(path, 0, 5, lane)).isCloseTo(10 * (start + 1), within(1e-14));
                assertThat(value(path, 0, 1, lane)).isZero();
                assertThat(value(path, 0, 4, lane)).isEqualTo(3);
            }
        }
        assertThat(model.unknowns()).extracting(Unknown::name).containsExactly("beta", "q[1,0]");
        assertThat(model.values(model.start())).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
    }

    @Test
    void pathsAreLinearBetweenKnots() {
        ParameterModel model = model(TimePath.parameters(3, "shift"), Fixed.parameter("beta", 1));
        double[] theta = {0, 0, 0, 4, 4, 4, -2, -2, -2}; // knots at t = 0, 1, 2
        GridPath path = path(model, theta);

        double[] expected = {0, 1, 2, 3, 4, 2.5, 1, -0.5, -2};
        for (int k = 0; k < expected.length; k++) {
            assertThat(value(path, k, 3, 4)).isCloseTo(expected[k], within(1e-15));
        }
        assertThat(model.unknowns())
                .extracting(Unknown::name)
                .containsExactly("shift at t = 0", "shift at t = 1", "shift at t = 2");
    }

    @Test
    void wholeIndexedBlocksAndFixedValuesAreReached() {
        ParameterModel model = everyKind();

        assertThat(model.size()).isEqualTo(1 + 2 * 4 + 2 * 2);
        GridPath path = path(model, starts(model, 1));
        assertThat(value(path, 5, 1, 2)).isEqualTo(1.5);
        assertThat(model.constantInTime()).isFalse();
    }

    @Test
    void trajectoriesMayKeepValuesOfTheirOwn() {
        double[] kept = {1, 2, 0, 0, 0.5, 0.6, -2, -3, 3, 3, 3, 3};
        ParameterModel model =
                ParameterModel.of(GAME, GRID, GridPath.constant(6, 2, kept), List.of(Constant.parameters("q")));
        GridPath path = path(model, new double[6]);

        for (int start = 0; start < 3; start++) {
            assertThat(value(path, 0, 0, LANES.lane(start, 0))).isEqualTo(1);
            assertThat(value(path, 0, 0, LANES.lane(start, 1))).isEqualTo(2);
            assertThat(value(path, 0, 3, LANES.lane(start, 1))).isEqualTo(-3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tangentIsTheDerivative(long seed) {
        ParameterModel model = everyKind();
        double[] theta = starts(model, seed);
        double[] direction = starts(model, seed + 100);
        GridPath tangent = GridPath.of(GRID.points(), 6, LANES.count(), new double[9 * 6 * 6]);
        model.tangent(theta, LANES, direction, tangent);

        double step = 1e-5;
        double[] above = path(model, moved(theta, direction, step)).values();
        double[] below = path(model, moved(theta, direction, -step)).values();
        for (int i = 0; i < above.length; i++) {
            assertThat(tangent.values()[i]).isCloseTo((above[i] - below[i]) / (2 * step), within(1e-9));
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
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        GridPath cotangent = GridPath.of(
                GRID.points(),
                6,
                LANES.count(),
                random.doubles(9 * 6 * 6, -1, 1).toArray());
        double[] pulled = new double[theta.length];
        model.pullback(theta, LANES, cotangent, pulled);
        GridPath tangent = GridPath.of(GRID.points(), 6, LANES.count(), new double[9 * 6 * 6]);
        model.tangent(theta, LANES, direction, tangent);

        for (int start = 0; start < LANES.starts(); start++) {
            double inTheta = 0;
            for (int c = 0; c < model.size(); c++) {
                inTheta += pulled[c * 3 + start] * direction[c * 3 + start];
            }
            double inPath = 0;
            for (int i = 0; i < tangent.values().length; i++) {
                inPath += i % 6 / 2 == start ? tangent.values()[i] * cotangent.values()[i] : 0;
            }
            assertThat(inTheta).isCloseTo(inPath, within(1e-12)); // a sum of a hundred terms of order 1
        }
    }

    @Test
    void valuesTangentIsTheSlopeOfTheValues() {
        ParameterModel model = everyKind();
        double[] theta = model.start();
        double[] direction =
                model.draw(RandomGeneratorFactory.of("L64X128MixRandom").create(5));
        double step = 1e-6;
        double[] above = model.values(moved(theta, direction, step));
        double[] below = model.values(moved(theta, direction, -step));
        double[] tangent = model.valuesTangent(theta, direction);

        for (int c = 0; c < tangent.length; c++) {
            assertThat(tangent[c]).isCloseTo((above[c] - below[c]) / (2 * step), within(1e-7));
        }
    }

    @Test
    void drawsAreSeededAndStayWithinAFactorOfTen() {
        ParameterModel model = model(Constant.parameters("beta").startingAt(0.5), TimePath.parameters(4, "q"));
        double[] first =
                model.draw(RandomGeneratorFactory.of("L64X128MixRandom").create(9));
        double[] second =
                model.draw(RandomGeneratorFactory.of("L64X128MixRandom").create(9));

        assertThat(first).containsExactly(second);
        assertThat(model.values(first)[0]).isBetween(0.05, 5.0);
        assertThat(first[1]).isEqualTo(first[4]); // all knots of an element begin at one level
    }

    @Test
    void unknownNamesAreRefusedWithTheNearest() {
        assertThatThrownBy(() -> model(Constant.parameters("betta")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter 'betta'")
                .hasMessageContaining("'beta'");
    }

    @Test
    void parametersWithoutValueOrWithTwoModelsAreRefused() {
        assertThatThrownBy(() -> model(Constant.parameters("q"))).hasMessageContaining("parameter beta has no value");
        assertThatThrownBy(() -> model(Constant.parameters("beta", "q[0,1]"), TimePath.parameters(2, "q")))
                .hasMessageContaining("q[0,1] is modelled twice");
    }

    @Test
    void valuesOutsideTheDomainAreRefused() {
        assertThatThrownBy(() -> model(Constant.parameters("beta").startingAt(-1)))
                .hasMessageContaining("start (-1.0) of parameter beta must be > 0");
        assertThatThrownBy(() -> model(Fixed.parameter("share", 2), Fixed.parameter("beta", 1)))
                .hasMessageContaining("value (2.0) of parameter share must be in [0, 1]");
        assertThatThrownBy(() -> TimePath.parameters(1, "beta")).hasMessageContaining("knots (1) must be 2 or more");
    }
}
