package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The blocks' product with a direction against sweeps, linearised and differenced. */
class BlockAssemblyTest {
    private static final int LANES = 5;
    private static final double DISTANCE = 1e-4;

    /** Extrapolated differences: {@code DISTANCE⁴}, and rounding divided by {@code DISTANCE}. */
    private static final double DIFFERENCE_TOLERANCE = 1e-9;

    /** Rounding. */
    private static final double TOLERANCE = 1e-12;

    static Stream<Arguments> problems() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(
                                Instances.randomLinearQuadratic(3, LANES), Instances.randomEpidemic(3, LANES))
                        .map(problem -> Arguments.of(problem.withCoupling(coupling))));
    }

    /** An iterate on its way: neither its flow nor its candidate is an equilibrium. */
    private static Iterate iterate(EquilibriumProblem problem) {
        Equilibrium rough = new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(2)).solve(problem);
        FineGrid grid = rough.fineGrid();
        Iterate iterate = new Iterate(grid, rough.fineFlow().clone(), new Sweeps(problem));
        iterate.respond();
        return iterate;
    }

    /** A direction at random that adds no mass and leaves the beginning as it is, {@code [N+1][d]}. */
    private static double[] direction(int size, int d) {
        double[] direction = new SplittableRandom(9).doubles(size, -1, 1).toArray();
        for (int point = 0; point < size; point += d) {
            double sum = 0;
            for (int x = 0; x < d; x++) {
                direction[point + x] *= point == 0 ? 0 : 1;
                sum += direction[point + x];
            }
            direction[point] -= sum;
        }
        return direction;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void areTheDerivativeOfTheFlowThatTheBestResponseGenerates(EquilibriumProblem problem) {
        Iterate iterate = iterate(problem);
        LinearisedSweeps sweeps = LinearisedSweeps.ofFlow(problem);
        int compared = 0;
        for (int lane = 0; lane < LANES; lane++) {
            LanePoints points = new LanePoints(iterate.grid(), lane);
            LaneBlocks blocks = new LaneBlocks(problem.states(), problem.coupling());
            new BlockAssembly(problem)
                    .fill(iterate.grid(), points, iterate.values(), iterate.flow(), iterate.image(), blocks);
            double[] own = direction(points.size(), problem.states());
            double[] product = new double[points.size()];
            blocks.apply(own, product);

            double[] from = new double[iterate.flow().length];
            double[] to = new double[from.length];
            points.spread(own, from);
            sweeps.apply(iterate.grid(), iterate.values(), iterate.flow(), iterate.image(), from, to);
            double[] swept = new double[points.size()];
            points.gather(to, swept);
            assertThat(distance(product, swept)).isLessThanOrEqualTo(TOLERANCE * size(swept));
            if (distance(swept, difference(iterate, points, from)) <= DIFFERENCE_TOLERANCE * size(swept)) {
                compared++;
            }
        }
        assertThat(compared).as("lanes whose controls keep to their bounds").isGreaterThanOrEqualTo(3);
    }

    private static double[] difference(Iterate iterate, LanePoints points, double[] direction) {
        double[] sum = new double[points.size()];
        double[] own = new double[points.size()];
        double[] base = iterate.flow().clone();
        double[] distances = {DISTANCE, -DISTANCE, 2 * DISTANCE, -2 * DISTANCE};
        double[] weights = {8, -8, -1, 1};
        Iterate moved = new Iterate(
                iterate.grid(), base.clone(), new Sweeps(iterate.grid().problem()));
        for (int j = 0; j < weights.length; j++) {
            for (int i = 0; i < base.length; i++) {
                moved.flow()[i] = base[i] + distances[j] * direction[i];
            }
            moved.respond();
            points.gather(moved.image(), own);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[j] * own[i] / (12 * DISTANCE);
            }
        }
        return sum;
    }

    private static double distance(double[] a, double[] b) {
        double[] difference = a.clone();
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return size(difference);
    }

    private static double size(double[] a) {
        return Arrays.stream(a).map(Math::abs).max().orElseThrow();
    }
}
