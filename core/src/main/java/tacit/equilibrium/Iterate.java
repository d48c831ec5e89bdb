package tacit.equilibrium;

import java.util.Arrays;

/*
 * What an iteration works on: the flow it iterates, and the candidate equilibrium that it makes of it. Arrays are on
 * the current fine grid, [N+1][d][L]; they are replaced when the grid is refined.
 */
final class Iterate {
    private final Sweeps sweeps;
    private final double[] change;
    private final int[] faults;
    private final int[] linearSolves;
    private FineGrid grid;
    private double[] flow;
    private double[] values;
    private double[] image;

    Iterate(FineGrid grid, double[] flow, Sweeps sweeps) {
        this.grid = grid;
        this.flow = flow;
        this.sweeps = sweeps;
        values = new double[flow.length];
        image = new double[flow.length];
        change = new double[grid.problem().lanes()];
        faults = new int[change.length];
        linearSolves = new int[change.length];
    }

    /** Goes over to a finer grid, the flow interpolated; the candidate is to be made anew. */
    void refine(FineGrid finer) {
        flow = grid.regrid(flow, finer);
        grid = finer;
        values = new double[flow.length];
        image = new double[flow.length];
    }

    /** Makes the candidate: the best response to the flow, and the flow that it generates. */
    void respond() {
        Arrays.fill(faults, -1);
        sweeps.backward(grid, flow, values, faults);
        sweeps.forward(grid, values, image, faults);
        Sweeps.distance(image, flow, change);
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

    /** For each lane how far the candidate is from the iterate, undamped: what the method wants to be zero. */
    double[] change() {
        return change;
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
