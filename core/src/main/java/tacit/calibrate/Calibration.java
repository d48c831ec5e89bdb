package tacit.calibrate;

import java.util.List;
import java.util.Optional;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeOrder;
import tacit.math.ParallelMap;
import tacit.observe.Observation;
import tacit.observe.Scale;
import tacit.observe.ScaleModel;
import tacit.observe.Trajectories;
import tacit.parameter.InitialDistribution;
import tacit.parameter.InitialModel;
import tacit.parameter.ParameterBlock;
import tacit.parameter.ParameterModel;
import tacit.sensitivity.Adjoint;
import tacit.sensitivity.AutoAdjoint;
import tacit.sensitivity.AutoTangent;
import tacit.sensitivity.Tangent;

/**
 * Finds the unknown parameters of a mean field game from observed trajectories of its flow: the {@code θ} with the
 * least mean squared residual between the equilibrium flow and the data,
 *
 * <pre>
 * L(θ) = (1/n) Σ_i r_i²,   r_i = s ((1 − w_i) μ_k,x + w_i μ_{k+1,x}) − y_i,
 * </pre>
 *
 * over the {@code n} observed values {@code y_i}, each of a state {@code x} of a trajectory at a time in
 * {@code [t_k, t_{k+1}]}, {@code w_i} its place between the two; {@code μ} is the equilibrium flow for {@code γ(θ)} and
 * {@code μ_0(θ)}, {@code s} the {@link Scale}. Residuals are in the data's units; searches see {@code L} divided by the
 * data's mean square {@code (1/n) Σ_i y_i²}. The gradient is exact,
 *
 * <pre>
 * dL/dθ = (∂γ/∂θ)ᵀ dL/dγ + (∂μ_0/∂θ)ᵀ dL/dμ_0 + (∂s/∂θ)ᵀ ∂L/∂s,
 * </pre>
 *
 * the first two from an {@link Adjoint} of {@code ∂L/∂μ = (2/n) Σ_i r_i ∂r_i/∂μ}. Where an equilibrium or its adjoint
 * does not converge, {@code L} is infinite: a search goes on elsewhere, and a start that cannot ends with
 * {@link FitStatus#FAILED}.
 *
 * <pre>{@code
 * FitResult fit = Calibration.of(problem)
 *         .observing(data, Scale.population(763))
 *         .fit(Constant.parameters("beta", "gamma"));
 * }</pre>
 *
 * <p>The fit runs from several starts at once. Its result is the same, bit for bit, for the same seed, whatever the
 * number of threads. Not thread-safe: it is set up and run by one thread.
 */
public final class Calibration {
    private static final int USUAL_STARTS = 8;

    /** A trial that has not converged by then is given up: the search backs off at less cost than waiting for it. */
    private static final int USUAL_ITERATIONS = 500;

    /** A step of least squares may be far too long; the next one is shorter, and its equilibria near those known. */
    private static final int FEW_ITERATIONS = 60;

    private final EquilibriumProblem problem;
    private Optional<Trajectories> data = Optional.empty();
    private Scale scale = Scale.shares();
    private Optional<InitialDistribution> initial = Optional.empty();
    private int starts = USUAL_STARTS;
    private long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Optimizer optimizer = Optimizer.lbfgs();
    private FitListener listener = progress -> true;
    private TimeOrder order = TimeOrder.FIRST;
    private Optional<EquilibriumSolver> solver = Optional.empty();
    private Adjoint adjoint = new AutoAdjoint();
    private Tangent tangent = new AutoTangent();
    private boolean uncertainty = true;

    private Calibration(EquilibriumProblem problem) {
        this.problem = problem;
    }

    /**
     * The calibration of a problem's game on its grid. Parameters that are not fitted, inputs and, unless it is
     * estimated, the initial distribution stay as the problem has them; the first start begins at the problem's
     * values.
     *
     * @param problem of one lane, or of one for each trajectory
     */
    public static Calibration of(EquilibriumProblem problem) {
        return new Calibration(problem);
    }

    /** Observed shares of the population. */
    public Calibration observing(Trajectories observed) {
        return observing(observed, Scale.shares());
    }

    /** Observed numbers, on a known or unknown scale. */
    public Calibration observing(Trajectories observed, Scale on) {
        this.data = Optional.of(observed);
        this.scale = on;
        return this;
    }

    /** Initial distributions other than the problem's own. */
    public Calibration initial(InitialDistribution distribution) {
        this.initial = Optional.of(distribution);
        return this;
    }

    /** The number of starts, 8 unless said otherwise. */
    public Calibration starts(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("starts (" + count + ") must be positive: give 1 or more");
        }
        this.starts = count;
        return this;
    }

    /** The seed of all that is drawn, 1 unless said otherwise. */
    public Calibration seed(long number) {
        this.seed = number;
        return this;
    }

    /** The number of threads, that of the processors unless said otherwise; the result does not depend on it. */
    public Calibration threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads (" + count + ") must be positive: give 1 or more");
        }
        this.threads = count;
        return this;
    }

    /** The optimiser, L-BFGS unless said otherwise. */
    public Calibration optimizer(Optimizer other) {
        this.optimizer = other;
        return this;
    }

    /** Who is told of the progress and may end the fit. */
    public Calibration listener(FitListener other) {
        this.listener = other;
        return this;
    }

    /** How equilibria are found, by {@link Automatic} unless said otherwise. */
    public Calibration solver(EquilibriumSolver other) {
        this.solver = Optional.of(other);
        return this;
    }

    /** How they are differentiated, by {@link AutoAdjoint} and {@link AutoTangent} unless said otherwise. */
    public Calibration sensitivity(Adjoint gradients, Tangent directions) {
        this.adjoint = gradients;
        this.tangent = directions;
        return this;
    }

    /**
     * The order in time of the flows that are compared with the data, the first unless said otherwise. The second costs
     * three times as much, less what the fine equilibrium saves by starting from the coarse one.
     */
    public Calibration timeOrder(TimeOrder other) {
        this.order = other;
        return this;
    }

    /**
     * Whether to say how sure one may be of the estimates, which takes a tangent of every flow for each of them; so
     * unless said otherwise.
     */
    public Calibration uncertainty(boolean wanted) {
        this.uncertainty = wanted;
        return this;
    }

    /**
     * Runs the fit.
     *
     * @param blocks models of the parameters that they name
     * @throws IllegalArgumentException where data, problem and blocks do not fit together, nothing is unknown, or more
     *     than least squares can do, or parameters read the equilibrium's own flow and the order in time is the second
     *     or L-BFGS has several starts
     */
    public FitResult fit(ParameterBlock... blocks) {
        return fit(List.of(blocks));
    }

    /** Runs the fit; see {@link #fit(ParameterBlock...)}. */
    public FitResult fit(List<ParameterBlock> blocks) {
        return engine(listener).fit(model(blocks));
    }

    /**
     * Fits several models of the parameters and keeps the first that misses the trajectories held out by no more than
     * the best of them does, to the standard error of the difference. Once a model misses them by no more than
     * {@link Validation#sufficient}, those after it are not tried. The search of each begins at the medians of the
     * parameters that the best one before it found, unless its blocks say where. {@link Optimizer.GaussNewton} fits all
     * of them to some trajectories before any to all, and gives up those that miss these by more than one that was
     * fitted to all.
     *
     * <p>With {@code e_j} what trajectory {@code j} of the {@code m} held out adds to a model's loss beyond what it
     * adds to the best one's, and {@code ē} their mean, a model misses them no more than that one where
     * {@code Σ_j e_j ≤ √(m/(m − 1) Σ_j (e_j − ē)²)}. Source: the one-standard-error rule, T. Hastie, R. Tibshirani,
     * J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009, section 7.10.
     *
     * @param candidates the models, the most parsimonious first; one alone is fitted and kept
     * @throws IllegalArgumentException as {@link #fit(ParameterBlock...)} does, and where there is no candidate, or
     *     there are several and the optimiser holds out no trajectories
     */
    public ChosenFit choose(List<Candidate> candidates) {
        try (ParallelMap map = new ParallelMap(threads)) {
            return new CandidateFits(optimizer, candidates, problem.parameters(), this::model)
                    .run(listener, this::engine, map);
        }
    }

    private static EquilibriumSolver automatic(int iterations) {
        return new Automatic(Automatic.Options.DEFAULT.withMaxIterations(iterations));
    }

    private FitEngine engine(FitListener told) {
        boolean leastSquares = optimizer instanceof Optimizer.GaussNewton;
        EquilibriumSolver search = solver.orElseGet(() -> automatic(leastSquares ? FEW_ITERATIONS : USUAL_ITERATIONS));
        Solvers solvers = new Solvers(search, adjoint, tangent, order);
        return new FitEngine(solvers, optimizer, starts, seed, threads, uncertainty, told);
    }

    /**
     * What a model with given {@code θ} predicts of the data, such as one fitted to other data: the equilibrium of
     * every trajectory, and how far it is from what was observed.
     *
     * @param theta {@code θ} as a fit of the same blocks found it, {@link StartResult#theta}; not modified
     * @throws IllegalArgumentException where data, problem and blocks do not fit together, or {@code θ} is of another
     *     size
     */
    public Prediction predict(double[] theta, List<ParameterBlock> blocks) {
        FitModel model = model(blocks);
        if (theta.length != model.size()) {
            throw new IllegalArgumentException("theta (" + theta.length + " numbers) must have the " + model.size()
                    + " components of this model: give the blocks that it was fitted with");
        }
        EquilibriumSolver found = solver.orElseGet(() -> automatic(USUAL_ITERATIONS));
        Solvers solvers = new Solvers(found, adjoint, tangent, order);
        return new Prediction(model, solvers, BestFit.solve(model, solvers, theta));
    }

    /** All that a fit of these blocks knows. */
    FitModel model(List<ParameterBlock> blocks) {
        return model(blocks, problem.parameters());
    }

    private FitModel model(List<ParameterBlock> blocks, GridPath values) {
        Trajectories observed = data.orElseThrow(() ->
                new IllegalArgumentException("there is nothing to fit to: give data, as with observing(trajectories)"));
        check(observed);
        List<String> states = problem.game().states();
        ParameterModel parameters = ParameterModel.of(problem.game(), problem.grid(), values, blocks);
        if (parameters.coupled() && order == TimeOrder.SECOND) {
            throw new IllegalArgumentException("parameters that read the equilibrium's own flow are held on each"
                    + " interval: fit them with the first order in time, or let them read the observed flow");
        }
        ScaleModel scaleModel = scale.bind(observed, states);
        InitialModel initialModel = initial.orElse(InitialDistribution.given(problem.initial()))
                .bind(states, observed.names(), guess(observed, states, scaleModel.value(scaleModel.start())));
        FitModel model = new FitModel(
                problem.game(),
                problem.grid(),
                problem.coupling(),
                problem.substeps(),
                problem.inputs(),
                parameters,
                initialModel,
                scaleModel,
                Observation.of(observed, states, problem.grid()));
        if (model.size() == 0) {
            throw new IllegalArgumentException(
                    "nothing is unknown: name parameters to estimate, as with Constant.parameters(\"beta\")");
        }
        return model;
    }

    private void check(Trajectories observed) {
        if (problem.lanes() != 1 && problem.lanes() != observed.count()) {
            throw new IllegalArgumentException("the problem has " + problem.lanes() + " lanes, the data "
                    + observed.count() + " trajectories: give the problem one lane, or one for each trajectory");
        }
        if (problem.substeps() instanceof SubstepRule.Frozen) {
            throw new IllegalArgumentException("the problem's substeps are frozen: let them be automatic, the fit"
                    + " freezes them where it must");
        }
    }

    /** The first observed share of each state and trajectory, else the problem's own. */
    private double[] guess(Trajectories observed, List<String> states, double size) {
        int count = observed.count();
        double[] guess = new double[states.size() * count];
        for (int x = 0; x < states.size(); x++) {
            for (int trajectory = 0; trajectory < count; trajectory++) {
                double first = observed.firstValue(trajectory, states.get(x)) / size;
                int lane = problem.lanes() == 1 ? 0 : trajectory;
                double own = problem.initial()[x * problem.lanes() + lane];
                guess[x * count + trajectory] = first > 0 ? first : own;
            }
        }
        return guess;
    }
}
