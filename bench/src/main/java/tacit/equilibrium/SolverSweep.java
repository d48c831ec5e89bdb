package tacit.equilibrium;

import java.util.Arrays;
import org.jspecify.annotations.NullMarked;

/** The two sweeps exactly as the solvers run them. One thread only. */
@NullMarked
public final class SolverSweep implements Runnable {
    private final Sweeps sweeps;
    private final FineGrid grid;
    private final double[] values;
    private final double[] flow;
    private final int[] faults;

    private SolverSweep(FineGrid grid, double[] flow) {
        this.grid = grid;
        this.flow = flow;
        sweeps = new Sweeps(grid.problem());
        values = new double[flow.length];
        faults = new int[grid.problem().lanes()];
        Arrays.fill(faults, -1);
    }

    /** Sweeps with one substep for each interval, from the flow that rests at the initial distribution. */
    public static SolverSweep resting(EquilibriumProblem problem) {
        Guess guess = Guess.resting(problem);
        return new SolverSweep(guess.grid(), guess.flow());
    }

    /** Sweeps with an equilibrium's substeps, from its flow. */
    public static SolverSweep at(Equilibrium equilibrium) {
        return new SolverSweep(equilibrium.fineGrid(), equilibrium.fineFlow().clone());
    }

    /** One backward sweep against the flow, one forward sweep that makes the flow anew. */
    @Override
    public void run() {
        sweeps.backward(grid, flow, values, faults);
        sweeps.forward(grid, values, flow, faults);
    }

    /** Whether every step so far was a stochastic matrix in every lane. */
    public boolean stochastic() {
        return Arrays.stream(faults).allMatch(fault -> fault < 0);
    }

    /** The length {@code Δ} of each step, {@code [K][L]}; the array itself. */
    public double[] lengths() {
        return grid.lengths();
    }

    /** The value function, {@code [K+1][d][L]}; the array itself. */
    public double[] values() {
        return values;
    }

    /** The flow, {@code [K+1][d][L]}; the array itself. */
    public double[] flow() {
        return flow;
    }
}
