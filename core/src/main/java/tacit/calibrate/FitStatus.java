package tacit.calibrate;

import tacit.optimize.SearchStatus;

/** How a fit, or one of its starts, ended. */
public enum FitStatus {
    /** A minimum of the loss has been found to the tolerances asked for. */
    CONVERGED("converged", "nothing to mend"),
    /** All steps of a stochastic search have been taken, or least squares or a finish ended without a minimum. */
    COMPLETED("completed", "nothing to mend; take more epochs if the loss still falls"),
    /** The loss of the trajectories held out had not fallen for a while. */
    STOPPED_EARLY("stopped early", "nothing to mend"),
    /** The iteration limit was reached before a minimum was. */
    ITERATION_LIMIT("iteration limit reached", "allow more iterations, or fix what the data cannot tell"),
    /** No lower loss was found, although the gradient is not small. */
    STALLED("stalled", "solve the equilibria more precisely, or start from elsewhere"),
    /** Given up: another start converged far below, or a model tried before misses the same trajectories less. */
    LEFT_BEHIND("left behind", "nothing to mend: another start or model found a lower loss"),
    /** The caller ended the fit; the best so far stays usable. */
    CANCELLED("cancelled", "run it again to the end"),
    /** The equilibrium could not be computed where the search began or ended. */
    FAILED("failed", "start from smaller rates or take more time steps");

    private final String text;
    private final String remedy;

    FitStatus(String text, String remedy) {
        this.text = text;
        this.remedy = remedy;
    }

    static FitStatus of(SearchStatus status) {
        return switch (status) {
            case GRADIENT_SMALL, VALUE_SMALL, DECREASE_SMALL -> CONVERGED;
            case ITERATION_LIMIT -> ITERATION_LIMIT;
            case LINE_SEARCH_FAILED -> STALLED;
            case RUNNING, CANCELLED -> CANCELLED;
            case NOT_FINITE -> FAILED;
        };
    }

    /** Whether the search ended as it should. */
    public boolean successful() {
        return this == CONVERGED || this == COMPLETED || this == STOPPED_EARLY;
    }

    /** What to try. */
    public String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return text;
    }
}
