package tacit.equilibrium;

import java.util.Arrays;
import java.util.Optional;
import tacit.game.EliminationStep;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.StepElimination;

/**
 * Solves the systems of {@link Linearisation}, {@code (I − J) x = b} and its transpose, for all lanes of a game of a
 * few states at once, in compiled steps without pivoting. Where a pivot is next to nothing the solution is wrong or not
 * finite: whoever asks checks it by the sweeps. The elimination is that of {@link Linearisation} for
 * {@link Coupling#NASH}, kept as {@code W_n = P_{n+1} (I − D_n P_{n+1})⁻¹} with {@code P_n = A_n W_n C_n + B_n},
 * {@code P_N = G}. Arrays are {@code [N+1][d][L]}. One thread only; memory is kept.
 */
public final class SimultaneousElimination {
    /** A pivot is near 1 where steps are short; at the reciprocal of this some four digits are lost. */
    private static final double LARGEST_RECIPROCAL = 1e4;

    private final StepElimination elimination;
    private final StepCoefficients coefficients;
    private final GameEvaluator evaluator;
    private final int d;
    private final int lanes;
    private final EliminationStep step = new EliminationStep();
    private final GamePoint point = new GamePoint();
    private final GamePoint cotangent = new GamePoint();
    private final double[] terminal;
    private final double[] value;
    private final double[] unit;
    private final double[] row;
    private final double[] growth;
    private double[] factors = {};
    private double[] first = {};
    private double[] second = {};
    private int steps;

    private SimultaneousElimination(
            StepElimination elimination, StepCoefficients coefficients, GameEvaluator evaluator, int d) {
        this.elimination = elimination;
        this.coefficients = coefficients;
        this.evaluator = evaluator;
        this.d = d;
        lanes = evaluator.lanes();
        terminal = new double[d * d * lanes];
        value = new double[elimination.valueEntries() * lanes];
        unit = new double[d * lanes];
        row = new double[d * lanes];
        growth = new double[lanes];
    }

    /**
     * An elimination for a problem; none where its game has more than a few states, its coefficients are too many to
     * keep, or its coupling is not {@link Coupling#NASH}.
     *
     * @param stepper takes the steps that are linearised
     * @param coefficients of these steps; kept
     * @param evaluator of the same game; kept
     */
    public static Optional<SimultaneousElimination> of(
            EquilibriumProblem problem, GameStepper stepper, StepCoefficients coefficients, GameEvaluator evaluator) {
        return stepper.elimination()
                .filter(found -> StepCoefficients.areFew(problem, stepper))
                .map(found -> new SimultaneousElimination(found, coefficients, evaluator, problem.states()));
    }

    /** Whether there is an elimination for a problem; see {@link #of}. */
    static boolean isPossible(EquilibriumProblem problem) {
        GameStepper stepper = problem.game().stepper(problem.lanes());
        return stepper.elimination().isPresent() && StepCoefficients.areFew(problem, stepper);
    }

    /** The elimination at an equilibrium, factored; none where {@link #of} gives none. */
    public static Optional<SimultaneousElimination> at(Equilibrium equilibrium) {
        EquilibriumProblem problem = equilibrium.problem();
        GameStepper stepper = problem.game().stepper(problem.lanes());
        StepCoefficients coefficients = new StepCoefficients(stepper);
        Optional<SimultaneousElimination> elimination =
                of(problem, stepper, coefficients, problem.game().evaluator(problem.lanes()));
        elimination.ifPresent(found -> {
            coefficients.linearize(equilibrium);
            found.factor(equilibrium.fineGrid(), equilibrium.fineValues(), equilibrium.fineFlow());
        });
        return elimination;
    }

    /**
     * Factors the steps whose coefficients have been computed.
     *
     * @param values {@code u}; not modified
     * @param flow {@code μ}; not modified
     */
    public void factor(FineGrid grid, double[] values, double[] flow) {
        steps = grid.steps();
        int count = elimination.factors() * lanes;
        if (first.length != (steps + 1) * d * lanes) {
            factors = new double[steps * count];
            first = new double[(steps + 1) * d * lanes];
            second = new double[first.length];
        }
        linearizeTerminal(grid, values, flow);
        for (int i = 0; i < elimination.valueEntries(); i++) {
            System.arraycopy(terminal, elimination.valueEntry(i) * lanes, value, i * lanes, lanes);
        }
        Arrays.fill(growth, 0);
        backwardCoefficients().end(value, 0, 0).beginning(value, 0, 0).sum(growth, 0, 0);
        elimination.factor(step, steps);
    }

    /** Whether no pivot of a lane was so small that much is lost by rounding: then its solutions can be relied on. */
    boolean isSound(int lane) {
        return growth[lane] < LARGEST_RECIPROCAL;
    }

    /** {@code G}, row after row. */
    private void linearizeTerminal(FineGrid grid, double[] values, double[] flow) {
        grid.place(point, steps, values, steps, flow);
        cotangent.set(Argument.PARAMETER, new double[grid.problem().parameters().components() * lanes], 0);
        cotangent.set(Argument.INPUT, new double[grid.problem().inputs().components() * lanes], 0);
        Arrays.fill(terminal, 0);
        for (int x = 0; x < d; x++) {
            Arrays.fill(unit, 0);
            Arrays.fill(unit, x * lanes, (x + 1) * lanes, 1);
            cotangent.set(Argument.FLOW, terminal, x * d * lanes);
            evaluator.terminalCotangent(point, unit, 0, cotangent);
        }
    }

    private EliminationStep forwardCoefficients() {
        return step.bellman(coefficients.bellman(), 0, coefficients.bellmanCount())
                .kolmogorov(coefficients.kolmogorov(), 0, coefficients.kolmogorovCount())
                .factors(factors, 0, elimination.factors() * lanes);
    }

    private EliminationStep backwardCoefficients() {
        int last = steps - 1;
        int bellman = coefficients.bellmanCount();
        int kolmogorov = coefficients.kolmogorovCount();
        int count = elimination.factors() * lanes;
        return step.bellman(coefficients.bellman(), last * bellman, -bellman)
                .kolmogorov(coefficients.kolmogorov(), last * kolmogorov, -kolmogorov)
                .factors(factors, last * count, -count);
    }

    /**
     * Solves {@code (I − J) x = b}.
     *
     * @param b not modified
     * @param x overwritten
     */
    public void solve(double[] b, double[] x) {
        int stride = d * lanes;
        int end = steps * stride;
        Arrays.fill(row, 0);
        addTerminal(b, end, row, false);
        System.arraycopy(row, 0, first, end, stride);
        backwardCoefficients()
                .end(first, end, -stride)
                .beginning(first, end - stride, -stride)
                .source(b, end - stride, -stride);
        elimination.backward(step, steps);
        Arrays.fill(second, 0, stride, 0);
        forwardCoefficients()
                .beginning(second, 0, stride)
                .end(second, stride, stride)
                .source(first, stride, stride);
        elimination.forward(step, steps);
        for (int i = 0; i < x.length; i++) {
            x[i] = second[i] + b[i];
        }
    }

    /** Solves {@code (I − Jᵀ) x = b}; see {@link #solve}. */
    public void solveTransposed(double[] b, double[] x) {
        int stride = d * lanes;
        int end = steps * stride;
        System.arraycopy(b, 0, first, 0, first.length);
        System.arraycopy(b, 0, x, 0, first.length);
        backwardCoefficients().end(first, end, -stride).beginning(first, end - stride, -stride);
        elimination.transposedBackward(step, steps);
        Arrays.fill(second, 0, stride, 0);
        forwardCoefficients()
                .beginning(second, 0, stride)
                .end(second, stride, stride)
                .source(first, stride, stride)
                .sum(x, 0, stride);
        elimination.transposedForward(step, steps);
        System.arraycopy(second, end, row, 0, stride);
        System.arraycopy(x, end, unit, 0, stride);
        addTerminal(row, 0, unit, true);
        System.arraycopy(unit, 0, x, end, stride);
    }

    /** Adds {@code G a}, or {@code Gᵀ a}. */
    private void addTerminal(double[] a, int offset, double[] to, boolean transposed) {
        for (int x = 0; x < d; x++) {
            for (int y = 0; y < d; y++) {
                int from = offset + (transposed ? x : y) * lanes;
                int reached = (transposed ? y : x) * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    to[reached + lane] += terminal[(x * d + y) * lanes + lane] * a[from + lane];
                }
            }
        }
    }
}
