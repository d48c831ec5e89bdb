package tacit.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tacit.math.ParallelMap;

/*
 * A fit by Adam, each start a training of its own. Starts run on different threads, an epoch at a time, and a single
 * start's trajectories do, so that progress is told in the same order whatever the number of threads.
 */
final class AdamFit {
    private final FitMonitor monitor;
    private final ParallelMap map;
    private final List<TrainingRun> runs = new ArrayList<>();

    AdamFit(
            FitModel model,
            Solvers solvers,
            Optimizer.Adam options,
            long seed,
            int starts,
            ParallelMap map,
            FitMonitor monitor) {
        this.monitor = monitor;
        this.map = map;
        Split split =
                Split.draw(options.validation(), model.trajectories(), StartDraws.stream(seed, TrainingSeed.SPLIT));
        StartDraws draws = new StartDraws(model, seed, starts);
        ParallelMap inside = starts == 1 ? map : new ParallelMap(1);
        for (int start = 0; start < starts; start++) {
            runs.add(new TrainingRun(model, solvers, options, split, TrainingSeed.draw(start, draws, seed), inside));
        }
    }

    List<StartResult> run() {
        repeat(TrainingRun::training, TrainingRun::epoch);
        if (!monitor.cancelled()) {
            all(runs, TrainingRun::beginFinish);
            repeat(TrainingRun::finishing, TrainingRun::iterate);
        }
        boolean cancelled = monitor.cancelled();
        return map.map(runs.size(), i -> runs.get(i).result(cancelled));
    }

    private void repeat(Predicate<TrainingRun> goesOn, Consumer<TrainingRun> step) {
        List<TrainingRun> going = runs.stream().filter(goesOn).toList();
        while (!going.isEmpty() && !monitor.cancelled()) {
            all(going, step);
            for (TrainingRun run : going) {
                monitor.iteration(run.record(), run.iterations(), run.gradientNorm(), run.fraction());
            }
            going = runs.stream().filter(goesOn).toList();
        }
    }

    private void all(List<TrainingRun> some, Consumer<TrainingRun> step) {
        map.map(some.size(), i -> {
            step.accept(some.get(i));
            return i;
        });
    }
}
