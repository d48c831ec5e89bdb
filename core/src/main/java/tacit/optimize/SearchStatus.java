package tacit.optimize;

/** Why a search stands where it stands. */
public enum SearchStatus {
    /** It wants another evaluation. */
    RUNNING("still running"),
    /** The gradient has become small enough: a stationary point to the tolerance asked for. */
    GRADIENT_SMALL("gradient small enough"),
    /** The value has become as small as it can be computed. */
    VALUE_SMALL("value small enough"),
    /** Several iterations in a row have hardly lowered the value, or the next one would not. */
    DECREASE_SMALL("value no longer decreases"),
    /** All iterations that were allowed are spent. */
    ITERATION_LIMIT("iteration limit reached"),
    /** No step along the steepest descent lowers the value, although the gradient is not small. */
    LINE_SEARCH_FAILED("no lower value found along the search direction"),
    /** Value or gradient are not finite where the search begins, or too often in a row. */
    NOT_FINITE("value or gradient not finite"),
    /** Ended from outside; the best point so far stays usable. */
    CANCELLED("cancelled");

    private final String description;

    SearchStatus(String description) {
        this.description = description;
    }

    /** Whether a minimum has been found to the tolerances asked for. */
    public boolean converged() {
        return this == GRADIENT_SMALL || this == VALUE_SMALL || this == DECREASE_SMALL;
    }

    /** The status in a few words. */
    public String description() {
        return description;
    }
}
