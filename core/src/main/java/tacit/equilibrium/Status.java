package tacit.equilibrium;

/** How the solution of one lane ended, from best to worst. */
public enum Status {
    /** The residual is within the tolerance. */
    CONVERGED("converged", "nothing to mend"),
    /** The iteration limit was reached. */
    NOT_CONVERGED(
            "not converged",
            "try another solver, such as auto or newton, allow more iterations or start from a nearby equilibrium"),
    /** The caller ended the solution before it converged. */
    CANCELLED("cancelled", "solve again"),
    /** The linearised equilibrium has no unique solution: the equilibrium is not isolated, or turns back there. */
    SINGULAR("singular", "move a parameter or the initial shares a little, or start from another equilibrium"),
    /** A step's transition matrix is not stochastic with the substeps that are allowed. */
    STEP_TOO_LARGE("step too large", "take more time steps, allow automatic substeps or bound the rates"),
    /** A number became infinite or undefined. */
    DIVERGED("diverged", "check the parameters' values and units"),
    /** The game gave a negative rate at some iterate, where a step is taken: no player can follow it. */
    INVALID_RATE("invalid rate", "a rate was negative: write max(0, …) or narrow the parameter's domain");

    private final String text;
    private final String remedy;

    Status(String text, String remedy) {
        this.text = text;
        this.remedy = remedy;
    }

    /** What to try. */
    public String remedy() {
        return remedy;
    }

    /** The worse of two. */
    public Status worse(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return text;
    }
}
