package tacit.equilibrium;

import java.util.ArrayList;
import java.util.List;
import tacit.game.GamePoint.Argument;
import tacit.game.Strides;

/** The runs of fine steps after each of which all that a game reads lies equally far on. */
public final class StepRuns {
    private final boolean byInterval;
    private final List<Run> runs = new ArrayList<>();

    /**
     * Steps from {@code first} to before {@code end}.
     *
     * @param forward how a game's arguments move from a step to the next
     * @param backward the same from a step to the one before
     */
    public record Run(int first, int end, Strides forward, Strides backward) {
        /** The number of steps. */
        public int count() {
            return end - first;
        }
    }

    /**
     * The runs of a grid.
     *
     * @param byInterval whether the intervals that the steps of a run lie in must be equally far apart too
     */
    public StepRuns(FineGrid grid, boolean byInterval) {
        this.byInterval = byInterval;
        if (grid.isUnrefined()) {
            runs.add(new Run(0, grid.steps(), strides(grid, 0, grid.steps(), 1), strides(grid, 0, grid.steps(), -1)));
            return;
        }
        int first = 0;
        while (first < grid.steps()) {
            int end = first + 1;
            while (end < grid.steps() && continues(grid, first, end)) {
                end++;
            }
            runs.add(new Run(first, end, strides(grid, first, end, 1), strides(grid, first, end, -1)));
            first = end;
        }
    }

    private boolean continues(FineGrid grid, int first, int end) {
        return !grid.partial(first)
                && !grid.partial(end)
                && (end == first + 1
                        || ((!byInterval || intervalStride(grid, end) == intervalStride(grid, first + 1))
                                && parameterStride(grid, end) == parameterStride(grid, first + 1)
                                && inputStride(grid, end) == inputStride(grid, first + 1)));
    }

    private static int intervalStride(FineGrid grid, int n) {
        return grid.interval(n) - grid.interval(n - 1);
    }

    private static int parameterStride(FineGrid grid, int n) {
        GridPath path = grid.problem().parameters();
        return path.offset(grid.interval(n)) - path.offset(grid.interval(n - 1));
    }

    private static int inputStride(FineGrid grid, int n) {
        GridPath path = grid.problem().inputs();
        return path.offset(grid.interval(n)) - path.offset(grid.interval(n - 1));
    }

    private static Strides strides(FineGrid grid, int first, int end, int direction) {
        int lanes = direction * grid.problem().lanes();
        int state = direction * grid.stride();
        Strides strides = new Strides()
                .set(Argument.VALUE, state)
                .set(Argument.FLOW, state)
                .set(Argument.TIME, lanes)
                .lengths(lanes)
                .next(state);
        return end == first + 1
                ? strides
                : strides.set(Argument.PARAMETER, direction * parameterStride(grid, first + 1))
                        .set(Argument.INPUT, direction * inputStride(grid, first + 1));
    }

    /** The runs, in the order of time. */
    public List<Run> runs() {
        return runs;
    }
}
