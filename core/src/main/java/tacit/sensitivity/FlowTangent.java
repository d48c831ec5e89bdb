package tacit.sensitivity;

import tacit.equilibrium.Status;

/** The derivative of the equilibrium flow in a direction, lane by lane. */
public final class FlowTangent {
    private final double[] flow;
    private final Status[] status;
    private final int[] iterations;

    FlowTangent(double[] flow, Status[] status, int[] iterations) {
        this.flow = flow;
        this.status = status;
        this.iterations = iterations;
    }

    /** {@code δμ_k} at the grid points, {@code [K+1][d][L]}; the array itself. */
    public double[] flow() {
        return flow;
    }

    /** How a lane's tangent ended; a lane whose equilibrium has not converged keeps that one's status. */
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

    /** The number of iterations of a lane's tangent. */
    public int iterations(int lane) {
        return iterations[lane];
    }
}
