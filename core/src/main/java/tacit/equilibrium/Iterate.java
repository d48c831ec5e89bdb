package tacit.equilibrium;

import java.util.Arrays;

/*
 * What an iteration works on: the flow it iterates, and the candidate equilibrium that it makes of it. Arrays are on
 * the current fine grid, [N+1][d][L]; they are replaced when the grid is refined.
 */
final class Iterate {
    private final Sweeps sweeps;
    private final LaneNorms norms;
    private final double[] change;
    private final int[] faults;
    private final int[] linearSolves;
    private FineGrid grid;
    private double[] previous = {};
    private double[] flow;
    private double[] values;
    private double[] image;

    Iterate(FineGrid grid, double[] flow, Sweeps sweeps) {
        this.grid = grid;
        this.flow = flow;
        this.sweeps = sweeps;
        norms = new LaneNorms(grid.problem().states(), grid.problem().lanes());
        values = new double[flow.length];
        image = new double[flow.length];
        change = new double[grid.problem().lanes()];
        faults = new int[change.length];
        linearSolves = new int[change.length];
    }

    /** Goes over to a grid with other substeps, the flow interpolated; the candidate is to be made anew. */
    void refine(FineGrid other) {
        flow = grid.regrid(flow, other);
        previous = previous.length == 0 ? previous : grid.regrid(previous, other);
        grid = other;
        values = new double[flow.length];
        image = new double[flow.length];
    }

    /** Makes the candidate: the best response to the flow, and the flow that it generates. */
    void respond() {
        Arrays.fill(faults, -1);
        sweeps.backward(grid, flow, values, faults);
        sweeps.forward(grid, values, image, faults);
        norms.distance(image, flow, change);
    }

    /** Goes over to the candidate's flow in the given lanes; the candidate is to be made anew. */
    void accept(boolean[] moving) {
        double[] old = flow;
        flow = image;
        image = previous.length == flow.length ? previous : new double[flow.length];
        previous = old;
        for (int lane = 0; lane < moving.length; lane++) {
            for (int i = lane; i < flow.length && !moving[lane]; i += moving.length) {
                flow[i] = old[i];
            }
        }
    }

    /** The flow before {@link #accept}. */
    double[] previous() {
        return previous;
    }

    LaneNorms norms() {
        return norms;
    }

    Sweeps sweeps() {
        return sweeps;
    }

    FineGrid grid() {
        return grid;
    }

    /** The flow that is iterated. */
    double[] flow() {
        return flow;
    }

    /** The candidate's value function. */
    double[] values() {
        return values;
    }

    /** The candidate's flow. */
    double[] image() {
        return image;
    }

    /**
     * For each lane how far the candidate is from the iterate, undamped: what the method wants to be zero. Infinite
     * where a share is not finite.
     */
    double[] change() {
        return change;
    }

    /**
     * Whether the flow and the value function of a lane's candidate are finite. It is enough to look at the first point
     * of the value function: what is not finite stays so in all Bellman steps.
     */
    boolean isFinite(int lane) {
        boolean finite = Double.isFinite(change[lane]);
        for (int i = lane; i < grid.stride(); i += change.length) {
            finite &= Double.isFinite(values[i]);
        }
        return finite;
    }

    /**
     * For each lane an interval in which some step is not stochastic, or {@link MarkovStep#NEGATIVE_RATE}; negative
     * where the candidate has neither fault.
     */
    int[] faults() {
        return faults;
    }

    /** For each lane how many linear systems have been solved; counted by the method. */
    int[] linearSolves() {
        return linearSolves;
    }
}
