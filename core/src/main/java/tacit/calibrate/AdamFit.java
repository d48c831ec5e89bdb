package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import tacit.math.ParallelMap;
import tacit.math.Vectors;
import tacit.optimize.Adam;
import tacit.optimize.AdamOptions;
import tacit.optimize.SearchStatus;

/*
 * A fit by Adam on batches of trajectories, all starts in lock-step. A batch keeps its trajectories, so that its
 * equilibria are looked for near those of its last visit; what is random is the order of the batches in an epoch.
 */
final class AdamFit {
    private final Optimizer.Adam options;
    private final FitMonitor monitor;
    private final RandomGenerator random;
    private final LossEvaluator full;
    private final List<LossEvaluator> batches = new ArrayList<>();
    private final List<Adam> searches = new ArrayList<>();
    private final List<StartRecord> records = new ArrayList<>();

    AdamFit(
            FitModel model,
            Solvers solvers,
            Optimizer.Adam options,
            long seed,
            int starts,
            ParallelMap map,
            FitMonitor monitor) {
        this.options = options;
        this.monitor = monitor;
        this.random = StartDraws.stream(seed, -1);
        int[] shuffled = shuffled(model.trajectories());
        for (int from = 0; from < shuffled.length; from += options.batch()) {
            int[] batch = Arrays.copyOfRange(shuffled, from, Math.min(from + options.batch(), shuffled.length));
            Arrays.sort(batch);
            batches.add(new LossEvaluator(model, solvers, starts, batch, map));
        }
        int[] all = shuffled.clone();
        Arrays.sort(all);
        full = new LossEvaluator(model, solvers, starts, all, map);
        StartDraws draws = new StartDraws(model, seed, starts);
        int steps = options.epochs() * batches.size();
        AdamOptions each = AdamOptions.of(steps, options.rate()).withFinalShare(options.finalShare());
        for (int start = 0; start < starts; start++) {
            searches.add(new Adam(draws.next(start), each));
            records.add(new StartRecord(model, start));
        }
    }

    private int[] shuffled(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    List<StartResult> run() {
        for (int epoch = 1; epoch <= options.epochs() && !monitor.cancelled(); epoch++) {
            epoch(epoch);
        }
        if (monitor.cancelled()) {
            searches.forEach(Adam::cancel);
        }
        boolean[] all = new boolean[searches.size()];
        Arrays.fill(all, true);
        double[][] points = points();
        List<Evaluation> ends = full.evaluate(points, all, Planning.FRESH);
        List<StartResult> results = new ArrayList<>();
        for (StartRecord record : records) {
            SearchStatus ended = searches.get(record.index()).status();
            Evaluation end = ends.get(record.index());
            FitStatus status = end.failed()
                    ? FitStatus.FAILED
                    : ended == SearchStatus.ITERATION_LIMIT ? FitStatus.COMPLETED : FitStatus.of(ended);
            results.add(record.result(status, epochsOf(record), end.loss(), points[record.index()]));
        }
        return results;
    }

    private int epochsOf(StartRecord record) {
        return searches.get(record.index()).iterations() / batches.size();
    }

    private void epoch(int epoch) {
        double[] sums = new double[searches.size()];
        double[] norms = new double[searches.size()];
        int[] told = new int[searches.size()];
        for (int batch : shuffled(batches.size())) {
            boolean[] wanted = new boolean[searches.size()];
            for (StartRecord record : records) {
                wanted[record.index()] = !searches.get(record.index()).done();
            }
            List<Evaluation> evaluations = batches.get(batch).evaluate(points(), wanted, Planning.FREE);
            for (StartRecord record : records) {
                Evaluation evaluation = evaluations.get(record.index());
                if (wanted[record.index()]) {
                    tell(record, evaluation);
                    told[record.index()]++;
                    sums[record.index()] += evaluation.loss();
                    norms[record.index()] = Vectors.maxAbs(evaluation.gradient());
                }
            }
        }
        for (StartRecord record : records) {
            if (told[record.index()] > 0) {
                record.reached(sums[record.index()] / told[record.index()]);
                monitor.iteration(record, epoch, norms[record.index()], (double) epoch / options.epochs());
            }
        }
    }

    private void tell(StartRecord record, Evaluation evaluation) {
        if (evaluation.failed()) {
            record.failed(evaluation.status());
        }
        searches.get(record.index()).tell(evaluation.loss(), evaluation.gradient());
    }

    private double[][] points() {
        return searches.stream().map(Adam::point).toArray(double[][]::new);
    }
}
