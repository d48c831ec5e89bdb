package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tacit.sensitivity.DecimalGame.minus;
import static tacit.sensitivity.DecimalGame.over;
import static tacit.sensitivity.DecimalGame.plus;
import static tacit.sensitivity.DecimalGame.times;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Instances;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;

/**
 * The gradient against differences of equilibria in forty decimal digits, whose games, sweeps and iteration are written
 * apart from the library. In each problem some controls stand at a bound, and
 * in the linear-quadratic ones some intervals have substeps.
 */
class HighPrecisionGradientTest {
    private static final int STEPS = 8;
    private static final int MIDDLE = 4;

    /** What the decimal equilibria are solved to, and the distance of the differences, whose error is its square. */
    private static final BigDecimal RESIDUAL = new BigDecimal("1e-30");

    private static final BigDecimal DISTANCE = new BigDecimal("1e-10");

    /** No control may reach or leave its bound between the two ends of a difference. */
    private static final BigDecimal LEAST_MARGIN = new BigDecimal("1e-6");

    /** Of each single derivative: rounding, and what equilibrium and adjoint, solved to 1e-13, leave. */
    private static final double RELATIVE_TOLERANCE = 1e-10;

    private static final double FLOW_TOLERANCE = 1e-12;

    private static final DampedPicard SOLVER = new DampedPicard(DampedPicard.Options.DEFAULT.withTolerance(1e-13));

    private static final List<Adjoint> ADJOINTS =
            List.of(new FixedPointAdjoint(), new DirectAdjoint(), new KrylovAdjoint());

    static Stream<Arguments> problems() {
        MeanFieldGame coupled =
                Games.load("linear-quadratic", GameOptions.NONE.with("gamma", FormulaParser.parse("0.1 + 2.9*mu[0]")));
        DecimalGame linearQuadratic = new DecimalGame.LinearQuadratic(3);
        return Stream.of(Coupling.values())
                .flatMap(coupling -> Stream.of(
                        Arguments.of(
                                "linear-quadratic, " + coupling,
                                linearQuadratic,
                                problem(Games.load("linear-quadratic"), coupling, 2, 0.3, 1, 1.2, 0.3, 0.5, 0.7, 3)),
                        Arguments.of(
                                "linear-quadratic, gamma = 0.1 + 2.9*mu[0], " + coupling,
                                linearQuadratic,
                                problem(coupled, coupling, 2, 1, 1.5, 0.2, 0.4, 0.6, 4)),
                        Arguments.of(
                                "epidemic, " + coupling,
                                new DecimalGame.Epidemic(),
                                problem(Games.load("epidemic"), coupling, 8, 1.8, 0.3, 0.6, 2.5))));
    }

    private static EquilibriumProblem problem(
            MeanFieldGame game, Coupling coupling, double horizon, double... parameters) {
        double[] initial = game.name().equals("epidemic")
                ? new double[] {0.75, 0.2, 0.05}
                : Instances.shares(3, 1, new SplittableRandom(3));
        return EquilibriumProblem.nash(game, TimeGrid.uniform(0, horizon, STEPS), initial, parameters)
                .withCoupling(coupling);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void agreesInEveryDirection(String name, DecimalGame game, EquilibriumProblem problem) {
        Equilibrium equilibrium = SOLVER.solve(problem).orElseThrow();
        DecimalProblem decimal = DecimalProblem.of(game, equilibrium);
        DecimalProblem.Solution solution = decimal.solve(decimal.guess(), RESIDUAL);
        assertThat(solution.margin()).isGreaterThan(LEAST_MARGIN);
        assertSameFlow(equilibrium, solution);

        double[] weights = new SplittableRandom(7)
                .doubles(equilibrium.flow().length, -1, 1)
                .toArray();
        Function<DecimalProblem, BigDecimal> loss =
                moved -> loss(equilibrium, moved.solve(solution.flow(), RESIDUAL), weights);
        List<FlowGradient> gradients = ADJOINTS.stream()
                .map(adjoint -> adjoint.gradient(equilibrium, weights))
                .toList();
        for (String parameter : decimal.parameters().getFirst().keySet()) {
            double exact = slope(by -> loss.apply(decimal.raised(parameter, 0, STEPS + 1, by)));
            double held = slope(by -> loss.apply(decimal.raised(parameter, MIDDLE, MIDDLE + 1, by)));
            for (FlowGradient gradient : gradients) {
                double[] path = path(problem, gradient, parameter);
                assertDerivative(parameter, Arrays.stream(path).sum(), exact);
                assertDerivative(parameter + " held on interval " + MIDDLE, path[MIDDLE], held);
            }
        }
        for (int x = 0; x < game.states(); x++) {
            int state = x;
            double exact = slope(by -> loss.apply(decimal.raised(state, by)));
            for (FlowGradient gradient : gradients) {
                assertDerivative("initial share " + x, gradient.initial()[x], exact);
            }
        }
    }

    private static double[] path(EquilibriumProblem problem, FlowGradient gradient, String parameter) {
        int p = problem.parameters().components();
        int component = IntStream.range(0, p)
                .filter(i -> problem.game().parameters().get(i).name().equals(parameter))
                .findFirst()
                .orElseThrow();
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(k -> gradient.parameters()[k * p + component])
                .toArray();
    }

    /** The central difference of a function around 0. */
    private static double slope(Function<BigDecimal, BigDecimal> function) {
        BigDecimal rise = minus(function.apply(DISTANCE), function.apply(DISTANCE.negate()));
        return over(rise, times(BigDecimal.TWO, DISTANCE)).doubleValue();
    }

    private static void assertDerivative(String of, double derivative, double exact) {
        assertThat(derivative)
                .as("derivative by %s", of)
                .isCloseTo(exact, within(RELATIVE_TOLERANCE * Math.abs(exact)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void theProblemsHaveControlsAtTheirBoundsAndBetweenAndSubsteps(
            String name, DecimalGame game, EquilibriumProblem problem) {
        Equilibrium equilibrium = SOLVER.solve(problem);
        boolean epidemic = problem.game().name().equals("epidemic");
        ActiveSet active = ActiveSet.of(equilibrium, control -> control == 0);

        assertThat(active.count(0, true)).as(name).isPositive();
        assertThat(active.count(0, false)).as(name).isPositive();
        assertThat(Arrays.stream(equilibrium.substeps().counts()).anyMatch(count -> count > 1))
                .as("substeps of %s", name)
                .isNotEqualTo(epidemic);
    }

    private static BigDecimal loss(Equilibrium equilibrium, DecimalProblem.Solution solution, double[] weights) {
        int d = solution.flow()[0].length;
        BigDecimal loss = BigDecimal.ZERO;
        for (int k = 0; k <= STEPS; k++) {
            BigDecimal[] mu = solution.flow()[equilibrium.fineGrid().start(k)];
            for (int x = 0; x < d; x++) {
                loss = plus(loss, times(DecimalGame.of(weights[k * d + x]), mu[x]));
            }
        }
        return loss;
    }

    private static void assertSameFlow(Equilibrium equilibrium, DecimalProblem.Solution solution) {
        double[] flow = equilibrium.fineFlow();
        int d = solution.flow()[0].length;
        for (int i = 0; i < flow.length; i++) {
            assertThat(flow[i]).isCloseTo(solution.flow()[i / d][i % d].doubleValue(), within(FLOW_TOLERANCE));
        }
    }
}
