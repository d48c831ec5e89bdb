package tacit.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;

class CoupledSensitivityTest {
    private static final int LANES = 2;
    private static final int STATES = 3;
    private static final TimeGrid GRID = TimeGrid.uniform(0, 1, 30);
    private static final MeanFieldGame GAME = Games.load("linear-quadratic");
    private static final int PARAMETERS = GAME.parameters().size();
    private static final double[] INITIAL = {0.6, 0.2, 0.3, 0.3, 0.1, 0.5};

    /** Tighter than what is asserted of differences: central ones of fourth order divide errors by their step. */
    private static final Automatic SOLVER = new Automatic(Automatic.Options.DEFAULT.withTolerance(1e-14));

    /** What both systems are solved to; relative to the sum of the products' magnitudes, as products may cancel. */
    private static final double DUALITY = 1e-12;

    private static final CoupledSolver COUPLED =
            new CoupledSolver(SOLVER, new DirectTangent(), new CoupledSolver.Options(1e-13, 40));
    private static final CoupledSensitivity SENSITIVITY =
            new CoupledSensitivity(new DirectAdjoint(), new DirectTangent());

    /** {@code γ = level_k + slope μ_0 + μ_1²/2}, beside whatever is added to all parameters. */
    private record Reading(double slope, double[] added, double[][] last) implements FlowDependence {
        Reading(double slope, double[] added) {
            this(slope, added, new double[1][]);
        }

        @Override
        public void read(double[] flow, double[] parameters) {
            last[0] = flow;
            for (int i = 0; i < parameters.length; i++) {
                int element = i / LANES % PARAMETERS;
                parameters[i] = added[i]
                        + (element == 0
                                ? 1
                                : GAME.parameters().get(element).value().orElseThrow());
            }
            forEach((gamma, mu0, mu1) -> parameters[gamma] += slope * flow[mu0] + flow[mu1] * flow[mu1] / 2);
        }

        @Override
        public void tangent(double[] flowDirection, double[] tangent) {
            Arrays.fill(tangent, 0);
            forEach((gamma, mu0, mu1) ->
                    tangent[gamma] = slope * flowDirection[mu0] + last[0][mu1] * flowDirection[mu1]);
        }

        @Override
        public void pullback(double[] cotangent, double[] flowCotangent) {
            forEach((gamma, mu0, mu1) -> {
                flowCotangent[mu0] += slope * cotangent[gamma];
                flowCotangent[mu1] += last[0][mu1] * cotangent[gamma];
            });
        }

        private interface Place {
            void at(int gamma, int mu0, int mu1);
        }

        private static void forEach(Place place) {
            for (int k = 0; k < GRID.points(); k++) {
                for (int lane = 0; lane < LANES; lane++) {
                    int mu = k * STATES * LANES + lane;
                    place.at(k * PARAMETERS * LANES + lane, mu, mu + LANES);
                }
            }
        }
    }

    private static EquilibriumProblem problem(Coupling coupling, double[] initial) {
        double[] values = new double[PARAMETERS * LANES];
        for (int i = 0; i < values.length; i++) {
            values[i] = GAME.parameters().get(i / LANES).value().orElseThrow();
        }
        return EquilibriumProblem.nash(GAME, GRID, initial, GridPath.constant(PARAMETERS, LANES, values))
                .withCoupling(coupling);
    }

    private static CoupledEquilibrium solve(Coupling coupling, double slope, double[] added, double[] initial) {
        return COUPLED.solve(problem(coupling, initial), new Reading(slope, added), Optional.empty());
    }

    private static double[] none() {
        return new double[GRID.points() * PARAMETERS * LANES];
    }

    private static double[] random(int size, double scale, long seed) {
        Random random = new Random(seed);
        return random.doubles(size, -scale, scale).toArray();
    }

    /** Changes of all parameters but those that stand at a bound. */
    private static double[] changes(double scale, long seed) {
        double[] changes = random(none().length, scale, seed);
        for (int i = 0; i < changes.length; i++) {
            changes[i] = GAME.parameters().get(i / LANES % PARAMETERS).name().equals("kappa") ? 0 : changes[i];
        }
        return changes;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += dot(lane, a, b);
        }
        return sum;
    }

    private static double dot(int lane, double[] a, double[] b) {
        double sum = 0;
        for (int i = lane; i < a.length; i += LANES) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The sum of the products' magnitudes: what rounding of {@link #dot} is relative to, whatever cancels in it. */
    private static double size(int lane, double[] a, double[] b) {
        double sum = 0;
        for (int i = lane; i < a.length; i += LANES) {
            sum += Math.abs(a[i] * b[i]);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void aFormulaOfTheFlowInTheGameGivesTheSameEquilibrium(Coupling coupling) {
        MeanFieldGame formula = Games.load(
                "linear-quadratic", GameOptions.NONE.with("gamma", FormulaParser.parse("1 + 2.9*mu[0] + mu[1]^2/2")));
        double[] values = new double[formula.parameters().size() * LANES];
        for (int i = 0; i < values.length; i++) {
            values[i] = formula.parameters().get(i / LANES).value().orElseThrow();
        }
        Equilibrium inside = SOLVER.solve(EquilibriumProblem.nash(
                        formula,
                        GRID,
                        INITIAL,
                        GridPath.constant(formula.parameters().size(), LANES, values))
                .withCoupling(coupling));
        CoupledEquilibrium around = solve(coupling, 2.9, none(), INITIAL);

        assertThat(inside.substeps().total(0)).isEqualTo(GRID.steps());
        assertThat(around.worstStatus()).isEqualTo(Status.CONVERGED);
        // two fixed points, each to a residual of 1e-13
        assertThat(around.equilibrium().flow()).containsExactly(inside.flow(), within(1e-11));
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void theGradientIsThatOfDifferences(Coupling coupling) {
        double[] cotangent = random(GRID.points() * STATES * LANES, 1, 1);
        double[] change = changes(0.2, 2);
        double[] initialChange = {0.1, -0.1, -0.2, 0.05, 0.1, 0.05};
        FlowGradient gradient = SENSITIVITY.gradient(solve(coupling, 1.5, none(), INITIAL), cotangent);

        double exact = dot(gradient.parameters(), change) + dot(gradient.initial(), initialChange);
        double step = 0.02;
        double quotient = 0;
        double[] weights = {1.0 / 12, -2.0 / 3, 0, 2.0 / 3, -1.0 / 12};
        for (int i = -2; i <= 2; i++) {
            double by = i * step;
            double[] added = Arrays.stream(change).map(entry -> by * entry).toArray();
            double[] initial = INITIAL.clone();
            for (int j = 0; j < initial.length; j++) {
                initial[j] += by * initialChange[j];
            }
            double[] flow = solve(coupling, 1.5, added, initial).equilibrium().flow();
            quotient += weights[i + 2] * dot(cotangent, flow) / step;
        }
        // fourth order: the error is some step⁴ of fifth derivatives
        assertThat(exact).isCloseTo(quotient, within(1e-7 * Math.abs(quotient)));
    }

    @ParameterizedTest
    @EnumSource(Coupling.class)
    void gradientAndTangentAreDual(Coupling coupling) {
        CoupledEquilibrium equilibrium = solve(coupling, 1.5, none(), INITIAL);
        for (int seed = 0; seed < 10; seed++) {
            double[] cotangent = random(GRID.points() * STATES * LANES, 1, seed);
            double[] change = random(none().length, 1, 100 + seed);
            double[] initialChange = random(INITIAL.length, 1, 200 + seed);

            FlowGradient gradient = SENSITIVITY.gradient(equilibrium, cotangent);
            FlowTangent tangent = SENSITIVITY.tangent(equilibrium, change, initialChange);

            for (int lane = 0; lane < LANES; lane++) {
                double left = dot(lane, cotangent, tangent.flow());
                double right = dot(lane, gradient.parameters(), change) + dot(lane, gradient.initial(), initialChange);
                assertThat(left).isCloseTo(right, within(DUALITY * size(lane, cotangent, tangent.flow())));
            }
        }
    }

    @Test
    void aLaneDoesNotDependOnItsNeighbour() {
        double[] other = INITIAL.clone();
        other[1] = 0.8;
        other[3] = 0.1;
        other[5] = 0.1;
        double[] one = solve(Coupling.NASH, 2.9, none(), INITIAL).equilibrium().flow();
        double[] two = solve(Coupling.NASH, 2.9, none(), other).equilibrium().flow();

        for (int i = 0; i < one.length; i += LANES) {
            assertThat(two[i]).isEqualTo(one[i]);
        }
    }

    @Test
    void aWarmStartTakesFewerEquilibria() {
        CoupledEquilibrium cold = solve(Coupling.NASH, 1.5, none(), INITIAL);
        double[] added = changes(0.01, 6);
        CoupledEquilibrium warm =
                COUPLED.solve(problem(Coupling.NASH, INITIAL), new Reading(1.5, added), Optional.of(cold));

        assertThat(warm.worstStatus()).isEqualTo(Status.CONVERGED);
        assertThat(warm.iterations(0)).isLessThan(cold.iterations(0));
    }

    @Test
    void tooFewIterationsAreReportedAndGradientsAreThenNaN() {
        CoupledEquilibrium unfinished = new CoupledSolver(
                        SOLVER, new DirectTangent(), new CoupledSolver.Options(1e-13, 1))
                .solve(problem(Coupling.NASH, INITIAL), new Reading(1.5, none()), Optional.empty());
        FlowGradient gradient = SENSITIVITY.gradient(unfinished, random(GRID.points() * STATES * LANES, 1, 1));

        assertThat(unfinished.worstStatus()).isEqualTo(Status.NOT_CONVERGED);
        assertThat(unfinished.residual(0)).isGreaterThan(1e-3);
        assertThat(gradient.worstStatus()).isEqualTo(Status.NOT_CONVERGED);
        assertThat(gradient.parameters()).containsOnly(Double.NaN);
    }
}
