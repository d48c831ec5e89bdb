package tacit.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.FineGrid;
import tacit.equilibrium.SimultaneousElimination;
import tacit.equilibrium.StepCoefficients;
import tacit.equilibrium.StepRuns;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.LinearStep;
import tacit.game.Step;
import tacit.game.Strides;

/*
 * The steps of an equilibrium, K the Kolmogorov and B the Bellman step, linearised there and transposed. What they
 * multiply by is computed once where it is not too much to keep; otherwise, and for derivatives in parameters and
 * inputs, each transposed step asks the game anew. A lane's choice of the two does not depend on its neighbours.
 */
final class TransposedSteps {
    private final Equilibrium equilibrium;
    private final FineGrid grid;
    private final int lanes;
    private final int stride;
    private final GameEvaluator evaluator;
    private final GameStepper stepper;
    private final GamePoint point = new GamePoint();
    private final GamePoint cotangent = new GamePoint();
    private final Strides moves = new Strides();
    private final Step step = new Step();
    private final LinearStep linear = new LinearStep();
    private final double[] ignoredBar;
    private final double[] carriedBar;
    private final List<StepRuns.Run> runs;
    private final boolean keeping;
    private final StepCoefficients coefficients;
    private Given given;
    private boolean handedOut;
    private boolean prepared;

    /**
     * The derivatives in what the game is given.
     *
     * @param parameters {@code dL/dγ_k}, {@code [K+1][p][L]}
     * @param inputs the same for the inputs
     */
    record Given(double[] parameters, double[] inputs) {
        static Given zero(EquilibriumProblem problem) {
            int each = problem.grid().points() * problem.lanes();
            return new Given(
                    new double[each * problem.parameters().components()],
                    new double[each * problem.inputs().components()]);
        }
    }

    TransposedSteps(Equilibrium equilibrium) {
        this.equilibrium = equilibrium;
        grid = equilibrium.fineGrid();
        EquilibriumProblem problem = equilibrium.problem();
        lanes = problem.lanes();
        stride = grid.stride();
        evaluator = problem.game().evaluator(lanes);
        stepper = problem.game().stepper(lanes);
        given = Given.zero(problem);
        ignoredBar = new double[stride];
        carriedBar = new double[stride];
        runs = new StepRuns(grid, true).runs();
        keeping = StepCoefficients.areFew(problem, stepper);
        coefficients = new StepCoefficients(stepper);
    }

    /** Solves for the fixed point of the transposed sweeps in all lanes at once, where that is possible. */
    Optional<SimultaneousElimination> elimination() {
        Optional<SimultaneousElimination> elimination =
                SimultaneousElimination.of(equilibrium.problem(), stepper, coefficients, evaluator);
        elimination.ifPresent(found -> {
            prepare();
            found.factor(grid, equilibrium.fineValues(), equilibrium.fineFlow());
        });
        return elimination;
    }

    /**
     * Adds up the derivatives in parameters and inputs, {@code Σ_n (∂K/∂γ)ᵀ μ̄_{n+1} + (∂B/∂γ)ᵀ ū_n + (∂g/∂γ)ᵀ ū_N},
     * once {@code μ̄} and {@code ū} are known. They are not modified.
     */
    Given differentiateGiven(double[] flowBar, double[] valueBar) {
        Arrays.fill(given().parameters(), 0);
        Arrays.fill(given().inputs(), 0);
        for (StepRuns.Run run : runs) {
            placeGiven(run, grid.valuePoint(run.first()));
            step.next(flowBar, (run.first() + 1) * stride);
            stepper.kolmogorovCotangent(
                    Variables.GIVEN, point, step, cotangent, run.forward(), givenStrides(run), run.count());
        }
        for (StepRuns.Run run : runs) { // apart from the other, so that a neighbour's substeps do not change the order
            placeGiven(run, run.first() + 1);
            step.next(valueBar, run.first() * stride);
            stepper.bellmanCotangent(
                    Variables.GIVEN, point, step, cotangent, run.forward(), givenStrides(run), run.count());
        }
        transposeTerminal(valueBar, ignoredBar, 0);
        handedOut = true;
        return given;
    }

    /** Where derivatives are added up: nothing that a caller has. */
    private Given given() {
        if (handedOut) {
            given = Given.zero(equilibrium.problem());
            handedOut = false;
        }
        return given;
    }

    private void placeGiven(StepRuns.Run run, int valuePoint) {
        int first = run.first();
        cotangent.set(Argument.VALUE, ignoredBar, 0).set(Argument.FLOW, ignoredBar, 0);
        placeGradients(grid.interval(first));
        grid.place(point, first, equilibrium.fineValues(), valuePoint, equilibrium.fineFlow());
        step.lengths(grid.lengths(), first * lanes);
    }

    private Strides givenStrides(StepRuns.Run run) {
        return cotangentStrides(run, 1).set(Argument.VALUE, 0).set(Argument.FLOW, 0);
    }

    private void transposeTerminal(double[] valueBar, double[] flowBar, int offset) {
        int end = grid.steps();
        grid.place(point, end, equilibrium.fineValues(), end, equilibrium.fineFlow());
        placeGradients(grid.interval(end));
        cotangent.set(Argument.FLOW, flowBar, offset);
        evaluator.terminalCotangent(point, valueBar, end * stride, cotangent);
    }

    /**
     * Backward in time, {@code μ̄_n += (∂K/∂μ)ᵀ μ̄_{n+1}} and {@code v̄_n = (∂K/∂v)ᵀ μ̄_{n+1}}.
     *
     * @param flowBar {@code μ̄}, {@code [N+1][d][L]}; modified
     * @param valueBar {@code v̄} where it is read, {@code [N+1][d][L]}; overwritten
     */
    void transposeForward(double[] flowBar, double[] valueBar) {
        if (keeping) {
            prepare();
            int count = coefficients.kolmogorovCount();
            linear.coefficients(coefficients.kolmogorov(), (grid.steps() - 1) * count, -count)
                    .weights(flowBar, grid.steps() * stride, -stride)
                    .flow(flowBar, (grid.steps() - 1) * stride, -stride)
                    .value(valueBar, grid.valuePoint(grid.steps() - 1) * stride, -stride);
            stepper.kolmogorovProduct(linear, grid.steps());
            Arrays.fill(valueBar, 0, stride, 0);
            return;
        }
        Arrays.fill(valueBar, 0);
        for (StepRuns.Run run : runs.reversed()) {
            int last = run.end() - 1;
            placeForward(last);
            placeGradients(grid.interval(last));
            step.lengths(grid.lengths(), last * lanes).next(flowBar, run.end() * stride);
            cotangent.set(Argument.VALUE, valueBar, grid.valuePoint(last) * stride);
            cotangent.set(Argument.FLOW, flowBar, last * stride);
            stepper.kolmogorovCotangent(
                    Variables.STATE, point, step, cotangent, run.backward(), cotangentStrides(run, -1), run.count());
        }
    }

    /**
     * Forward in time, {@code ū_{n+1} += (∂B/∂u)ᵀ ū_n} and {@code s_n = (∂B/∂μ)ᵀ ū_n}, at the end
     * {@code s_N = (∂g/∂μ)ᵀ ū_N}.
     *
     * @param valueBar {@code ū}, which begins as {@code v̄}, {@code [N+1][d][L]}; modified
     * @param sources {@code s}, {@code [N+1][d][L]}; overwritten
     */
    void transposeBackward(double[] valueBar, double[] sources) {
        int end = grid.steps() * stride;
        Arrays.fill(sources, keeping ? end : 0, end + stride, 0);
        transposeSteps(valueBar, sources);
        transposeTerminal(valueBar, sources, end);
    }

    private void transposeSteps(double[] valueBar, double[] sources) {
        if (keeping) {
            prepare();
            linear.coefficients(coefficients.bellman(), 0, coefficients.bellmanCount())
                    .weights(valueBar, 0, stride)
                    .value(valueBar, stride, stride)
                    .flow(sources, 0, stride);
            stepper.bellmanProduct(linear, grid.steps());
        } else if (equilibrium.problem().coupling() == Coupling.EULER) {
            transposeBackwardApart(valueBar, sources);
        } else {
            for (StepRuns.Run run : runs) {
                placeBackward(run.first(), valueBar, sources);
                cotangent.set(Argument.VALUE, valueBar, (run.first() + 1) * stride);
                stepper.bellmanCotangent(
                        Variables.STATE, point, step, cotangent, run.forward(), cotangentStrides(run, 1), run.count());
            }
        }
    }

    /**
     * A step's part of {@code ū_{n+1}} is summed by itself where {@code v̄_{n+1}} stands there already and identity
     * steps may lie between: so those do not change its bits.
     */
    private void transposeBackwardApart(double[] valueBar, double[] sources) {
        for (int n = 0; n < grid.steps(); n++) {
            Arrays.fill(carriedBar, 0);
            placeBackward(n, valueBar, sources);
            cotangent.set(Argument.VALUE, carriedBar, 0);
            stepper.bellmanCotangent(Variables.STATE, point, step, cotangent);
            for (int i = 0; i < stride; i++) {
                valueBar[(n + 1) * stride + i] += carriedBar[i];
            }
        }
    }

    private void placeForward(int n) {
        grid.place(point, n, equilibrium.fineValues(), grid.valuePoint(n), equilibrium.fineFlow());
    }

    private void placeBackward(int n, double[] valueBar, double[] sources) {
        grid.place(point, n, equilibrium.fineValues(), n + 1, equilibrium.fineFlow());
        placeGradients(grid.interval(n));
        step.lengths(grid.lengths(), n * lanes).next(valueBar, n * stride);
        cotangent.set(Argument.FLOW, sources, n * stride);
    }

    private void placeGradients(int k) {
        EquilibriumProblem problem = grid.problem();
        cotangent.set(
                Argument.PARAMETER,
                given().parameters(),
                k * problem.parameters().components() * lanes);
        cotangent.set(Argument.INPUT, given().inputs(), k * problem.inputs().components() * lanes);
    }

    private Strides cotangentStrides(StepRuns.Run run, int direction) {
        EquilibriumProblem problem = grid.problem();
        int intervals = run.count() == 1 ? 0 : grid.interval(run.first() + 1) - grid.interval(run.first());
        int move = direction * intervals * lanes;
        return moves.set(Argument.VALUE, direction * stride)
                .set(Argument.FLOW, direction * stride)
                .set(Argument.PARAMETER, move * problem.parameters().components())
                .set(Argument.INPUT, move * problem.inputs().components());
    }

    private void prepare() {
        if (!prepared) {
            coefficients.linearize(equilibrium);
            prepared = true;
        }
    }
}
