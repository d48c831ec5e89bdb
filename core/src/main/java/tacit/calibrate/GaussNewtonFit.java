package tacit.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tacit.equilibrium.SubstepRule;
import tacit.math.ParallelMap;
import tacit.optimize.LeastSquaresOptions;

/*
 * A fit by the Levenberg–Marquardt method, starts one after the other. It begins with some of the trajectories and goes
 * on with all of them, from the point at which those held out were missed least.
 */
final class GaussNewtonFit {
    /** A positive parameter changes by no more than a factor of four in one step; curved valleys are followed slowly. */
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
        this.model = model;
        this.solvers = solvers;
        this.options = options;
        this.seed = seed;
        this.draws = new StartDraws(model, seed, starts);
        this.split =
                Split.draw(options.validation(), model.trajectories(), StartDraws.stream(seed, TrainingSeed.SPLIT));
        this.starts = starts;
        this.map = map;
        this.monitor = monitor;
    }

    List<StartResult> run() {
        return IntStream.range(0, starts).mapToObj(Start::new).map(Start::run).toList();
    }

    /** One start, from its first point to its result. */
    private final class Start {
        private final TrainingSeed from;
        private final StartRecord record;
        private final Checkpoint checkpoint;
        private final Optional<LossEvaluator> held;
        private final int[] order;
        private boolean converged;
        private int iterations;

        Start(int start) {
            from = TrainingSeed.draw(start, draws, seed);
            record = new StartRecord(model, start);
            checkpoint = new Checkpoint(options.validation(), from.theta());
            held = split.validation().length == 0
                    ? Optional.empty()
                    : Optional.of(new LossEvaluator(model, solvers, 1, split.validation(), map));
            order = Split.shuffled(split.training().length, from.random());
        }

        StartResult run() {
            int all = order.length;
            int some = held.isEmpty() ? all : Math.min(all, options.beginning());
            begin(loss(some));
            if (some < all && !sufficient() && !ended()) {
                search(loss(all), checkpoint.theta(), PRECISE);
            }
            return result();
        }

        private boolean sufficient() {
            return checkpoint.loss() <= options.validation().sufficient();
        }

        private boolean ended() {
            return monitor.cancelled() || iterations >= options.iterations();
        }

        /** The loss of the first of the shuffled trajectories. */
        private LinearisedLoss loss(int size) {
            int[] trajectories = Arrays.stream(order, 0, size)
                    .map(i -> split.training()[i])
                    .sorted()
                    .toArray();
            return new LinearisedLoss(model, solvers, trajectories, map);
        }

        private void begin(LinearisedLoss loss) {
            double[] theta = search(loss, checkpoint.theta(), ROUGH);
            if (model.substeps() instanceof SubstepRule.Automatic && loss.freeze(theta, 2) > 2) {
                withFrozenSubsteps(loss, theta);
            } else {
                loss.free();
                search(loss, theta, PRECISE);
            }
        }

        /*
         * The loss jumps where a number of substeps changes, and a search that follows slopes may end at a jump. With
         * substeps that are frozen, at first twice as fine as needed, it is smooth; they are planned anew at each minimum
         * until they stay the same.
         */
        private void withFrozenSubsteps(LinearisedLoss loss, double[] from) {
            double[] theta = search(loss, from, ROUGH);
            List<Integer> before = List.of();
            for (int round = 0; round < MOST_PLANS && !ended(); round++) {
                loss.freeze(theta, 1);
                if (loss.frozen().equals(before)) {
                    return;
                }
                before = loss.frozen();
                theta = search(loss, theta, PRECISE);
            }
        }

        /** Searches from a point; where the search ends. */
        private double[] search(LinearisedLoss loss, double[] start, LeastSquaresOptions limits) {
            checkpoint.takeHeart();
            int left = Math.max(1, options.iterations() - iterations);
            LeastSquaresSearch search = new LeastSquaresSearch(loss, limits.withIterations(left), 0, start);
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

        private StartResult result() {
            double[] theta = checkpoint.theta();
            double end = new LossEvaluator(model, solvers, 1, split.training(), map).loss(theta);
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
            return converged
                    ? FitStatus.CONVERGED
                    : checkpoint.exhausted() ? FitStatus.STOPPED_EARLY : FitStatus.COMPLETED;
        }
    }
}
