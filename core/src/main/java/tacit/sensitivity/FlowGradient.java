package tacit.sensitivity;

import tacit.equilibrium.Status;

/** The gradient of a loss of the equilibrium flow, lane by lane. The arrays are returned themselves. */
public final class FlowGradient {
    private final double[] parameters;
    private final double[] initial;
    private final double[] inputs;
    private final Status[] status;
    private final int[] iterations;

    FlowGradient(double[] parameters, double[] initial, double[] inputs, Status[] status, int[] iterations) {
        this.parameters = parameters;
        this.initial = initial;
        this.inputs = inputs;
        this.status = status;
        this.iterations = iterations;
    }

    /**
     * {@code dL/dγ_k} for the value held on interval {@code k}, {@code [K+1][p][L]}; the last one acts through the
     * terminal cost alone. For parameters constant in time, sum over {@code k}.
     */
    public double[] parameters() {
        return parameters;
    }

    /** {@code dL/dμ_0}, each share taken as free, {@code [d][L]}. */
    public double[] initial() {
        return initial;
    }

    /** {@code dL/dinput_k}, {@code [K+1][n_i][L]}. */
    public double[] inputs() {
        return inputs;
    }

    /** How a lane's adjoint ended; a lane whose equilibrium has not converged keeps that one's status. */
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

    /** The number of iterations of a lane's adjoint. */
    public int iterations(int lane) {
        return iterations[lane];
    }
}
