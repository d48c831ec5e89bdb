package tacit.calibrate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tacit.equilibrium.SubstepRule;
import tacit.math.ParallelMap;
import tacit.optimize.LeastSquaresOptions;

/*
 * A fit by the Levenberg–Marquardt method, starts one after the other. It begins with some of the trajectories and goes
 * on with all of them, from the point at which those held out were missed least, unless another model is better anyhow.
 */
final class GaussNewtonFit implements StagedSearch {
    /**
     * A positive parameter changes by no more than a factor of four in one step; curved valleys are followed slowly.
     */
    private static final LeastSquaresOptions PRECISE =
            LeastSquaresOptions.DEFAULT.withPatience(10).withLongestStep(1.4);

    /** While substeps may change, steps that do not halve the loss lead nowhere. */
    private static final LeastSquaresOptions ROUGH = PRECISE.withPatience(3).withDecrease(0.5);

    /** So often are substeps planned anew at most. */
    private static final int MOST_PLANS = 4;

    private final FitModel model;
    private final Solvers solvers;
    private final Optimizer.GaussNewton options;
    private final long seed;
    private final StartDraws draws;
    private final Split split;
    private final List<Start> starts;
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
        this.model = model;
        this.solvers = solvers;
        this.options = options;
        this.seed = seed;
        this.draws = new StartDraws(model, seed, starts);
        this.split =
                Split.draw(options.validation(), model.trajectories(), StartDraws.stream(seed, TrainingSeed.SPLIT));
        this.map = map;
        this.monitor = monitor;
        this.starts = IntStream.range(0, starts).mapToObj(Start::new).toList();
    }

    @Override
    public double[] theta() {
        return starts.stream()
                .min(Comparator.comparingDouble(start -> start.checkpoint.loss()))
                .orElseThrow()
                .checkpoint
                .theta();
    }

    @Override
    public int[] held() {
        return split.validation();
    }

    @Override
    public List<StartResult> complete(Optional<Rival> rival) {
        boolean outdone = rival.isPresent() && starts.stream().allMatch(start -> start.isOutdone(rival.get()));
        return starts.stream().map(start -> start.complete(outdone)).toList();
    }

    @Override
    public boolean sawAll() {
        return starts.stream().allMatch(start -> start.sawAll);
    }

    @Override
    public void cancel() {
        monitor.cancel();
    }

    /** One start, from its first point to its result. */
    private final class Start {
        private final TrainingSeed from;
        private final StartRecord record;
        private final Checkpoint checkpoint;
        private final Optional<LossEvaluator> held;
        private final int[] order;
        private final int[] some;
        private final LinearisedLoss beginning;
        private final double[] found;
        private boolean converged;
        private boolean leftBehind;
        private boolean sawAll;
        private int iterations;

        Start(int start) {
            from = TrainingSeed.draw(start, draws, seed);
            record = new StartRecord(model, start);
            checkpoint = new Checkpoint(options.validation(), from.theta());
            held = split.validation().length == 0
                    ? Optional.empty()
                    : Optional.of(new LossEvaluator(model, solvers, 1, split.validation(), map));
            order = Split.shuffled(split.training().length, from.random());
            some = Arrays.stream(order, 0, held.isEmpty() ? order.length : Math.min(order.length, options.beginning()))
                    .map(i -> split.training()[i])
                    .sorted()
                    .toArray();
            sawAll = some.length == order.length;
            beginning = new LinearisedLoss(model, solvers, some, map);
            found = begin(beginning);
        }

        boolean isOutdone(Rival rival) {
            return hasMore() && rival.outdoes(model, found, some, solvers, map);
        }

        /** @param outdone whether another model is better: nothing further is learnt */
        StartResult complete(boolean outdone) {
            leftBehind = outdone;
            LinearisedLoss last = outdone ? beginning : new LinearisedLoss(model, solvers, split.training(), map);
            if (hasMore() && !outdone) {
                sawAll = true;
                search(last, checkpoint.theta(), PRECISE);
            }
            last.free();
            return result(last.loss(checkpoint.theta()));
        }

        private boolean hasMore() {
            return !sawAll && !sufficient() && !ended();
        }

        private boolean sufficient() {
            return checkpoint.loss() <= options.validation().sufficient();
        }

        private boolean ended() {
            return monitor.cancelled() || iterations >= options.iterations();
        }

        /** Fits some trajectories; the point at which that ended, where they are missed least. */
        private double[] begin(LinearisedLoss loss) {
            double[] theta = search(loss, checkpoint.theta(), ROUGH);
            if (model.substeps() instanceof SubstepRule.Automatic && loss.freeze(theta, 2) > 2) {
                return withFrozenSubsteps(loss, theta);
            }
            loss.free();
            return search(loss, theta, PRECISE);
        }

        /*
         * The loss jumps where a number of substeps changes, and a search that follows slopes may end at a jump. With
         * substeps that are frozen, at first twice as fine as needed, it is smooth; they are planned anew at each
         * minimum until they stay the same.
         */
        private double[] withFrozenSubsteps(LinearisedLoss loss, double[] from) {
            double[] theta = search(loss, from, ROUGH);
            List<Integer> before = List.of();
            for (int round = 0; round < MOST_PLANS && !ended(); round++) {
                loss.freeze(theta, 1);
                if (loss.frozen().equals(before)) {
                    return theta;
                }
                before = loss.frozen();
                theta = search(loss, theta, PRECISE);
            }
            return theta;
        }

        /** Searches from a point; where the search ends. */
        private double[] search(LinearisedLoss loss, double[] start, LeastSquaresOptions limits) {
            if (ended()) {
                return start;
            }
            checkpoint.takeHeart();
            int left = options.iterations() - iterations;
            Prior prior = Prior.walk(model, loss.values());
            LeastSquaresSearch search = new LeastSquaresSearch(loss, limits.withIterations(left), prior, start);
            if (iterations == 0) {
                record.reached(search.value());
                offer(from.theta());
            }
            while (search.running() && !checkpoint.exhausted() && !ended()) {
                step(search);
            }
            search.report(record);
            converged = search.converged();
            return search.accepted();
        }

        private void step(LeastSquaresSearch search) {
            int before = search.iterations();
            while (search.running() && search.iterations() == before) {
                search.round();
            }
            if (search.iterations() > before) {
                iterations++;
                record.reached(search.value());
                offer(search.accepted());
                double fraction = (double) iterations / options.iterations();
                monitor.iteration(record, iterations, search.gradientNorm(), fraction);
            }
        }

        private void offer(double[] theta) {
            checkpoint.offer(theta, held.map(evaluator -> evaluator.loss(theta)).orElse(Double.NaN));
        }

        /** @param end the loss of all that is learnt from, at the point kept */
        private StartResult result(double end) {
            double[] theta = checkpoint.theta();
            Optional<ValidationResult> validation =
                    held.map(evaluator -> checkpoint.result(split.validation(), model.lossUnit()));
            return record.result(status(end), iterations, end, theta, validation);
        }

        private FitStatus status(double end) {
            if (!Double.isFinite(end)) {
                return FitStatus.FAILED;
            }
            if (monitor.cancelled()) {
                return FitStatus.CANCELLED;
            }
            if (leftBehind) {
                return FitStatus.LEFT_BEHIND;
            }
            return converged
                    ? FitStatus.CONVERGED
                    : checkpoint.exhausted() ? FitStatus.STOPPED_EARLY : FitStatus.COMPLETED;
        }
    }
}
