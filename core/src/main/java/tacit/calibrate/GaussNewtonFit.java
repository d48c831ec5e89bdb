package tacit.calibrate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tacit.math.DenseLu;
import tacit.math.ParallelMap;
import tacit.math.Vectors;

/*
 * A fit by the Levenberg–Marquardt method: steps δ with (JᵀJ + λD) δ = −Jᵀr, D the diagonal of JᵀJ kept from
 * vanishing, λ smaller after a step that does what the linearisation promised and larger after one that does not. Source:
 * J. J. Moré, "The Levenberg–Marquardt algorithm: implementation and theory", 1978; the rule for λ is that of H. B.
 * Nielsen, "Damping parameter in Marquardt's method", IMM-REP-1999-05. Starts run one after the other.
 */
final class GaussNewtonFit {
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LEAST_DAMPING = 1e-15;
    private static final double MOST_DAMPING = 1e15;
    /** Components that the data hardly feel are held by this share of the most felt one. */
    private static final double LEAST_SCALE = 1e-3;
    /** So many steps in a row that lower the loss by less than {@link #SLOW} of it end the search. */
    private static final int MOST_SLOW = 10;

    private static final double SLOW = 1e-3;
    private static final int MOST_TRIALS = 20;
    /** Residuals of 1e-10 of the data's size are those of the equilibria, not of the fit. */
    private static final double PRECISION = 1e-20;

    private final FitModel model;
    private final Solvers solvers;
    private final Optimizer.GaussNewton options;
    private final StartDraws draws;
    private final Split split;
    private final int starts;
    private final ParallelMap map;
    private final FitMonitor monitor;

    GaussNewtonFit(
            FitModel model,
            Solvers solvers,
            Optimizer.GaussNewton options,
            long seed,
            int starts,
            ParallelMap map,
            FitMonitor monitor) {
        if (model.size() != model.parameters().size() || model.parameters().coupled()) {
            throw new IllegalArgumentException(
                    "Gauss–Newton fits parameters that do not read the equilibrium's own flow,"
                            + " without initial shares or a scale: take L-BFGS or Adam");
        }
        this.model = model;
        this.solvers = solvers;
        this.options = options;
        this.draws = new StartDraws(model, seed, starts);
        this.split =
                Split.draw(options.validation(), model.trajectories(), StartDraws.stream(seed, TrainingSeed.SPLIT));
        this.starts = starts;
        this.map = map;
        this.monitor = monitor;
    }

    List<StartResult> run() {
        return IntStream.range(0, starts).mapToObj(this::run).toList();
    }

    /** What a start remembers between its steps. */
    private static final class State {
        private double[] theta;
        private double squares;
        private double damping = FIRST_DAMPING;
        private double growth = 2;
        private int slow;

        State(double[] theta, double squares) {
            this.theta = theta;
            this.squares = squares;
        }
    }

    private StartResult run(int start) {
        var training = new NormalEquations(model, solvers, split.training(), map);
        Optional<NormalEquations> held = split.validation().length == 0
                ? Optional.empty()
                : Optional.of(new NormalEquations(model, solvers, split.validation(), map));
        var record = new StartRecord(model, start);
        double[] first = draws.next(start);
        var checkpoint = new Checkpoint(options.validation(), first);
        var state = new State(first, training.squares(first));
        record.reached(loss(state.squares, split.training()));
        int iteration = 0;
        boolean goesOn = Double.isFinite(state.squares);
        while (goesOn && iteration < options.iterations() && !checkpoint.exhausted() && !monitor.cancelled()) {
            goesOn = step(training, state);
            iteration++;
            record.reached(loss(state.squares, split.training()));
            checkpoint.offer(
                    state.theta,
                    held.map(equations -> loss(equations.squares(state.theta), split.validation()))
                            .orElse(Double.NaN));
            monitor.iteration(record, iteration, Double.NaN, (double) iteration / options.iterations());
        }
        double[] theta = checkpoint.theta();
        Optional<ValidationResult> validation =
                held.map(equations -> checkpoint.result(split.validation(), model.lossUnit()));
        double end = loss(training.squares(theta), split.training());
        FitStatus status = !Double.isFinite(end)
                ? FitStatus.FAILED
                : monitor.cancelled() ? FitStatus.CANCELLED : goesOn ? FitStatus.COMPLETED : FitStatus.CONVERGED;
        return record.result(status, iteration, end, theta, validation);
    }

    /** One accepted step; whether another may lower the loss. */
    private boolean step(NormalEquations training, State state) {
        Optional<NormalEquations.Linear> linear = training.linear(state.theta);
        for (int trial = 0; linear.isPresent() && trial < MOST_TRIALS && state.damping < MOST_DAMPING; trial++) {
            double[] delta = delta(linear.get(), state.damping);
            double[] theta = sum(state.theta, delta);
            double squares = Vectors.allFinite(theta) ? training.squares(theta) : Double.POSITIVE_INFINITY;
            double promised = promised(linear.get(), delta);
            if (squares < state.squares) {
                accept(state, theta, squares, (state.squares - squares) / promised);
                return state.slow < MOST_SLOW && loss(squares, split.training()) > PRECISION;
            }
            state.damping *= state.growth;
            state.growth *= 2;
        }
        training.squares(state.theta);
        return false;
    }

    private static void accept(State state, double[] theta, double squares, double gain) {
        state.slow = squares > state.squares * (1 - SLOW) ? state.slow + 1 : 0;
        double miss = 2 * gain - 1;
        state.damping = Math.max(LEAST_DAMPING, state.damping * Math.max(1.0 / 3, 1 - miss * miss * miss));
        state.growth = 2;
        state.theta = theta;
        state.squares = squares;
    }

    private static double[] delta(NormalEquations.Linear linear, double damping) {
        int size = linear.gradient().length;
        double[] matrix = linear.gram().clone();
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, matrix[i * size + i]);
        }
        for (int i = 0; i < size; i++) {
            matrix[i * size + i] += damping * Math.max(matrix[i * size + i], LEAST_SCALE * largest);
        }
        double[] delta = linear.gradient().clone();
        for (int i = 0; i < size; i++) {
            delta[i] = -delta[i];
        }
        int[] pivots = new int[size];
        DenseLu.factor(size, matrix, 0, pivots, 0);
        DenseLu.solve(size, matrix, 0, pivots, 0, delta, 0, 1);
        return delta;
    }

    /** How much a step lowers the squares of the linearised residuals. */
    private static double promised(NormalEquations.Linear linear, double[] delta) {
        int size = delta.length;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double curved = 0;
            for (int j = 0; j < size; j++) {
                curved += linear.gram()[i * size + j] * delta[j];
            }
            sum -= delta[i] * (2 * linear.gradient()[i] + curved);
        }
        return sum;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /** Mean squared residual in units of the data's mean square. */
    private double loss(double squares, int[] trajectories) {
        int count = 0;
        for (int trajectory : trajectories) {
            count += model.observation().count(trajectory);
        }
        return squares / (count * model.lossUnit());
    }
}
