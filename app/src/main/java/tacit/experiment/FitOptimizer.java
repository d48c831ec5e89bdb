package tacit.experiment;

import java.util.OptionalInt;
import tacit.calibrate.Optimizer;
import tacit.calibrate.Validation;
import tacit.optimize.LbfgsOptions;
import tacit.optimize.Schedule;

/** The optimiser that an experiment asks for. */
final class FitOptimizer {
    private static final int ADAM_EPOCHS = 500;
    private static final int NEWTON_ITERATIONS = 60;
    private static final double ADAM_RATE = 5e-3;
    /** A network's gradients fall slowly: its finish goes on until the loss no longer falls. */
    private static final LbfgsOptions FINISH = new LbfgsOptions(500, 1e-13, 1e-16, 30, 2, 1e-9);

    private FitOptimizer() {}

    static Optimizer of(FitSetting fit) {
        return switch (fit.optimizer()) {
            case LBFGS -> {
                Optimizer usual = Optimizer.lbfgs();
                yield usual instanceof Optimizer.Lbfgs(LbfgsOptions options)
                        ? new Optimizer.Lbfgs(withIterations(options, fit.maxIterations()))
                        : usual;
            }
            case ADAM -> adam(fit);
            case GAUSS_NEWTON ->
                new Optimizer.GaussNewton(
                        fit.maxIterations().orElse(NEWTON_ITERATIONS),
                        fit.training().beginning(),
                        validation(fit));
        };
    }

    private static Optimizer adam(FitSetting fit) {
        TrainingSetting training = fit.training();
        Optimizer.Adam adam = Optimizer.adam(
                        fit.maxIterations().orElse(ADAM_EPOCHS),
                        fit.learningRate().orElse(ADAM_RATE),
                        training.batch())
                .withSchedule(schedule(training.schedule()))
                .withWindow(training.window())
                .withValidation(validation(fit));
        return training.finish() == 0 ? adam : adam.withFinish(FINISH.withIterations(training.finish()));
    }

    private static Validation validation(FitSetting fit) {
        TrainingSetting training = fit.training();
        return new Validation(training.validation(), training.patience(), training.sufficient());
    }

    private static Schedule schedule(TrainingSetting.LearningRate rate) {
        return switch (rate) {
            case CONSTANT -> Schedule.constant();
            case GEOMETRIC -> Schedule.geometric(0.1);
            case COSINE -> Schedule.cosine(0.01);
        };
    }

    private static LbfgsOptions withIterations(LbfgsOptions options, OptionalInt iterations) {
        return iterations.isPresent() ? options.withIterations(iterations.getAsInt()) : options;
    }
}
