package tacit.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import tacit.equilibrium.GridPath;
import tacit.parameter.Lanes;
import tacit.parameter.ParameterBlock;

/** Fits of candidates, one after the other, until one is good enough. */
final class CandidateFits {
    private final Validation validation;
    private final List<Candidate> candidates;
    private final GridPath values;
    private final BiFunction<List<ParameterBlock>, GridPath, FitModel> models;

    /**
     * @param values the parameters' own values, over one lane or one for each trajectory
     * @param models the model of some blocks whose searches begin at given values
     */
    CandidateFits(
            Validation validation,
            List<Candidate> candidates,
            GridPath values,
            BiFunction<List<ParameterBlock>, GridPath, FitModel> models) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("candidates () must not be empty: give one or more models");
        }
        if (candidates.size() > 1 && validation.share() == 0) {
            throw new IllegalArgumentException("share (0) of the trajectories held out must be positive where one of"
                    + " several models is chosen: give, for example, a tenth");
        }
        this.validation = validation;
        this.candidates = List.copyOf(candidates);
        this.values = values;
        this.models = models;
    }

    /** @param engines runs a fit of which a listener is told */
    ChosenFit run(FitListener listener, Function<FitListener, FitEngine> engines) {
        var choice = new ModelChoice();
        var cancelled = new AtomicBoolean();
        for (int i = 0; i < candidates.size() && !cancelled.get(); i++) {
            if (i == 0 || !choice.sufficient(validation.sufficient())) {
                GridPath begin = choice.best().map(CandidateFits::medians).orElse(values);
                FitModel model = models.apply(candidates.get(i).blocks(), begin);
                choice.add(fit(candidates.get(i), model, engines.apply(told(listener, i, cancelled))));
            }
        }
        ModelChoice.Fitted chosen = choice.chosen();
        FitResult result = engines.apply(listener).result(chosen.model(), chosen.starts());
        return new ChosenFit(result, chosen.candidate(), choice.trials());
    }

    /** The median of each parameter over times and trajectories, of a fit. */
    private static GridPath medians(ModelChoice.Fitted fitted) {
        FitModel model = fitted.model();
        Lanes lanes = new Lanes(1, model.trajectories());
        GridPath path = model.path(FitResult.best(fitted.starts()).theta(), lanes);
        double[] medians = new double[path.components()];
        for (int i = 0; i < medians.length; i++) {
            int component = i;
            double[] values = IntStream.range(0, path.values().length)
                    .filter(entry -> entry / lanes.count() % medians.length == component)
                    .mapToDouble(entry -> path.values()[entry])
                    .sorted()
                    .toArray();
            medians[i] = values[values.length / 2];
        }
        return GridPath.constant(medians.length, 1, medians);
    }

    private static ModelChoice.Fitted fit(Candidate candidate, FitModel model, FitEngine engine) {
        List<StartResult> starts = engine.search(model);
        StartResult best = FitResult.best(starts);
        Optional<double[]> losses = best.validation()
                .map(held -> engine.losses(model, best.theta(), held.trajectories()))
                .filter(each -> Double.isFinite(Arrays.stream(each).sum()));
        return new ModelChoice.Fitted(candidate, model, starts, losses);
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
