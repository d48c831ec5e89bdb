package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both recursions at a pair that does not fulfil them, and Newton's step from there. */
class LiftedNewtonTest {
    /** What the equilibrium's own flow may miss its recursion by: rounding. */
    private static final double FLOW_TOLERANCE = 1e-12;

    /** What terms of third order make of an order measured at disturbances of 1e-3 and 1e-4. */
    private static final double ORDER_TOLERANCE = 0.05;

    static Stream<EquilibriumProblem> smooth() {
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(Instances.arc(3), Lanes.only(0, Instances.randomEpidemic(2, 2)))
                        .map(problem -> problem.withCoupling(coupling)));
    }

    static Stream<EquilibriumProblem> problems() {
        return Stream.concat(
                smooth(),
                Stream.of(Coupling.values())
                        .map(coupling -> Instances.randomLinearQuadratic(1, 3).withCoupling(coupling)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void measuresDefectsAsTheResidualDoes(EquilibriumProblem problem) {
        Equilibrium equilibrium = new Newton().solve(problem).orElseThrow();
        double[] values = disturbed(equilibrium.fineValues(), 0.1, 0, 1);
        FineGrid grid = equilibrium.fineGrid();
        double[] flow = new double[values.length];
        new Sweeps(problem).forward(grid, values, flow, new int[problem.lanes()]);
        double[] defects = new double[problem.lanes()];
        double[] residual = new double[problem.lanes()];

        new Recursions(problem).measure(grid, values, flow, defects);
        LaneNorms norms = new LaneNorms(problem.states(), problem.lanes());
        new Residual(problem, new MarkovStep(problem), norms).of(grid, values, flow, residual);

        assertThat(defects).containsExactly(residual);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void measuresTheFlowsDefectAtTheEnd(EquilibriumProblem problem) {
        Equilibrium equilibrium = new Newton().solve(problem).orElseThrow();
        double[] flow = equilibrium.fineFlow().clone();
        flow[flow.length - 1] += 0.25;
        double[] defects = new double[problem.lanes()];

        new Recursions(problem).measure(equilibrium.fineGrid(), equilibrium.fineValues(), flow, defects);

        assertThat(defects[problem.lanes() - 1]).isGreaterThan(0.25 - FLOW_TOLERANCE);
    }

    /** A disturbance ten times smaller leaves a hundredth after one step: no control of these games is at a bound. */
    @ParameterizedTest
    @MethodSource("smooth")
    void convergesQuadratically(EquilibriumProblem problem) {
        Equilibrium equilibrium = new Newton().solve(problem).orElseThrow();
        double order = StrictMath.log10(
                defectAfterAStep(equilibrium, problem, 1e-3) / defectAfterAStep(equilibrium, problem, 1e-4));

        assertThat(order).isCloseTo(2, within(ORDER_TOLERANCE));
    }

    private static double defectAfterAStep(Equilibrium equilibrium, EquilibriumProblem problem, double size) {
        FineGrid grid = equilibrium.fineGrid();
        double[] flow = disturbed(equilibrium.fineFlow(), size, problem.initial().length, 2);
        double[] direction = new double[flow.length];
        boolean[] solved = {true};
        LiftedNewton lifted = new LiftedNewton(problem);
        lifted.begin(disturbed(equilibrium.fineValues(), size, 0, 1), new boolean[] {true});
        NewtonSystem system = lifted.system(grid, flow, new int[1]);
        new EliminationDirection(problem).solve(system, solved, direction);
        lifted.step(system, direction);
        for (int i = 0; i < flow.length; i++) {
            flow[i] += direction[i];
        }
        lifted.measure(grid, flow);
        assertThat(solved).containsExactly(true);
        return lifted.defect(0);
    }

    /** The same up to an index, and from there on noise added that is uniform up to a size. */
    private static double[] disturbed(double[] array, double size, int from, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] result = Arrays.copyOf(array, array.length);
        for (int i = from; i < result.length; i++) {
            result[i] += size * random.nextDouble(-1, 1);
        }
        return result;
    }
}
