package tacit.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tacit.equilibrium.PointPass.Kind;
import tacit.equilibrium.PointPass.Operand;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;

/*
 * Anderson acceleration of μ ← μ + ω r, r = Φ(μ) − μ. With the last steps s_j of the iterate and the turns y_j of r
 * that they brought about,
 *
 *   μ ← μ + ω r − Σ_j c_j (s_j + ω y_j),   c = argmin ‖r − Σ_j c_j y_j‖.
 *
 * All lanes write to the same place of the window; a lane that was not moved has nothing there. A step is shortened at
 * each point in time by itself, such that no share falls below 0 and mass is kept.
 */
final class AndersonMethod implements IterationMethod {
    /** A change so many times the smallest one means that the remembered steps mislead. */
    private static final double LOST = 10;

    /** How far a damped step is shortened at most, and how fast it grows again. */
    private static final double SMALLEST = 1.0 / 64;

    private static final double RECOVERY = 1.5;

    /** How much of the way to an empty state an extrapolation goes at most. */
    private static final double BOUNDARY = 0.9;

    /** The extrapolated step and how far a share falls below 0, by the number of remembered steps. */
    private static final Map<Integer, Kind> EXTRAPOLATIONS = new ConcurrentHashMap<>();

    private final int window;
    private final int lanes;
    private final int stride;
    private final double[] omega;
    private final double[] least;
    private final double[] earlierChange;
    private final double[] below;
    private final boolean[] known;
    private final int[] depth;
    private final SecantFit fit;
    private final PointPass[] extrapolations;
    private final double[][] steps;
    private final double[][] turns;
    private double[] earlier;
    private int newest;

    AndersonMethod(int window, Iterate start) {
        this.window = window;
        lanes = start.grid().problem().lanes();
        stride = start.grid().stride();
        int states = start.grid().problem().states();
        omega = new double[lanes];
        Arrays.fill(omega, 1);
        least = new double[lanes];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        earlierChange = least.clone();
        below = new double[lanes];
        known = new boolean[lanes];
        depth = new int[lanes];
        fit = new SecantFit(window, states, lanes);
        extrapolations = IntStream.rangeClosed(0, window)
                .mapToObj(columns -> EXTRAPOLATIONS.computeIfAbsent(columns, AndersonMethod::extrapolation))
                .map(kind -> new PointPass(kind, states, lanes))
                .toArray(PointPass[]::new);
        steps = new double[window][start.flow().length];
        turns = new double[window][start.flow().length];
        earlier = new double[start.flow().length];
    }

    /** Operands: the step, how far below 0, the flow, {@code r}, {@code ω}, and for each age weight, step and turn. */
    private static Kind extrapolation(int columns) {
        List<Operand> operands = new ArrayList<>(
                List.of(Operand.STATES, Operand.LARGEST, Operand.STATES, Operand.STATES, Operand.LANES));
        for (int age = 0; age < columns; age++) {
            operands.addAll(List.of(Operand.LANES, Operand.STATES, Operand.STATES));
        }
        return new Kind(operands, row -> {
            ExpressionGraph graph = row.graph();
            Expression step = graph.multiply(row.read(4), row.read(3));
            for (int age = 0; age < columns; age++) {
                Expression turn = graph.multiply(row.read(4), row.read(7 + 3 * age));
                Expression past = graph.add(row.read(6 + 3 * age), turn);
                step = graph.subtract(step, graph.multiply(row.read(5 + 3 * age), past));
            }
            row.set(0, step);
            row.raise(1, graph.negate(graph.add(row.read(2), step)));
        });
    }

    @Override
    public void propose(Iterate iterate) {
        iterate.respond();
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        for (int lane = 0; lane < lanes; lane++) {
            if (moving[lane]) {
                adapt(lane, iterate.change()[lane]);
            } else {
                forget(lane);
            }
        }
        rememberTurns(iterate.flow(), iterate.image(), moving);
        int columns = fit.solve(iterate.grid(), earlier, turns, newest, depth);
        int next = (newest + 1) % window;
        double[] step = steps[next];
        extrapolate(iterate, columns, next);
        for (int lane = 0; lane < lanes; lane++) {
            if (below[lane] > 0) {
                shorten(iterate.flow(), step, lane);
            }
        }
        double[] flow = iterate.flow();
        for (int i = 0; i < flow.length; i++) {
            flow[i] += step[i];
        }
        newest = next;
    }

    /** Writes the step in place of the oldest one, of which each share is read before it is overwritten. */
    private void extrapolate(Iterate iterate, int columns, int next) {
        PointPass pass = extrapolations[columns];
        pass.take(0, steps[next])
                .into(1, below)
                .take(2, iterate.flow())
                .take(3, earlier)
                .take(4, omega);
        for (int age = 0; age < columns; age++) {
            int slot = Math.floorMod(newest - age, window);
            pass.take(5 + 3 * age, fit.weights(age))
                    .take(6 + 3 * age, steps[slot])
                    .take(7 + 3 * age, turns[slot]);
        }
        pass.run(iterate.grid().steps() + 1);
    }

    /**
     * Takes over a lane that has just gone from {@code previous} to the flow that it generates, and remembers that
     * step.
     *
     * @param change how large it was
     */
    void follow(int lane, double[] previous, double[] flow, double change) {
        for (int i = lane; i < flow.length; i += lanes) {
            earlier[i] = flow[i] - previous[i];
            steps[newest][i] = earlier[i];
        }
        known[lane] = true;
        depth[lane] = 0;
        least[lane] = change;
        earlierChange[lane] = change;
    }

    /** Forgets what a lane has been through, as when another method has moved it. */
    void forget(int lane) {
        known[lane] = false;
        depth[lane] = 0;
    }

    private void adapt(int lane, double change) {
        if (known[lane]) {
            depth[lane] = Math.min(depth[lane] + 1, window);
        }
        if (change > LOST * least[lane]) {
            depth[lane] = 0;
            least[lane] = change;
        }
        if (change > earlierChange[lane]) {
            omega[lane] = Math.max(omega[lane] / 2, SMALLEST);
        } else {
            omega[lane] = Math.min(omega[lane] * RECOVERY, 1);
        }
        least[lane] = Math.min(least[lane], change);
        earlierChange[lane] = change;
        known[lane] = true;
    }

    private void rememberTurns(double[] flow, double[] image, boolean[] moving) {
        double[] turn = turns[newest];
        for (int i = 0; i < flow.length; i++) {
            double r = image[i] - flow[i];
            turn[i] = r - earlier[i];
            earlier[i] = r;
        }
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = lane; i < flow.length && !moving[lane]; i += lanes) {
                turn[i] = 0;
                earlier[i] = 0;
            }
        }
    }

    /** Leaves so much of a lane's extrapolation at each point that no share falls below 0, and mass is kept. */
    private void shorten(double[] flow, double[] step, int lane) {
        for (int point = lane; point < flow.length; point += stride) {
            double length = 1;
            for (int i = point; i < point - lane + stride; i += lanes) {
                double damped = omega[lane] * earlier[i];
                double safe = flow[i] + damped;
                double beyond = damped - step[i];
                length = beyond > safe ? Math.min(length, BOUNDARY * Math.max(safe, 0) / beyond) : length;
            }
            for (int i = point; i < point - lane + stride && length < 1; i += lanes) {
                double damped = omega[lane] * earlier[i];
                step[i] = Math.max(damped + length * (step[i] - damped), -flow[i]);
            }
        }
    }

    @Override
    public SolutionMethod method(int lane) {
        return SolutionMethod.ANDERSON;
    }

    @Override
    public void refine(FineGrid from, FineGrid to, boolean[] anew) {
        earlier = from.regrid(earlier, to);
        for (int slot = 0; slot < window; slot++) {
            steps[slot] = from.regrid(steps[slot], to);
            turns[slot] = from.regrid(turns[slot], to);
        }
        fit.refine(to, turns);
    }
}
