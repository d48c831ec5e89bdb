package tacit.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumPath;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.parameter.Unknown;

/** What a fit found: every start, the best one's equilibrium and residuals, and how sure one may be of it. */
public final class FitResult {
    /** Losses that differ by less than this share differ by the error of the equilibria only. */
    private static final double EQUALLY_GOOD = 1e-9;

    private final FitModel model;
    private final List<StartResult> starts;
    private final StartResult best;
    private final BestFit fit;
    private final Optional<Uncertainty> uncertainty;
    private final boolean analysed;
    private final StartAgreement agreement;

    private FitResult(
            FitModel model,
            List<StartResult> starts,
            StartResult best,
            BestFit fit,
            Optional<Uncertainty> uncertainty,
            boolean analysed) {
        this.model = model;
        this.starts = List.copyOf(starts);
        this.best = best;
        this.fit = fit;
        this.uncertainty = uncertainty;
        this.analysed = analysed;
        this.agreement = StartAgreement.of(
                starts,
                best,
                model.lossUnit(),
                unknowns().stream().map(Unknown::name).toList(),
                determined());
    }

    static FitResult of(FitModel model, Solvers solvers, List<StartResult> starts, boolean withUncertainty) {
        StartResult best = best(starts);
        BestFit fit = BestFit.solve(model, solvers, best.theta());
        Optional<double[]> jacobian = Optional.empty();
        boolean analysed = withUncertainty && !model.hasWeights();
        if (analysed && Double.isFinite(best.loss())) {
            jacobian = new ResidualJacobian(model, solvers, best.theta(), fit).compute();
        }
        Optional<Uncertainty> uncertainty = UncertaintyAnalysis.of(model, best.theta(), fit.residuals(model), jacobian);
        return new FitResult(model, starts, best, fit, uncertainty, analysed);
    }

    /** The start with the lowest score, to the precision of the equilibria; the first of several. */
    static StartResult best(List<StartResult> starts) {
        double lowest = starts.stream().mapToDouble(StartResult::score).min().orElseThrow();
        return starts.stream()
                .filter(start -> start.score() <= lowest * (1 + EQUALLY_GOOD))
                .findFirst()
                .orElseThrow();
    }

    private boolean[] determined() {
        boolean[] determined = new boolean[unknowns().size()];
        Arrays.fill(determined, !model.hasWeights());
        uncertainty.ifPresent(found -> {
            for (int c = 0; c < determined.length; c++) {
                determined[c] = found.estimates().get(c).determination() == Determination.ESTIMATED;
            }
        });
        return determined;
    }

    /**
     * How the best start ended; {@link FitStatus#CANCELLED} where the fit was ended from outside, and {@link
     * FitStatus#FAILED} where the equilibrium at the best fit could not be computed although the search ended well.
     */
    public FitStatus status() {
        boolean cancelled = starts.stream().anyMatch(start -> start.status() == FitStatus.CANCELLED);
        if (cancelled) {
            return FitStatus.CANCELLED;
        }
        boolean solved = worstStatus() == Status.CONVERGED;
        return best.status().successful() && !solved ? FitStatus.FAILED : best.status();
    }

    /** Every start, in order. */
    public List<StartResult> starts() {
        return starts;
    }

    /**
     * The start with the lowest {@linkplain StartResult#score score}, to the precision of the equilibria; the first of
     * several.
     */
    public StartResult best() {
        return best;
    }

    /** Whether the starts found the same. */
    public StartAgreement agreement() {
        return agreement;
    }

    /** What was looked for, in the order of all arrays over components. */
    public List<Unknown> unknowns() {
        return model.unknowns();
    }

    /** The best values, {@code [component]}; initial distributions are shares. A copy. */
    public double[] values() {
        return best.values().clone();
    }

    /**
     * The best value of an unknown, such as {@code beta} or {@code initial I}.
     *
     * @throws IllegalArgumentException where nothing of that name was looked for
     */
    public double value(String name) {
        List<String> names = unknowns().stream().map(Unknown::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("nothing named '" + name + "' was estimated, only " + names);
        }
        return best.values()[names.indexOf(name)];
    }

    /** All parameters of the game at the best fit, {@code [K+1][p][trajectory]} or constant in time. */
    public GridPath parameters() {
        return fit.path();
    }

    /** The initial shares at the best fit, {@code [d][trajectory]}; a copy. Times {@link #scale}, the data's units. */
    public double[] initial() {
        return fit.initial().clone();
    }

    /** What shares are multiplied by to give the data's numbers. */
    public double scale() {
        return fit.scale();
    }

    /**
     * The equilibrium at the best fit, one lane for each trajectory; with {@link Calibration#timeOrder second order in
     * time} the finer of the two that {@link #path()} is extrapolated from.
     */
    public Equilibrium equilibrium() {
        return fit.solution().equilibrium();
    }

    /** The worst status of all equilibria behind {@link #path()}. */
    public Status worstStatus() {
        return fit.solution().worstStatus();
    }

    /** The flow and the value function at the best fit. */
    public EquilibriumPath path() {
        return fit.solved();
    }

    /** The flow at the best fit, shares at the grid points, {@code [K+1][d][trajectory]}; a copy. */
    public double[] flow() {
        return fit.flow().clone();
    }

    /** The residuals of one trajectory, predicted less observed, in the data's units, times then states. */
    public double[] residuals(int trajectory) {
        return fit.residuals(model, trajectory);
    }

    /** The number of observed values. */
    public int observations() {
        return model.observation().count();
    }

    /** The number of observed values that bear information of their own. */
    int independentObservations() {
        return IndependentResiduals.of(model, fit.residuals(model)).independent();
    }

    /** The root of the mean squared residual, in the data's units; NaN where the equilibrium failed. */
    public double rmse() {
        double sum = 0;
        for (double residual : fit.residuals(model)) {
            sum += residual * residual;
        }
        return Math.sqrt(sum / observations());
    }

    /**
     * How well the data determine the unknowns; empty where there are no more independent values than unknowns, a
     * sensitivity could not be computed, it was not asked for, or unknowns are weights of a network: these have no
     * meaning of their own, and the spread of the parameters over the starts says how sure one may be.
     */
    public Optional<Uncertainty> uncertainty() {
        return uncertainty;
    }

    /** Whether it was looked for how well the data determine the unknowns. */
    boolean analysed() {
        return analysed;
    }

    /** Whether unknowns are weights of a network, which are not reported one by one. */
    public boolean hasWeights() {
        return model.hasWeights();
    }

    /** What one should know before trusting the fit, the gravest first; empty where there is nothing. */
    public List<Finding> findings() {
        return Findings.of(this);
    }
}
