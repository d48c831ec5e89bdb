package tacit.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Fits of candidates, one after the other, until one is good enough. */
final class CandidateFits {
    private final Validation validation;
    private final List<Candidate> candidates;
    private final List<FitModel> models;

    /** @param models the candidates' models, in their order */
    CandidateFits(Validation validation, List<Candidate> candidates, List<FitModel> models) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("candidates () must not be empty: give one or more models");
        }
        if (candidates.size() > 1 && validation.share() == 0) {
            throw new IllegalArgumentException("share (0) of the trajectories held out must be positive where one of"
                    + " several models is chosen: give, for example, a tenth");
        }
        this.validation = validation;
        this.candidates = List.copyOf(candidates);
        this.models = List.copyOf(models);
    }

    /** @param engines runs a fit of which a listener is told */
    ChosenFit run(FitListener listener, Function<FitListener, FitEngine> engines) {
        var choice = new ModelChoice();
        var cancelled = new AtomicBoolean();
        for (int i = 0; i < candidates.size() && !cancelled.get(); i++) {
            if (i == 0 || !choice.sufficient(validation.sufficient())) {
                choice.add(fit(i, engines.apply(told(listener, i, cancelled))));
            }
        }
        ModelChoice.Fitted chosen = choice.chosen();
        FitResult result = engines.apply(listener).result(chosen.model(), chosen.starts());
        return new ChosenFit(result, chosen.candidate(), choice.trials());
    }

    private ModelChoice.Fitted fit(int i, FitEngine engine) {
        FitModel model = models.get(i);
        List<StartResult> starts = engine.search(model);
        StartResult best = FitResult.best(starts);
        Optional<double[]> losses = best.validation()
                .map(held -> engine.losses(model, best.theta(), held.trajectories()))
                .filter(each -> Double.isFinite(Arrays.stream(each).sum()));
        return new ModelChoice.Fitted(candidates.get(i), model, starts, losses);
    }

    /** A listener to whom each candidate is a part of the work. */
    private FitListener told(FitListener listener, int i, AtomicBoolean cancelled) {
        return now -> {
            boolean proceed = listener.proceed(now.withFraction((i + now.fraction()) / candidates.size()));
            cancelled.compareAndSet(false, !proceed);
            return proceed;
        };
    }
}
