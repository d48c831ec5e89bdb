package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tacit.math.ParallelMap;
import tacit.math.Vectors;
import tacit.optimize.Adam;
import tacit.optimize.AdamOptions;
import tacit.optimize.LbfgsOptions;
import tacit.optimize.LeastSquaresOptions;
import tacit.optimize.SearchStatus;

/*
 * One start of a fit by Adam, with random numbers of its own. A batch keeps its trajectories, so that its equilibria
 * are looked for near those of its last visit; what is random is the order of the batches in an epoch, and each one's
 * window. One thread at a time may use it.
 */
final class TrainingRun {
    private final FitModel model;
    private final Solvers solvers;
    private final ParallelMap map;
    private final Optimizer.Adam options;
    private final Split split;
    private final RandomGenerator random;
    private final StartRecord record;
    private final List<LossEvaluator> batches = new ArrayList<>();
    private final LossEvaluator training;
    private final Optional<LossEvaluator> validation;
    private final Adam search;
    private final Checkpoint checkpoint;
    private Optional<FinishSearch> finish = Optional.empty();
    private int epochs;
    private double gradientNorm = Double.NaN;

    TrainingRun(
            FitModel model, Solvers solvers, Optimizer.Adam options, Split split, TrainingSeed seed, ParallelMap map) {
        this.model = model;
        this.solvers = solvers;
        this.map = map;
        this.options = options;
        this.split = split;
        this.random = seed.random();
        this.record = new StartRecord(model, seed.start());
        int[] order = Split.shuffled(split.training().length, random);
        for (int from = 0; from < order.length; from += options.batch()) {
            int[] batch = Arrays.stream(order, from, Math.min(from + options.batch(), order.length))
                    .map(i -> split.training()[i])
                    .sorted()
                    .toArray();
            batches.add(new LossEvaluator(model, solvers, 1, batch, map));
        }
        training = new LossEvaluator(model, solvers, 1, split.training(), map);
        validation = split.validation().length == 0
                ? Optional.empty()
                : Optional.of(new LossEvaluator(model, solvers, 1, split.validation(), map));
        int steps = options.epochs() * batches.size();
        search = new Adam(seed.theta(), AdamOptions.of(steps, options.rate()).withSchedule(options.schedule()));
        checkpoint = new Checkpoint(options.validation(), seed.theta());
    }

    StartRecord record() {
        return record;
    }

    /** Epochs, then iterations of the finish. */
    int iterations() {
        return epochs + finish.map(FinishSearch::iterations).orElse(0);
    }

    double gradientNorm() {
        return finish.map(FinishSearch::gradientNorm).orElse(gradientNorm);
    }

    /** Share of the most work there can be. */
    double fraction() {
        int finishing = options.finish().map(Finish::iterations).orElse(0);
        int most = options.epochs() * batches.size() + finishing;
        int done = training() ? search.iterations() : options.epochs() * batches.size();
        return (double) (done + finish.map(FinishSearch::iterations).orElse(0)) / most;
    }

    /** Whether another epoch is wanted. */
    boolean training() {
        return !search.done() && !checkpoint.exhausted();
    }

    void epoch() {
        double sum = 0;
        int told = 0;
        int points = model.grid().points();
        for (int batch : Split.shuffled(batches.size(), random)) {
            if (!search.done()) {
                Window window =
                        options.window() == 1 ? Window.whole(points) : Window.draw(options.window(), points, random);
                Evaluation evaluation = batches.get(batch).evaluate(search.point(), Planning.FREE, window);
                if (evaluation.failed()) {
                    record.failed(evaluation.status());
                }
                search.tell(evaluation.loss(), evaluation.gradient());
                gradientNorm = Vectors.maxAbs(evaluation.gradient());
                sum += evaluation.loss();
                told++;
            }
        }
        epochs++;
        record.reached(sum / told);
        offer(search.point());
    }

    private void offer(double[] theta) {
        checkpoint.offer(theta, validation.map(held -> held.loss(theta)).orElse(Double.NaN));
    }

    /** Begins the finish, where one is asked for and the training has not failed. */
    void beginFinish() {
        if (options.finish().isPresent() && search.status() != SearchStatus.NOT_FINITE) {
            checkpoint.takeHeart();
            double[] from = checkpoint.theta();
            finish = options.finish().map(after -> switch (after) {
                case Finish.Lbfgs(LbfgsOptions limits) -> new LbfgsFinish(model, training, limits, from);
                case Finish.LeastSquares(LeastSquaresOptions limits, double ridge) ->
                    new LeastSquaresSearch(
                            new LinearisedLoss(model, solvers, split.training(), map),
                            limits,
                            Prior.ridge(model.size(), ridge),
                            from);
            });
        }
    }

    boolean finishing() {
        return finish.isPresent() && finish.get().running() && !checkpoint.exhausted();
    }

    /** One iteration of the finish. */
    void iterate() {
        FinishSearch after = finish.orElseThrow();
        int before = after.iterations();
        while (finishing() && after.iterations() == before) {
            after.round();
        }
        record.reached(after.value());
        offer(after.accepted());
    }

    StartResult result(boolean cancelled) {
        finish.ifPresent(after -> after.report(record));
        double[] theta = checkpoint.theta();
        double loss = training.loss(theta);
        Optional<ValidationResult> held =
                validation.map(evaluator -> checkpoint.result(split.validation(), model.lossUnit()));
        return record.result(status(cancelled, loss), iterations(), loss, theta, held);
    }

    private FitStatus status(boolean cancelled, double loss) {
        if (!Double.isFinite(loss) || search.status() == SearchStatus.NOT_FINITE) {
            return FitStatus.FAILED;
        }
        if (cancelled) {
            return FitStatus.CANCELLED;
        }
        boolean converged = finish.isPresent() && finish.get().converged();
        return converged ? FitStatus.CONVERGED : checkpoint.exhausted() ? FitStatus.STOPPED_EARLY : FitStatus.COMPLETED;
    }
}
