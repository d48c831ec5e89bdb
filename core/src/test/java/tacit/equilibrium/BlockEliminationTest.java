package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The eliminations against the dense system, on blocks at random that contract nothing. */
class BlockEliminationTest {
    /** Rounding of systems with a hundred unknowns and condition numbers up to some 1e5. */
    private static final double TOLERANCE = 1e-10;

    static Stream<Arguments> systems() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(1, 2, 3, 7)
                        .flatMap(d -> Stream.of(1, 2, 9).map(steps -> Arguments.of(coupling, d, steps))));
    }

    private static LaneBlocks random(Coupling coupling, int d, int steps) {
        SplittableRandom random = new SplittableRandom(100L * d + steps);
        LaneBlocks blocks = new LaneBlocks(d, coupling);
        blocks.clear(steps);
        fill(blocks.backward(), random);
        fill(blocks.forward(), random);
        fill(blocks.terminal(), random);
        return blocks;
    }

    private static void fill(double[] entries, SplittableRandom random) {
        Arrays.setAll(entries, i -> random.nextDouble(-0.6, 0.6));
    }

    /** {@code I − J} or its transpose, column by column. */
    private static DMatrixRMaj whole(LaneBlocks blocks, boolean transposed) {
        int size = blocks.size();
        DMatrixRMaj matrix = CommonOps_DDRM.identity(size);
        double[] column = new double[size];
        for (int j = 0; j < size; j++) {
            double[] unit = new double[size];
            unit[j] = 1;
            if (transposed) {
                blocks.applyTransposed(unit, column);
            } else {
                blocks.apply(unit, column);
            }
            for (int i = 0; i < size; i++) {
                matrix.add(i, j, -column[i]);
            }
        }
        return matrix;
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theTransposedSweepsAreTheTransposedMatrix(Coupling coupling, int d, int steps) {
        LaneBlocks blocks = random(coupling, d, steps);

        DMatrixRMaj difference = whole(blocks, true);
        CommonOps_DDRM.subtractEquals(difference, CommonOps_DDRM.transpose(whole(blocks, false), null));

        assertThat(CommonOps_DDRM.elementMaxAbs(difference)).isLessThanOrEqualTo(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void bothEliminationsSolveTheDenseSystem(Coupling coupling, int d, int steps) {
        LaneBlocks blocks = random(coupling, d, steps);
        double[] b = new SplittableRandom(7).doubles(blocks.size()).toArray();
        double[] expected = solve(whole(blocks, false), b);
        double[] transposed = solve(whole(blocks, true), b);
        BlockElimination elimination = new BlockElimination(blocks);
        BandedElimination banded = new BandedElimination(blocks);
        elimination.factor();
        banded.factor();
        double[] x = new double[b.length];

        elimination.solve(b, x);
        assertClose(x, expected);
        banded.solve(b, x);
        assertClose(x, expected);
        elimination.solveTransposed(b, x);
        assertClose(x, transposed);
        banded.solveTransposed(b, x);
        assertClose(x, transposed);
    }

    private static double[] solve(DMatrixRMaj matrix, double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(b.length, 1);
        assertThat(CommonOps_DDRM.solve(matrix, DMatrixRMaj.wrap(b.length, 1, b.clone()), x))
                .isTrue();
        return x.getData();
    }

    private static void assertClose(double[] x, double[] expected) {
        double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(x).containsExactly(expected, within(TOLERANCE * size));
    }

    /** {@code D_1 P_2 = I} for the last but one step, yet both recursions at once have a solution. */
    @ParameterizedTest
    @EnumSource(Coupling.class)
    void aPivotOfZeroInOneStepIsNotASingularSystem(Coupling coupling) {
        LaneBlocks blocks = new LaneBlocks(1, coupling);
        blocks.clear(2);
        Arrays.fill(blocks.backward(), 1);
        Arrays.fill(blocks.forward(), 1);
        blocks.terminal()[0] = 1;
        double[] b = {0, 1, 0.5};
        double[] expected = solve(whole(blocks, false), b);
        double[] x = new double[3];

        assertThat(new BlockElimination(blocks).factor()).isZero();
        BandedElimination banded = new BandedElimination(blocks);
        assertThat(banded.factor()).isGreaterThan(0.1);
        banded.solve(b, x);
        assertClose(x, expected);
    }

    @Test
    void aSingularSystemHasAPivotOfZeroInBoth() {
        LaneBlocks blocks = new LaneBlocks(1, Coupling.NASH);
        blocks.clear(1);
        blocks.backward()[blocks.valueBlock(0)] = 1;
        blocks.forward()[blocks.valueBlock(0)] = 2;
        blocks.terminal()[0] = 0.5;

        assertThat(new BlockElimination(blocks).factor()).isZero();
        assertThat(new BandedElimination(blocks).factor()).isZero();
    }
}
