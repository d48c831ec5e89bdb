package tacit.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tacit.equilibrium.GridPath;
import tacit.math.ParallelMap;
import tacit.parameter.Lanes;

/** The fit of a candidate: begun with some of the trajectories, and then completed or not. */
final class CandidateFit {
    private final Candidate candidate;
    private final FitModel model;
    private final FitEngine engine;
    private final ParallelMap map;
    private final StagedSearch search;
    private double[] theta;
    private double[] losses;
    private List<StartResult> starts = List.of();

    CandidateFit(Candidate candidate, FitModel model, FitEngine engine, ParallelMap map) {
        this.candidate = candidate;
        this.model = model;
        this.engine = engine;
        this.map = map;
        search = engine.begin(model, map);
        theta = search.theta();
        losses = held();
    }

    /** Completes the fit, unless a rival is better. */
    void complete(Optional<Rival> rival) {
        starts = search.complete(rival);
        theta = FitResult.best(starts).theta();
        losses = held();
    }

    private double[] held() {
        return search.held().length == 0 ? new double[] {Double.NaN} : engine.losses(model, theta, search.held(), map);
    }

    Candidate candidate() {
        return candidate;
    }

    FitModel model() {
        return model;
    }

    /** What each start found; none where the fit is not completed. */
    List<StartResult> starts() {
        return starts;
    }

    /** Whether it has been completed, and not been given up for a better one. */
    boolean isComplete() {
        return starts.stream().anyMatch(start -> start.status() != FitStatus.LEFT_BEHIND);
    }

    /** Whether it has learnt from some of the trajectories only: another candidate is better, or good enough. */
    boolean isOnlyBegun() {
        return !search.sawAll();
    }

    /** Has what follows end at once. */
    void cancel() {
        search.cancel();
    }

    /** Whether the trajectories held out could be computed. */
    boolean isUsable() {
        return Double.isFinite(loss());
    }

    /** The loss of the trajectories held out, as a share of the data's mean square; NaN where none are. */
    double loss() {
        return Arrays.stream(losses).sum();
    }

    /** What each of them adds to it; the array itself. */
    double[] losses() {
        return losses;
    }

    Rival rival() {
        return new Rival(model, theta);
    }

    /** The median of each parameter over times and trajectories. */
    GridPath medians() {
        Lanes lanes = new Lanes(1, model.trajectories());
        GridPath path = model.path(theta, lanes);
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
}
