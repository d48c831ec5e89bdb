package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.math.ParallelMap;
import tacit.parameter.Lanes;

/**
 * The loss of some trajectories and its gradient, for all starts at once. Lanes are split into chunks that threads
 * share; as a lane's numbers do not depend on its neighbours, and sums run over trajectories in their order, the result
 * does not depend on the number of threads.
 */
final class LossEvaluator {
    /** Most lanes solved together: more would not make a lane cheaper. */
    private static final int MOST_LANES = 16;

    /** With fewer lanes than this a chunk is not worth another thread. */
    private static final int FEWEST_LANES = 4;

    private final FitModel model;
    private final Lanes lanes;
    private final int[] trajectories;
    private final ParallelMap map;
    private final List<LaneChunk> chunks = new ArrayList<>();

    /** @param trajectories the trajectories that count, ascending; not modified */
    LossEvaluator(FitModel whole, Solvers solvers, int starts, int[] trajectories, ParallelMap map) {
        this.model = whole.evaluating(trajectories);
        this.lanes = new Lanes(starts, trajectories.length);
        this.trajectories = trajectories.clone();
        this.map = map;
        int parts = Math.max(
                Math.ceilDiv(lanes.count(), MOST_LANES),
                Math.min(map.threads(), Math.ceilDiv(lanes.count(), FEWEST_LANES)));
        for (int part = 0; part < parts; part++) {
            int from = part * lanes.count() / parts;
            int[] some = new int[(part + 1) * lanes.count() / parts - from];
            int[] theirs = new int[some.length];
            for (int i = 0; i < some.length; i++) {
                some[i] = from + i;
                theirs[i] = trajectories[some[i] % trajectories.length];
            }
            chunks.add(new LaneChunk(model, solvers, some, theirs));
        }
    }

    /**
     * Evaluates the starts that are wanted, on the whole horizon.
     *
     * @param thetas every start's {@code θ}, {@code [start][component]}; not modified
     * @param wanted which starts to evaluate; not modified
     * @return one evaluation for each start, meaningless where it was not wanted
     */
    List<Evaluation> evaluate(double[][] thetas, boolean[] wanted, Planning planning) {
        return evaluate(
                byComponent(thetas), wanted, planning, Window.whole(model.grid().points()));
    }

    /** Evaluates a single start on a stretch of the horizon. */
    Evaluation evaluate(double[] theta, Planning planning, Window window) {
        return evaluate(theta, new boolean[] {true}, planning, window).getFirst();
    }

    /** The loss of a single start on the whole horizon; {@code +∞} where an equilibrium failed. */
    double loss(double[] theta) {
        return Arrays.stream(losses(theta)).sum();
    }

    /** What each trajectory adds to that loss. */
    double[] losses(double[] theta) {
        LaneChunk.Task task =
                task(theta, new boolean[] {true}, Window.whole(model.grid().points()));
        return map.map(chunks.size(), i -> chunks.get(i).losses(task)).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private List<Evaluation> evaluate(double[] theta, boolean[] wanted, Planning planning, Window window) {
        LaneChunk.Task task = task(theta, lanesOf(wanted), window);
        List<LaneChunk> needed = withAny(task.wanted());
        List<LaneChunk.Result> results =
                map.map(needed.size(), i -> needed.get(i).evaluate(task, planning));
        return gather(theta, needed, results);
    }

    private LaneChunk.Task task(double[] theta, boolean[] wantedLanes, Window window) {
        double[] scales = new double[lanes.count()];
        for (int lane = 0; lane < scales.length; lane++) {
            scales[lane] = model.scaleOf(theta, lanes.starts(), lane / lanes.trajectories());
        }
        int values = 0;
        for (int trajectory : trajectories) {
            values += model.observation().count(window.first(), window.last(), trajectory);
        }
        double lossScale = values == 0 ? 0 : 1 / (values * model.lossUnit());
        return new LaneChunk.Task(
                theta, model.path(theta, lanes), model.initial(theta, lanes), scales, wantedLanes, window, lossScale);
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
            boolean[] replanned,
            double[] flow) {
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
                    new boolean[count],
                    new double[model.parameters().coupled() ? points * model.states() * count : 0]);
        }

        void put(LaneChunk.Result result, int[] to) {
            LaneCopies.scatter(result.parameterGradient(), to, parameterGradient.values(), loss.length);
            LaneCopies.scatter(result.initialGradient(), to, initialGradient, loss.length);
            if (flow.length > 0) {
                LaneCopies.scatter(result.flow(), to, flow, loss.length);
            }
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
        model.reading(all.flow(), lanes.count())
                .pullback(model.parameterPart(theta, starts), lanes, all.parameterGradient(), parameters);
        model.initial().pullback(model.initialPart(theta, starts), lanes, all.initialGradient(), initial);
        double[] gradient = Arrays.copyOf(parameters, theta.length);
        System.arraycopy(initial, 0, gradient, parameters.length, initial.length);
        for (int start = 0; start < starts && model.scale().size() > 0; start++) {
            double sum = 0;
            for (int trajectory = 0; trajectory < lanes.trajectories(); trajectory++) {
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
        for (int trajectory = 0; trajectory < lanes.trajectories(); trajectory++) {
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
