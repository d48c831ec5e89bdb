package tacit.equilibrium;

import java.util.Arrays;

/*
 * Newton's method with the value function as unknown as well as the flow, (u, μ) ← (u, μ) + (δu, δμ): both recursions
 * linearised, with their defects as right-hand sides (Recursions). But for these the system is that of shooting, and it
 * is solved as such: first the value function that belongs to an unchanged flow, the flow b that belongs to that, then
 * (I − J) δμ = b, and the δu that belongs to δμ. A lane holds a value function of its own once a step was accepted.
 *
 * Source: J. Albersmeyer, M. Diehl, "The lifted Newton method and its application in optimization", SIAM Journal on
 * Optimization 20(3), 2010.
 */
final class LiftedNewton {
    private final Recursions recursions;
    private final int lanes;
    private final boolean[] holding;
    private final double[] before;
    private final double[] after;
    private double[] values = {};
    private double[] next = {};
    private double[] valueDirection = {};
    private double[] right = {};

    LiftedNewton(EquilibriumProblem problem) {
        recursions = new Recursions(problem);
        lanes = problem.lanes();
        holding = new boolean[lanes];
        before = new double[lanes];
        after = new double[lanes];
    }

    /** Whether a lane has a value function of its own, not the best response to its flow. */
    boolean holds(int lane) {
        return holding[lane];
    }

    /** Lets a lane begin with the best response again. */
    void drop(int lane) {
        holding[lane] = false;
    }

    /** Begins in some lanes with the best response to their flow. */
    void begin(double[] response, boolean[] beginning) {
        if (values.length != response.length) {
            reserve(new double[response.length]);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = beginning[i % lanes] ? response[i] : values[i];
        }
    }

    private void reserve(double[] own) {
        values = own;
        next = new double[own.length];
        valueDirection = new double[own.length];
        right = new double[own.length];
    }

    /** The linear system at the lanes' value functions and a flow. */
    NewtonSystem system(FineGrid grid, double[] flow, int[] solves) {
        recursions.measure(grid, values, flow, before);
        Arrays.fill(right, 0);
        recursions.backward(grid, values, flow, right, valueDirection);
        recursions.forward(grid, values, flow, valueDirection, right);
        return new NewtonSystem(grid, values, flow, flow, right, before, solves);
    }

    /** Takes the step that belongs to a solution of the system, for the time being. */
    void step(NewtonSystem system, double[] direction) {
        recursions.backward(system.grid(), values, system.flow(), direction, valueDirection);
        for (int i = 0; i < values.length; i++) {
            next[i] = values[i] + valueDirection[i];
        }
    }

    /** Measures the defects after the step, with the flow that it led to. */
    void measure(FineGrid grid, double[] flow) {
        recursions.measure(grid, next, flow, after);
    }

    /** The largest defect of a lane, as last measured. */
    double defect(int lane) {
        return after[lane];
    }

    /** Whether a lane's defects have fallen to a share of what they were, or below; then its step is taken for good. */
    boolean accept(int lane, double share) {
        boolean falls = after[lane] <= share * before[lane];
        holding[lane] |= falls;
        for (int i = lane; falls && i < values.length; i += lanes) {
            values[i] = next[i];
        }
        return falls;
    }

    /** Carries what the lanes hold over to a finer grid. */
    void refine(FineGrid from, FineGrid to) {
        if (values.length > 0) {
            reserve(from.regrid(values, to));
        }
    }
}
