package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Status;

/**
 * An equilibrium whose parameters read its own flow, {@code μ = E(Γ(μ))} with {@code E} the flow of the equilibrium for
 * given parameters. {@link CoupledSolver} finds it.
 */
public final class CoupledEquilibrium {
    private final Equilibrium equilibrium;
    private final FlowDependence dependence;
    private final double[] flow;
    private final Status[] status;
    private final double[] residual;
    private final int[] iterations;

    CoupledEquilibrium(
            Equilibrium equilibrium,
            FlowDependence dependence,
            double[] flow,
            Status[] status,
            double[] residual,
            int[] iterations) {
        this.equilibrium = equilibrium;
        this.dependence = dependence;
        this.flow = flow;
        this.status = status;
        this.residual = residual;
        this.iterations = iterations;
    }

    /** The equilibrium of the parameters that were read, which its problem holds. */
    public Equilibrium equilibrium() {
        return equilibrium;
    }

    /** How the parameters read the flow; {@link FlowDependence#read} last read {@link #readFlow}. */
    FlowDependence dependence() {
        return dependence;
    }

    /** The flow that the parameters read, {@code [K+1][d][L]}; the array itself, not to be modified. */
    public double[] readFlow() {
        return flow;
    }

    /**
     * How a lane ended: {@link Status#CONVERGED} where {@link #residual} is within the solver's tolerance, the status
     * of its equilibrium where that was not found.
     */
    public Status status(int lane) {
        return status[lane];
    }

    /** The worst status of all lanes. */
    public Status worstStatus() {
        Status worst = Status.CONVERGED;
        for (Status lane : status) {
            worst = worst.worse(lane);
        }
        return worst;
    }

    /**
     * {@code ‖E(Γ(μ)) − μ‖∞} over the grid points: how far the flow that the parameters read is from that of their
     * equilibrium; infinite where that was not found.
     */
    public double residual(int lane) {
        return residual[lane];
    }

    /** The number of equilibria that were solved for a lane. */
    public int iterations(int lane) {
        return iterations[lane];
    }
}
