package tacit.equilibrium;

/**
 * Thrown only where a caller asked for it: a solution did not converge. Its message says how it ended and what to try.
 */
public final class NotConvergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConvergedException(String message) {
        super(message);
    }
}
