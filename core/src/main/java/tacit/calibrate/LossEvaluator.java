package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.math.ParallelMap;
import tacit.parameter.Lanes;

/**
 * The loss of some trajectories and its gradient, for all starts at once. Lanes are split into chunks of a fixed size,
 * so that the result does not depend on the number of threads; sums run over trajectories in their order.
 */
final class LossEvaluator {
    /** Lanes solved together: the doubles in the widest vector registers there are. */
    private static final int CHUNK = 8;

    private final FitModel model;
    private final Lanes lanes;
    private final int[] trajectories;
    private final ParallelMap map;
    private final List<LaneChunk> chunks = new ArrayList<>();

    /** @param trajectories the trajectories that count, ascending; not modified */
    LossEvaluator(FitModel model, Solvers solvers, int starts, int[] trajectories, ParallelMap map) {
        this.model = model;
        this.lanes = new Lanes(starts, model.trajectories());
        this.trajectories = trajectories.clone();
        this.map = map;
        int values = Arrays.stream(trajectories).map(model.observation()::count).sum();
        double lossScale = 1 / (values * model.lossUnit());
        int[] all = new int[starts * trajectories.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = lanes.lane(i / trajectories.length, trajectories[i % trajectories.length]);
        }
        for (int from = 0; from < all.length; from += CHUNK) {
            int[] some = Arrays.copyOfRange(all, from, Math.min(from + CHUNK, all.length));
            chunks.add(new LaneChunk(model, solvers, some, lanes, lossScale));
        }
    }

    /**
     * Evaluates the starts that are wanted.
     *
     * @param thetas every start's {@code θ}, {@code [start][component]}; not modified
     * @param wanted which starts to evaluate; not modified
     * @return one evaluation for each start, meaningless where it was not wanted
     */
    List<Evaluation> evaluate(double[][] thetas, boolean[] wanted, Planning planning) {
        double[] theta = byComponent(thetas);
        GridPath path = model.path(theta, lanes);
        double[] initial = model.initial(theta, lanes);
        double[] scales = new double[lanes.count()];
        for (int lane = 0; lane < scales.length; lane++) {
            scales[lane] = model.scaleOf(theta, lanes.starts(), lane / lanes.trajectories());
        }
        boolean[] wantedLanes = lanesOf(wanted);
        List<LaneChunk> needed = withAny(wantedLanes);
        List<LaneChunk.Result> results =
                map.map(needed.size(), i -> needed.get(i).evaluate(path, initial, scales, wantedLanes, planning));
        return gather(theta, needed, results);
    }

    /** Gives starts back the substeps that they kept before their evaluation with {@link Planning#RAISE}, the last. */
    void takeBack(boolean[] some) {
        boolean[] from = lanesOf(some);
        withAny(from).forEach(chunk -> chunk.takeBack(from));
    }

    private boolean[] lanesOf(boolean[] some) {
        boolean[] from = new boolean[lanes.count()];
        for (int lane = 0; lane < from.length; lane++) {
            from[lane] = some[lane / lanes.trajectories()];
        }
        return from;
    }

    private List<LaneChunk> withAny(boolean[] wantedLanes) {
        return chunks.stream()
                .filter(chunk -> Arrays.stream(chunk.lanes()).anyMatch(lane -> wantedLanes[lane]))
                .toList();
    }

    private double[] byComponent(double[][] thetas) {
        double[] theta = new double[model.size() * lanes.starts()];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = thetas[i % lanes.starts()][i / lanes.starts()];
        }
        return theta;
    }

    /** The chunks' results, over all lanes of the fit. */
    private record LaneResults(
            GridPath parameterGradient,
            double[] initialGradient,
            double[] scaleGradient,
            double[] loss,
            Status[] status,
            boolean[] replanned) {
        static LaneResults empty(FitModel model, int count) {
            int p = model.game().parameters().size();
            int points = model.grid().points();
            Status[] status = new Status[count];
            Arrays.fill(status, Status.CONVERGED);
            return new LaneResults(
                    GridPath.of(points, p, count, new double[points * p * count]),
                    new double[model.states() * count],
                    new double[count],
                    new double[count],
                    status,
                    new boolean[count]);
        }

        void put(LaneChunk.Result result, int[] to) {
            LaneCopies.scatter(result.parameterGradient(), to, parameterGradient.values(), loss.length);
            LaneCopies.scatter(result.initialGradient(), to, initialGradient, loss.length);
            for (int i = 0; i < to.length; i++) {
                scaleGradient[to[i]] = result.scaleGradient()[i];
                loss[to[i]] = result.loss()[i];
                status[to[i]] = result.status()[i];
                replanned[to[i]] = result.replanned()[i];
            }
        }
    }

    private List<Evaluation> gather(double[] theta, List<LaneChunk> needed, List<LaneChunk.Result> results) {
        LaneResults all = LaneResults.empty(model, lanes.count());
        for (int c = 0; c < needed.size(); c++) {
            all.put(results.get(c), needed.get(c).lanes());
        }
        double[] gradient = pullback(theta, all);
        List<Evaluation> evaluations = new ArrayList<>();
        for (int start = 0; start < lanes.starts(); start++) {
            evaluations.add(evaluation(start, all, gradient));
        }
        return evaluations;
    }

    private double[] pullback(double[] theta, LaneResults all) {
        int starts = lanes.starts();
        double[] parameters = new double[model.parameters().size() * starts];
        double[] initial = new double[model.initial().size() * starts];
        model.parameters().pullback(model.parameterPart(theta, starts), lanes, all.parameterGradient(), parameters);
        model.initial().pullback(model.initialPart(theta, starts), lanes, all.initialGradient(), initial);
        double[] gradient = Arrays.copyOf(parameters, theta.length);
        System.arraycopy(initial, 0, gradient, parameters.length, initial.length);
        for (int start = 0; start < starts && model.scale().size() > 0; start++) {
            double sum = 0;
            for (int trajectory : trajectories) {
                sum += all.scaleGradient()[lanes.lane(start, trajectory)];
            }
            double[] slope = model.scale().valuesTangent(model.scaleColumn(theta, starts, start), new double[] {1});
            gradient[parameters.length + initial.length + start] = sum * slope[0];
        }
        return gradient;
    }

    private Evaluation evaluation(int start, LaneResults all, double[] gradient) {
        double sum = 0;
        Status worst = Status.CONVERGED;
        boolean changed = false;
        for (int trajectory : trajectories) {
            int lane = lanes.lane(start, trajectory);
            sum += all.loss()[lane];
            worst = worst.worse(all.status()[lane]);
            changed |= all.replanned()[lane];
        }
        double[] own = new double[model.size()];
        for (int c = 0; c < own.length; c++) {
            own[c] = worst == Status.CONVERGED ? gradient[c * lanes.starts() + start] : Double.NaN;
        }
        return new Evaluation(worst == Status.CONVERGED ? sum : Double.POSITIVE_INFINITY, own, worst, changed);
    }
}
