package tacit.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tacit.equilibrium.GridPath;
import tacit.math.ParallelMap;
import tacit.parameter.ParameterBlock;

/** Fits of candidates, and the choice among them. */
final class CandidateFits {
    private final Validation validation;
    private final boolean staged;
    private final List<Candidate> candidates;
    private final GridPath values;
    private final BiFunction<List<ParameterBlock>, GridPath, FitModel> models;

    /**
     * @param values the parameters' own values, over one lane or one for each trajectory
     * @param models the model of some blocks whose searches begin at given values
     */
    CandidateFits(
            Optimizer optimizer,
            List<Candidate> candidates,
            GridPath values,
            BiFunction<List<ParameterBlock>, GridPath, FitModel> models) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("candidates () must not be empty: give one or more models");
        }
        validation = optimizer.validation();
        staged = optimizer instanceof Optimizer.GaussNewton && validation.share() > 0;
        if (candidates.size() > 1 && validation.share() == 0) {
            throw new IllegalArgumentException("one of " + candidates.size() + " models can be chosen only by"
                    + " trajectories that are held out: let the optimizer be gauss-newton or adam and hold some out, as"
                    + " with fit.validation=0.1 (lbfgs holds out none), or give one model instead of 'automatic'");
        }
        this.candidates = List.copyOf(candidates);
        this.values = values;
        this.models = models;
    }

    /**
     * Begins all fits with some of the trajectories, until one is good enough. Where none is, they are completed, the
     * most promising first, so that the others need not be where that one is better.
     *
     * @param engines runs a fit of which a listener is told
     */
    ChosenFit run(FitListener listener, Function<FitListener, FitEngine> engines, ParallelMap map) {
        var progress = new Progress(listener, staged ? 2 * candidates.size() : candidates.size());
        List<CandidateFit> fits = begin(progress, engines.apply(progress), map);
        if (!isGoodEnough(fits)) {
            complete(fits, progress);
        }
        CandidateFit chosen = ModelChoice.chosen(fits);
        if (!chosen.isComplete()) {
            if (progress.cancelled()) {
                chosen.cancel();
            }
            chosen.complete(Optional.empty());
        }
        FitResult result = engines.apply(listener).result(chosen.model(), chosen.starts());
        return new ChosenFit(result, chosen.candidate(), ModelChoice.trials(fits));
    }

    /** The search of each begins at the medians of the best before it. */
    private List<CandidateFit> begin(Progress progress, FitEngine engine, ParallelMap map) {
        List<CandidateFit> fits = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (fits.isEmpty() || (!progress.cancelled() && !isGoodEnough(fits))) {
                GridPath begin =
                        ModelChoice.best(fits).map(CandidateFit::medians).orElse(values);
                fits.add(new CandidateFit(candidate, models.apply(candidate.blocks(), begin), engine, map));
                progress.nextPart();
            }
        }
        return fits;
    }

    private void complete(List<CandidateFit> fits, Progress progress) {
        List<CandidateFit> completed = new ArrayList<>();
        for (CandidateFit fit : fits.stream()
                .sorted(Comparator.comparingDouble(CandidateFit::loss))
                .toList()) {
            if (!progress.cancelled() && !isGoodEnough(completed)) {
                fit.complete(ModelChoice.best(completed).map(CandidateFit::rival));
                completed.add(fit);
                progress.nextPart();
            }
        }
    }

    private boolean isGoodEnough(List<CandidateFit> fits) {
        return fits.stream().anyMatch(fit -> fit.loss() <= validation.sufficient());
    }

    /** Tells a listener of parts of the work as of shares of the whole, and remembers whether it is to end. */
    private static final class Progress implements FitListener {
        private final FitListener listener;
        private final int parts;
        private int part;
        private boolean cancelled;

        Progress(FitListener listener, int parts) {
            this.listener = listener;
            this.parts = parts;
        }

        void nextPart() {
            part++;
        }

        boolean cancelled() {
            return cancelled || Thread.currentThread().isInterrupted();
        }

        @Override
        public boolean proceed(FitProgress now) {
            cancelled |= !listener.proceed(now.withFraction(Math.min(1, (part + now.fraction()) / parts)));
            return !cancelled;
        }
    }
}
